-- Times are whole milliseconds since 1970 in UTC; what members write is sealed (bot/kernel/seal.py), and so is when they
-- did something (bot/kernel/instants.py); ids of people, servers, channels and messages are Discord's. A UNIQUE key
-- remembers each deed, so that doing it twice does it once; it is a number that nobody reads a time from
-- (bot/kernel/deeds.py).

CREATE TABLE vault_check (
    id INTEGER PRIMARY KEY CHECK (id = 1) DEFAULT 1,
    sealed BLOB NOT NULL
) STRICT;

-- What Discord told us about our commands, kept so that they are sent only when they changed.
CREATE TABLE command_sync (
    id INTEGER PRIMARY KEY CHECK (id = 1) DEFAULT 1,
    hash TEXT NOT NULL,
    ids TEXT NOT NULL CHECK (json_valid(ids))
) STRICT;

CREATE TABLE guild (
    id INTEGER PRIMARY KEY,
    locale TEXT NOT NULL DEFAULT 'en-US',
    zone TEXT NOT NULL DEFAULT 'UTC',
    feed_channel INTEGER,
    feed_pause TEXT,
    party_channel INTEGER,
    moderator_role INTEGER,
    anonymous INTEGER NOT NULL DEFAULT 0 CHECK (anonymous IN (0, 1)),
    vetting INTEGER NOT NULL DEFAULT 0 CHECK (vetting IN (0, 1)),
    toast TEXT NOT NULL DEFAULT '' CHECK (length(toast) <= 140),
    care TEXT NOT NULL DEFAULT '' CHECK (length(care) <= 1000)
) STRICT;

CREATE TABLE quest (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    origin INTEGER UNIQUE,
    member_id INTEGER NOT NULL,
    guild_id INTEGER,
    locale TEXT NOT NULL,
    goal INTEGER NOT NULL CHECK (goal BETWEEN 1 AND 1000),
    toast BLOB NOT NULL,
    scope BLOB NOT NULL,
    announced INTEGER NOT NULL DEFAULT 0 CHECK (announced IN (0, 1)),
    started_at BLOB NOT NULL,
    ended_at BLOB,
    CHECK (announced = 0 OR guild_id IS NOT NULL)
) STRICT;
CREATE INDEX quest_of_member ON quest (member_id);

