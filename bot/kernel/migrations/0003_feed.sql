-- What keeps a feed trustworthy: who asked for what to be looked at, who may not share for now, what moderators did.

-- A report of a card. The reporter is a tag of share and member: enough to count three, not to list people. It is open
-- until moderators have looked at the card.
CREATE TABLE report (
    share_id TEXT NOT NULL REFERENCES share (id) ON DELETE CASCADE,
    reporter BLOB NOT NULL,
    counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    reported_on TEXT NOT NULL CHECK (length(reported_on) = 10),
    PRIMARY KEY (share_id, reporter)
) STRICT, WITHOUT ROWID;

-- The author of a card, whoever that is, may not share here until a day: tag is that of the card and its author.
CREATE TABLE block (
    guild_id INTEGER NOT NULL,
    share_id TEXT NOT NULL,
    tag BLOB NOT NULL,
    until TEXT NOT NULL CHECK (length(until) = 10),
    PRIMARY KEY (guild_id, share_id)
) STRICT, WITHOUT ROWID;

-- What moderators did, by card, never by author. `origin` is a tag of the deed's interaction: one acts once.
-- `member_id` is the moderator, NULL where enough reports did it or the moderator erased everything.
CREATE TABLE moderation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    origin BLOB NOT NULL UNIQUE,
    guild_id INTEGER NOT NULL,
    share_id TEXT NOT NULL,
    deed TEXT NOT NULL CHECK (deed IN ('hold', 'release', 'remove', 'block', 'unblock', 'auto-hold')),
    member_id INTEGER,
    done_on TEXT NOT NULL CHECK (length(done_on) = 10)
) STRICT;
CREATE INDEX moderation_of_guild ON moderation (guild_id, id);

-- "Ask me about": what a member knows from having failed at it. Until it is offered only its member sees it.
CREATE TABLE experience (
    id TEXT PRIMARY KEY CHECK (length(id) = 16),
    guild_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    topic BLOB NOT NULL,
    offered INTEGER NOT NULL CHECK (offered IN (0, 1)),
    until TEXT NOT NULL CHECK (length(until) = 10),
    -- Whether its member was told that it ends soon.
    reminded INTEGER NOT NULL DEFAULT 0 CHECK (reminded IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX experience_of_guild ON experience (guild_id);
CREATE INDEX experience_of_member ON experience (member_id);
CREATE INDEX experience_by_end ON experience (until);

-- Somebody would like to hear of it; the thread opens, under the channel where they asked, when both agree.
CREATE TABLE experience_request (
    experience_id TEXT NOT NULL REFERENCES experience (id) ON DELETE CASCADE,
    asker_id INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'withdrawn', 'declined', 'agreed', 'open')),
    asked_on TEXT NOT NULL CHECK (length(asked_on) = 10),
    channel_id INTEGER NOT NULL,
    thread_id INTEGER,
    PRIMARY KEY (experience_id, asker_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX experience_request_of_asker ON experience_request (asker_id);
