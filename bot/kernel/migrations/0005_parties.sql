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
