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
