-- The collective cork of a server, as it is shown: a number that never falls. `goal` is NULL while it is put away.
-- `contributors` is how many members it came from when these were most. `cards` counts the cards that were asked for;
-- the newest one stands, or shall stand, in `channel_id`.
CREATE TABLE together (
    guild_id INTEGER PRIMARY KEY,
    goal INTEGER CHECK (goal >= 1),
    shown INTEGER NOT NULL DEFAULT 0 CHECK (shown >= 0),
    contributors INTEGER NOT NULL DEFAULT 0 CHECK (contributors >= 0),
    next_at INTEGER NOT NULL,
    cards INTEGER NOT NULL DEFAULT 0,
    channel_id INTEGER,
    message_id INTEGER
) STRICT;
CREATE INDEX together_due ON together (next_at) WHERE goal IS NOT NULL;

-- Who wants their failures counted there, from when on. The id is a tag of server and member, by which they find it;
-- who it is, is sealed: from who joined in and how the total moves, one could go on to whose an anonymous card is.
CREATE TABLE together_member (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    contributor BLOB NOT NULL,
    since BLOB NOT NULL
) STRICT;
CREATE INDEX together_member_of_guild ON together_member (guild_id);

-- Each party is held once, ever.
CREATE TABLE together_party (
    guild_id INTEGER NOT NULL,
    threshold INTEGER NOT NULL CHECK (threshold >= 1),
    PRIMARY KEY (guild_id, threshold)
) STRICT, WITHOUT ROWID;

-- What a server was told of itself this month, so that whoever takes something back does not show in it.
CREATE TABLE group_figures (
    guild_id INTEGER PRIMARY KEY,
    month TEXT NOT NULL CHECK (length(month) = 10),
    figures TEXT NOT NULL CHECK (json_valid(figures))
) STRICT;
