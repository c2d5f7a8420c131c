-- Parties that members plan in a server, and who said whether they come.

-- A draft is seen by its host alone. The date is the day of the start in the server's zone, or in the host's where the
-- server has none. `round` counts how often it was planned: a party that was missed can be planned again. `event_id` is
-- the scheduled event at Discord, `message_id` the card; 0 stands for one that somebody deleted.
CREATE TABLE party (
    id TEXT PRIMARY KEY CHECK (length(id) = 16),
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    zone TEXT NOT NULL,
    local_date TEXT NOT NULL CHECK (length(local_date) = 10),
    place BLOB NOT NULL,
    guests BLOB NOT NULL,
    ritual TEXT NOT NULL CHECK (ritual IN ('toast', 'shred', 'read-aloud', 'quiet')),
    state TEXT NOT NULL CHECK (state IN ('draft', 'planned', 'begun', 'ended', 'missed', 'called-off')),
    round INTEGER NOT NULL DEFAULT 0,
    event_id INTEGER,
    event_trouble TEXT CHECK (event_trouble IN ('forbidden', 'full', 'gone', 'failed')),
    message_id INTEGER,
    card_refused INTEGER NOT NULL DEFAULT 0 CHECK (card_refused IN (0, 1)),
    -- The day after which a draft, or a party that is over, is forgotten.
    kept_until TEXT CHECK (length(kept_until) = 10)
) STRICT, WITHOUT ROWID;
-- Two parties on one day are one.
CREATE UNIQUE INDEX party_of_day ON party (guild_id, local_date) WHERE state = 'planned';
CREATE INDEX party_by_start ON party (starts_at) WHERE state = 'planned';
CREATE INDEX party_by_end ON party (kept_until);

-- Who gives it, in the order in which they came to: the first one planned it. The quest is what they celebrate.
CREATE TABLE party_host (
    party_id TEXT NOT NULL REFERENCES party (id) ON DELETE CASCADE,
    member_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    quest_id INTEGER REFERENCES quest (id) ON DELETE SET NULL,
    PRIMARY KEY (party_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_host_by_member ON party_host (member_id);
CREATE INDEX party_host_by_quest ON party_host (quest_id);

-- What a member said to the invitation; others see only how many said so.
CREATE TABLE party_guest (
    party_id TEXT NOT NULL REFERENCES party (id) ON DELETE CASCADE,
    member_id INTEGER NOT NULL,
    reply TEXT NOT NULL CHECK (reply IN ('coming', 'maybe', 'not-this-time')),
    PRIMARY KEY (party_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_guest_by_member ON party_guest (member_id);

-- The evening of a party that was begun. It ends by itself, at a full hour. `message_id` is the party's card,
-- `keepsake_id` the message with its picture and album; 0 stands for one that somebody deleted.
CREATE TABLE party_evening (
    party_id TEXT PRIMARY KEY REFERENCES party (id) ON DELETE CASCADE,
    ends_at INTEGER NOT NULL,
    message_id INTEGER,
    keepsake_id INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX party_evening_by_end ON party_evening (ends_at);

-- What a host chose to read: until the party has begun nobody else sees it.
CREATE TABLE party_line (
    id TEXT PRIMARY KEY CHECK (length(id) = 16),
    party_id TEXT NOT NULL REFERENCES party (id) ON DELETE CASCADE,
    member_id INTEGER NOT NULL,
    failure_id INTEGER NOT NULL,
    text BLOB NOT NULL,
    position INTEGER NOT NULL,
    read INTEGER NOT NULL DEFAULT 0 CHECK (read IN (0, 1)),
    shredded INTEGER NOT NULL DEFAULT 0 CHECK (shredded IN (0, 1)),
    UNIQUE (party_id, member_id, failure_id),
    FOREIGN KEY (member_id, failure_id) REFERENCES failure (member_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX party_line_of_failure ON party_line (member_id, failure_id);

-- A toast: one of each member.
CREATE TABLE party_toast (
    party_id TEXT NOT NULL REFERENCES party (id) ON DELETE CASCADE,
    member_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text BLOB NOT NULL,
    PRIMARY KEY (party_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_toast_by_member ON party_toast (member_id);

-- What a letter was honoured for, never a person.
CREATE TABLE party_award (
    party_id TEXT NOT NULL REFERENCES party (id) ON DELETE CASCADE,
    award TEXT NOT NULL CHECK (award IN ('kindest', 'slowest', 'shortest')),
    line_id TEXT NOT NULL REFERENCES party_line (id) ON DELETE CASCADE,
    PRIMARY KEY (party_id, award)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_award_by_line ON party_award (line_id);
