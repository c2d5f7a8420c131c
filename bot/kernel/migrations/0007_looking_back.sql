-- Looking back, each for themselves: who wants an entry of an earlier year to come back with the check-in. `least` is what
-- it stung at first at least, `most` what it stings now at most; `brought` is the Monday of the last week that brought one.
CREATE TABLE resurfacing (
    member_id INTEGER PRIMARY KEY,
    least INTEGER CHECK (least BETWEEN 0 AND 10),
    most INTEGER CHECK (most BETWEEN 0 AND 10),
    brought TEXT CHECK (length(brought) = 10)
) STRICT;

-- What never comes back by itself, because its member said so.
CREATE TABLE resurfacing_spared (
    member_id INTEGER NOT NULL,
    failure_id INTEGER NOT NULL,
    PRIMARY KEY (member_id, failure_id),
    FOREIGN KEY (member_id, failure_id) REFERENCES failure (member_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Looking back together: when and where a server reads what it did in the month before. In a month that is too short for
-- its day it comes on the last one.
CREATE TABLE digest_schedule (
    guild_id INTEGER PRIMARY KEY,
    channel_id INTEGER NOT NULL,
    day INTEGER NOT NULL CHECK (day BETWEEN 1 AND 31),
    wall_time TEXT NOT NULL CHECK (length(wall_time) = 5),
    zone TEXT NOT NULL,
    next_date TEXT NOT NULL CHECK (length(next_date) = 10),
    next_at INTEGER NOT NULL
) STRICT;
CREATE INDEX digest_schedule_due ON digest_schedule (next_at);

-- What is told of a month in one server, once ever. The figures are worked out once and hold nothing but what is shown;
-- what it quotes is asked of the shares each time it is drawn, so that it can be taken back.
CREATE TABLE digest (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id INTEGER NOT NULL,
    month TEXT NOT NULL CHECK (length(month) = 7),
    figures TEXT NOT NULL CHECK (json_valid(figures)),
    state TEXT NOT NULL CHECK (state IN ('prepared', 'due', 'posted', 'silent', 'missed', 'undeliverable')),
    late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
    due_at INTEGER,
    channel_id INTEGER,
    message_id INTEGER,
    -- Whether what it quotes has changed since it was drawn.
    stale INTEGER NOT NULL DEFAULT 0 CHECK (stale IN (0, 1)),
    UNIQUE (guild_id, month),
    CHECK (state NOT IN ('due', 'posted') OR (due_at IS NOT NULL AND channel_id IS NOT NULL))
) STRICT;
CREATE INDEX digest_due ON digest (due_at) WHERE state = 'due';
CREATE INDEX digest_stale ON digest (id) WHERE stale = 1;

-- A share under its author's name that may be quoted, and the digest that quotes it.
CREATE TABLE quotable (
    share_id TEXT PRIMARY KEY REFERENCES share (id) ON DELETE CASCADE,
    digest_id INTEGER REFERENCES digest (id) ON DELETE SET NULL
) STRICT, WITHOUT ROWID;

-- However a share is reworded, held or taken back, by its author, by moderators or with a channel: the digest follows.
CREATE TRIGGER quote_gone AFTER DELETE ON quotable WHEN old.digest_id IS NOT NULL BEGIN
    UPDATE digest SET stale = 1 WHERE id = old.digest_id;
END;
CREATE TRIGGER quote_changed AFTER UPDATE OF text, note, state ON share WHEN new.audience = 'named' BEGIN
    UPDATE digest SET stale = 1 WHERE id = (SELECT digest_id FROM quotable WHERE share_id = new.id);
END;
