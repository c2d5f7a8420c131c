-- A quest may count only some kinds, each between two spaces; rest; end in several ways; and keep a note of its member
-- to themselves until the goal or the ending.
ALTER TABLE quest ADD COLUMN kinds TEXT CHECK (kinds LIKE ' _% ');
ALTER TABLE quest ADD COLUMN resting INTEGER NOT NULL DEFAULT 0 CHECK (resting IN (0, 1));
ALTER TABLE quest ADD COLUMN ending BLOB;
ALTER TABLE quest ADD COLUMN note BLOB;
ALTER TABLE quest ADD COLUMN note_opened INTEGER NOT NULL DEFAULT 0 CHECK (note_opened IN (0, 1));
-- Whether the party was held at it: a tenth that was celebrated may become the goal later.
ALTER TABLE milestone ADD COLUMN as_goal INTEGER NOT NULL DEFAULT 0 CHECK (as_goal IN (0, 1));
UPDATE milestone SET as_goal = 1 WHERE threshold = (SELECT goal FROM quest WHERE quest.id = quest_id);

-- A prompt that whoever prepared a date did not want for it; another one comes in its place.
CREATE TABLE prompt_passed_over (
    guild_id INTEGER NOT NULL,
    local_date TEXT NOT NULL CHECK (length(local_date) = 10),
    prompt TEXT NOT NULL,
    PRIMARY KEY (guild_id, local_date, prompt)
) STRICT, WITHOUT ROWID;

-- A date on which no prompt comes, because an organiser said so.
CREATE TABLE prompt_skip (
    guild_id INTEGER NOT NULL,
    local_date TEXT NOT NULL CHECK (length(local_date) = 10),
    PRIMARY KEY (guild_id, local_date)
) STRICT, WITHOUT ROWID;

-- A server's own prompts: written by organisers, or suggested by members. `told` says whether its writer has read what
-- became of it.
CREATE TABLE own_prompt (
    id TEXT PRIMARY KEY CHECK (length(id) = 16),
    guild_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    type TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 20),
    title BLOB NOT NULL,
    question BLOB NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('suggested', 'approved', 'declined')),
    told INTEGER NOT NULL CHECK (told IN (0, 1))
) STRICT;
CREATE INDEX own_prompt_of_guild ON own_prompt (guild_id);
CREATE INDEX own_prompt_of_member ON own_prompt (member_id);

-- An answer to a week's prompt without a name is an anonymous share that tells of no failure, and whose card stands in the
-- thread under that prompt. While its author is still looking at it, it has no channel.
ALTER TABLE share ADD COLUMN occurrence_id INTEGER REFERENCES prompt_occurrence (id);
CREATE INDEX share_of_prompt ON share (occurrence_id) WHERE occurrence_id IS NOT NULL;

-- A milestone that is to be announced where one may share without a name, and waits for an evening, which is sealed.
CREATE TABLE celebration (
    quest_id INTEGER NOT NULL REFERENCES quest (id) ON DELETE CASCADE,
    threshold INTEGER NOT NULL,
    occasion TEXT NOT NULL CHECK (occasion IN ('tenth', 'goal')),
    evening BLOB NOT NULL,
    PRIMARY KEY (quest_id, threshold, occasion)
) STRICT, WITHOUT ROWID;