-- A member's entries lie together, and their key is the only index: a new one costs its commit one page. The id is a tag
-- of member, text and quarter-minute, so that an interaction delivered twice makes one entry, and the order in which
-- entries lie tells nothing; an import may bring one that another member has too, so an entry is named by both. What is
-- long stands last: lists and searches never have to read past it.
CREATE TABLE failure (
    member_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    line BLOB NOT NULL,
    section BLOB,
    -- Not as IN, for which SQLite builds a table at every insert: a quarter of what it costs.
    kind TEXT CHECK (
        kind = 'form' OR kind = 'personal' OR kind = 'near-miss' OR kind = 'silence' OR kind = 'withdrew'
        OR kind = 'setback' OR kind = 'other'
    ),
    happened TEXT CHECK (length(happened) = 4 OR length(happened) = 7 OR length(happened) = 10),
    sting INTEGER CHECK (sting BETWEEN 0 AND 10),
    quest_id INTEGER REFERENCES quest (id) ON DELETE SET NULL,
    logged_at BLOB NOT NULL,
    edited_at BLOB,
    -- Hidden from every list and reminder; it still counts.
    let_go INTEGER NOT NULL DEFAULT 0 CHECK (let_go BETWEEN 0 AND 1),
    -- The import that brought it.
    batch INTEGER,
    became BLOB,
    story BLOB,
    PRIMARY KEY (member_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX failure_of_quest ON failure (quest_id) WHERE quest_id IS NOT NULL;

-- Saved, but Discord had given up on the interaction: the member hears of it with their next command.
CREATE TABLE unseen (
    member_id INTEGER NOT NULL,
    failure_id INTEGER NOT NULL,
    PRIMARY KEY (member_id, failure_id),
    FOREIGN KEY (member_id, failure_id) REFERENCES failure (member_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Each milestone is celebrated once, ever: deleting entries and reaching it again finds its row.
CREATE TABLE milestone (
    quest_id INTEGER NOT NULL REFERENCES quest (id) ON DELETE CASCADE,
    threshold INTEGER NOT NULL CHECK (threshold >= 1),
    reached_at BLOB NOT NULL,
    PRIMARY KEY (quest_id, threshold)
) STRICT, WITHOUT ROWID;

-- What others see of a failure in one server. The id is random, since anybody can read it in a custom_id.
-- An anonymous share names nobody: its failure and member are sealed in `author`, `tag` is HMAC(key, id and member). One
-- whose author has left is nobody's: `author` and `tag` mean nothing any more, and nobody can see that they do not.
CREATE TABLE share (
    id TEXT PRIMARY KEY CHECK (length(id) = 16),
    guild_id INTEGER NOT NULL,
    audience TEXT NOT NULL CHECK (audience IN ('counted', 'anonymous', 'named')),
    member_id INTEGER,
    failure_id INTEGER,
    author BLOB,
    tag BLOB,
    text BLOB,
    own_version INTEGER NOT NULL DEFAULT 0 CHECK (own_version IN (0, 1)),
    -- A content note: what is behind it opens at a press.
    note BLOB,
    talk INTEGER NOT NULL DEFAULT 0 CHECK (talk IN (0, 1)),
    no_advice INTEGER NOT NULL DEFAULT 0 CHECK (no_advice IN (0, 1)),
    ask_me INTEGER NOT NULL DEFAULT 0 CHECK (ask_me IN (0, 1)),
    shared_at INTEGER,
    shared_on TEXT NOT NULL CHECK (length(shared_on) = 10),
    -- When a scheduled one is posted.
    due_at INTEGER,
    -- When an anonymous one is released or vanishes, sealed; a year far away stands for never.
    release BLOB,
    -- Who could see the channel when the author agreed (bot/feed/model.py).
    seen_by TEXT,
    channel_id INTEGER,
    message_id INTEGER,
    thread_id INTEGER,
    state TEXT NOT NULL CHECK (state IN ('counted', 'scheduled', 'held', 'waiting', 'posted', 'removed')),
    UNIQUE (member_id, failure_id, guild_id),
    FOREIGN KEY (member_id, failure_id) REFERENCES failure (member_id, id),
    CHECK ((audience = 'anonymous') = (member_id IS NULL AND failure_id IS NULL AND author IS NOT NULL AND tag IS NOT NULL)),
    CHECK (audience != 'anonymous' OR (shared_at IS NULL AND due_at IS NULL)),
    CHECK ((audience = 'anonymous') = (release IS NOT NULL)),
    CHECK ((audience = 'counted') = (state = 'counted')),
    CHECK ((audience = 'counted') = (text IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX share_of_guild ON share (guild_id);
CREATE INDEX share_of_message ON share (message_id);
CREATE INDEX share_due ON share (due_at) WHERE state = 'scheduled';
-- All that trying a tag on each needs, and looking when they come or go.
CREATE INDEX share_anonymous ON share (guild_id, tag, release) WHERE audience = 'anonymous';

-- What a member is still looking at before it is shared: a version of their own, how it wants to be met, and when.
CREATE TABLE share_draft (
    member_id INTEGER NOT NULL,
    failure_id INTEGER NOT NULL,
    guild_id INTEGER NOT NULL,
    offer BLOB NOT NULL,
    PRIMARY KEY (member_id, failure_id, guild_id),
    FOREIGN KEY (member_id, failure_id) REFERENCES failure (member_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Me too, hug, cheers. The presser is HMAC(key, share and member): enough to take a press back, not to list people.
CREATE TABLE support (
    share_id TEXT NOT NULL REFERENCES share (id) ON DELETE CASCADE,
    gesture TEXT NOT NULL CHECK (gesture IN ('me-too', 'hug', 'cheers', 'ask-me')),
    presser BLOB NOT NULL,
    PRIMARY KEY (share_id, gesture, presser)
) STRICT, WITHOUT ROWID;

CREATE TABLE prompt_schedule (
    guild_id INTEGER PRIMARY KEY,
    channel_id INTEGER NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    wall_time TEXT NOT NULL CHECK (length(wall_time) = 5),
    zone TEXT NOT NULL,
    ping_role INTEGER,
    archive_minutes INTEGER NOT NULL CHECK (archive_minutes IN (60, 1440, 4320, 10080)),
    next_date TEXT NOT NULL CHECK (length(next_date) = 10),
    next_at INTEGER NOT NULL
) STRICT;
CREATE INDEX prompt_schedule_due ON prompt_schedule (next_at);

CREATE TABLE prompt_occurrence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id INTEGER NOT NULL,
    local_date TEXT NOT NULL CHECK (length(local_date) = 10),
    due_at INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    prompt TEXT,
    state TEXT NOT NULL CHECK (state IN ('due', 'posted', 'missed', 'empty', 'undeliverable')),
    late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
    ping_role INTEGER,
    archive_minutes INTEGER NOT NULL,
    message_id INTEGER,
    thread_id INTEGER,
    UNIQUE (guild_id, local_date),
    CHECK (state NOT IN ('due', 'posted') OR prompt IS NOT NULL)
) STRICT;
CREATE INDEX prompt_occurrence_due ON prompt_occurrence (due_at) WHERE state = 'due';

CREATE TABLE prompt_answer (
    occurrence_id INTEGER NOT NULL REFERENCES prompt_occurrence (id) ON DELETE CASCADE,
    member_id INTEGER NOT NULL,
    text BLOB NOT NULL,
    answered_at BLOB NOT NULL,
    PRIMARY KEY (occurrence_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX prompt_answer_of_member ON prompt_answer (member_id);

-- What must still be said. It holds ids only and is rendered when it is sent; a lane (a channel, or a member for
-- private messages) keeps its order. Once it was sent it goes: of a lasting notice the key is kept, so that it is said
-- once ever; of a fleeting one (a redraw, a deletion) nothing is, so that the next one can be asked for.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    dedupe_key TEXT NOT NULL UNIQUE,
    nonce TEXT NOT NULL UNIQUE CHECK (length(nonce) = 20),
    kind TEXT NOT NULL,
    lane INTEGER NOT NULL,
    payload TEXT NOT NULL CHECK (json_valid(payload)),
    bulk INTEGER NOT NULL CHECK (bulk IN (0, 1)),
    fleeting INTEGER NOT NULL CHECK (fleeting IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1,
    due_at INTEGER NOT NULL,
    retry_at INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    first_attempt_at INTEGER,
    dead_reason TEXT
) STRICT;
CREATE INDEX outbox_pending ON outbox (lane, id) WHERE dead_reason IS NULL;

-- What was said: neither when nor in which order. Where it stands is kept of what stands in a server's channel, so that
-- it can be taken back.
CREATE TABLE said (
    dedupe_key TEXT PRIMARY KEY,
    channel_id INTEGER,
    message_id INTEGER,
    CHECK ((channel_id IS NULL) = (message_id IS NULL))
) STRICT, WITHOUT ROWID;
