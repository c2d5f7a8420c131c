-- What members do for themselves beyond logging. As in 0001: what members write, and when they did, is sealed, days and
-- months are ISO text, ids tell no times, and what belongs to a member lies together under their id.

-- How a member wants to be spoken to, and when. A row exists once there is something to remember.
CREATE TABLE member (
    id INTEGER PRIMARY KEY,
    -- Their own choice, or else what Discord last said of their language.
    locale TEXT NOT NULL,
    locale_chosen INTEGER NOT NULL DEFAULT 0 CHECK (locale_chosen IN (0, 1)),
    -- Their own choice, and that of the server where a check-in last came up; it serves as long as they have chosen none.
    zone TEXT,
    guild_zone TEXT,
    notify_asks INTEGER NOT NULL DEFAULT 1 CHECK (notify_asks IN (0, 1)),
    notify_stings INTEGER NOT NULL DEFAULT 1 CHECK (notify_stings IN (0, 1)),
    notify_reviews INTEGER NOT NULL DEFAULT 0 CHECK (notify_reviews IN (0, 1)),
    review_days INTEGER NOT NULL DEFAULT 4 CHECK (review_days BETWEEN 0 AND 365),
    checkin_weekday INTEGER NOT NULL DEFAULT 6 CHECK (checkin_weekday BETWEEN 0 AND 6),
    checkin_time TEXT NOT NULL DEFAULT '17:00' CHECK (length(checkin_time) = 5),
    -- The next check-in; NULL while there is nothing that one could be about.
    checkin_date TEXT CHECK (length(checkin_date) = 10),
    checkin_at INTEGER,
    CHECK ((checkin_date IS NULL) = (checkin_at IS NULL))
) STRICT;
CREATE INDEX member_checkin ON member (checkin_at) WHERE checkin_at IS NOT NULL;
CREATE INDEX member_language ON member (id) WHERE locale_chosen = 1;

-- What is not sent for now: until an instant, or (NULL) until the member resumes it.
CREATE TABLE pause (
    member_id INTEGER NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('everything', 'asks', 'stings', 'reviews', 'milestones', 'questions')),
    until INTEGER,
    PRIMARY KEY (member_id, what)
) STRICT, WITHOUT ROWID;

-- An application that waits for its answer. Its id is a tag of member, text and quarter-minute.
CREATE TABLE ask (
    member_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    line BLOB NOT NULL,
    section BLOB,
    quest_id INTEGER REFERENCES quest (id) ON DELETE SET NULL,
    sent_on TEXT CHECK (length(sent_on) = 4 OR length(sent_on) = 7 OR length(sent_on) = 10),
    added_at BLOB NOT NULL,
    -- A kind of the journal, or 'yes'; NULL while it waits.
    answer TEXT CHECK (answer IN ('form', 'personal', 'near-miss', 'silence', 'withdrew', 'other', 'yes')),
    answered_on TEXT CHECK (length(answered_on) = 4 OR length(answered_on) = 7 OR length(answered_on) = 10),
    answered_at BLOB,
    -- The entry that the answer became, so that a later one retypes it instead of counting again. It stays where the member
    -- deletes the entry, so that nothing counts anew.
    failure_id INTEGER,
    -- The import that brought it.
    batch INTEGER,
    -- The whole text where it was too long for a line.
    story BLOB,
    PRIMARY KEY (member_id, id),
    CHECK ((answer IS NULL) = (answered_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX ask_of_quest ON ask (quest_id) WHERE quest_id IS NOT NULL;

-- What a member expects of a sting, and whether they are asked again.
CREATE TABLE sting_course (
    member_id INTEGER NOT NULL,
    failure_id INTEGER NOT NULL,
    forecast INTEGER CHECK (forecast BETWEEN 0 AND 10),
    -- Set once it is not asked for any more: because they said so, or because they no longer want what they tried for.
    ending TEXT CHECK (ending IN ('stopped', 'reoriented')),
    -- The last step that a check-in brought up, so that none comes twice by itself.
    asked TEXT CHECK (asked IN ('week', 'month', 'half-year')),
    PRIMARY KEY (member_id, failure_id),
    FOREIGN KEY (member_id, failure_id) REFERENCES failure (member_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- A rating that was asked for, once a step; NULL means skipped.
CREATE TABLE sting_rating (
    member_id INTEGER NOT NULL,
    failure_id INTEGER NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('week', 'month', 'half-year')),
    sting INTEGER CHECK (sting BETWEEN 0 AND 10),
    rated_at BLOB NOT NULL,
    PRIMARY KEY (member_id, failure_id, step),
    FOREIGN KEY (member_id, failure_id) REFERENCES failure (member_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The look back at a failure; every part may stay empty.
CREATE TABLE review (
    member_id INTEGER NOT NULL,
    failure_id INTEGER NOT NULL,
    happened BLOB,
    reasonable BLOB,
    hands BLOB,
    remains BLOB,
    onward BLOB,
    -- 'nothing': there was nothing to learn. 'declined': the member does not want to look back at this one.
    outcome TEXT NOT NULL CHECK (outcome IN ('written', 'nothing', 'declined')),
    decided_at BLOB NOT NULL,
    PRIMARY KEY (member_id, failure_id),
    FOREIGN KEY (member_id, failure_id) REFERENCES failure (member_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Feedback that a member means to ask somebody for.
CREATE TABLE feedback_task (
    member_id INTEGER NOT NULL,
    failure_id INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'asked', 'answered', 'dropped')),
    answer BLOB,
    changed_at BLOB NOT NULL,
    PRIMARY KEY (member_id, failure_id),
    FOREIGN KEY (member_id, failure_id) REFERENCES failure (member_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- A failure told as the answer to an interview question.
CREATE TABLE interview_story (
    member_id INTEGER NOT NULL,
    failure_id INTEGER NOT NULL,
    question TEXT NOT NULL,
    situation BLOB,
    mine BLOB,
    did BLOB,
    result BLOB,
    differently BLOB,
    written_at BLOB NOT NULL,
    PRIMARY KEY (member_id, failure_id),
    FOREIGN KEY (member_id, failure_id) REFERENCES failure (member_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What stands above a member's CV of failures.
CREATE TABLE cv_heading (
    member_id INTEGER PRIMARY KEY,
    name BLOB,
    intro BLOB
) STRICT;

-- The failures that a member picked for `include: chosen`.
CREATE TABLE cv_choice (
    member_id INTEGER NOT NULL,
    failure_id INTEGER NOT NULL,
    PRIMARY KEY (member_id, failure_id),
    FOREIGN KEY (member_id, failure_id) REFERENCES failure (member_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- A file that was read and whose dry run the member is looking at; it goes with the import, or after a day. Its id is a
-- tag of member and interaction.
CREATE TABLE import_draft (
    member_id INTEGER PRIMARY KEY,
    id INTEGER NOT NULL,
    content BLOB NOT NULL,
    read_at BLOB NOT NULL
) STRICT;

-- An import that can be taken back as a whole. Its id is that of the file.
CREATE TABLE import_batch (
    member_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    asks INTEGER NOT NULL,
    imported_at BLOB NOT NULL,
    PRIMARY KEY (member_id, id)
) STRICT, WITHOUT ROWID;

-- Holds a row from when somebody was erased until what is left of them in free pages is written over.
CREATE TABLE scrub (
    id INTEGER PRIMARY KEY CHECK (id = 1)
) STRICT;
