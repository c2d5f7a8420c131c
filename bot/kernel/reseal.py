"""Seal everything anew with the newest key, after `seal.rotate`.

Only while the bot stands still: one that runs does not have the new key yet. The old keys stay in the file, since the
oldest one makes the tags.
"""

from dataclasses import dataclass

from bot.kernel.database import Database
from bot.kernel.transaction import Transaction

BATCH = 500
"""Values that are sealed anew in one transaction."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A column that holds sealed values: the key of its table, and whose and what a value says it is."""

    table: str
    column: str
    key: tuple[str, ...]
    about: str


SEALED = (
    Sealed("vault_check", "sealed", ("id",), "vault.check"),
    Sealed("quest", "toast", ("id",), "quest.toast:{member_id}"),
    Sealed("quest", "scope", ("id",), "quest.scope:{member_id}"),
    Sealed("quest", "started_at", ("id",), "quest.started_at:{member_id}"),
    Sealed("quest", "ended_at", ("id",), "quest.ended_at:{member_id}"),
    Sealed("quest", "ending", ("id",), "quest.ending:{member_id}"),
    Sealed("quest", "note", ("id",), "quest.note:{member_id}"),
    Sealed("milestone", "reached_at", ("quest_id", "threshold"), "milestone.reached_at:{quest_id}"),
    Sealed("celebration", "evening", ("quest_id", "threshold", "occasion"), "celebration.evening:{quest_id}"),
    Sealed("failure", "line", ("member_id", "id"), "failure.line:{member_id}"),
    Sealed("failure", "story", ("member_id", "id"), "failure.story:{member_id}"),
    Sealed("failure", "section", ("member_id", "id"), "failure.section:{member_id}"),
    Sealed("failure", "logged_at", ("member_id", "id"), "failure.logged_at:{member_id}"),
    Sealed("failure", "edited_at", ("member_id", "id"), "failure.edited_at:{member_id}"),
    Sealed("share", "author", ("id",), "share.author:{id}"),
    Sealed("share", "text", ("id",), "share.text:{id}"),
    Sealed("share", "note", ("id",), "share.note:{id}"),
    Sealed("share", "release", ("id",), "share.release:{id}"),
    Sealed("share_draft", "offer", ("member_id", "failure_id", "guild_id"), "share_draft.offer:{member_id}"),
    Sealed("prompt_answer", "text", ("occurrence_id", "member_id"), "prompt_answer.text:{occurrence_id}:{member_id}"),
    Sealed("prompt_answer", "answered_at", ("occurrence_id", "member_id"), "prompt_answer.answered_at:{member_id}"),
    Sealed("own_prompt", "title", ("id",), "own_prompt.title:{id}"),
    Sealed("own_prompt", "question", ("id",), "own_prompt.question:{id}"),
    Sealed("together_member", "contributor", ("id",), "together_member.contributor:{id}"),
    Sealed("together_member", "since", ("id",), "together_member.since:{id}"),
    Sealed("party_line", "text", ("id",), "party_line.text:{id}"),
    Sealed("party_toast", "text", ("party_id", "member_id"), "party_toast.text:{party_id}:{member_id}"),
    Sealed("failure", "became", ("member_id", "id"), "failure.became:{member_id}"),
    Sealed("ask", "line", ("member_id", "id"), "ask.line:{member_id}"),
    Sealed("ask", "section", ("member_id", "id"), "ask.section:{member_id}"),
    Sealed("ask", "story", ("member_id", "id"), "ask.story:{member_id}"),
    Sealed("ask", "added_at", ("member_id", "id"), "ask.added_at:{member_id}"),
    Sealed("ask", "answered_at", ("member_id", "id"), "ask.answered_at:{member_id}"),
    Sealed("sting_rating", "rated_at", ("member_id", "failure_id", "step"), "sting_rating.rated_at:{member_id}"),
    Sealed("review", "happened", ("member_id", "failure_id"), "review.happened:{member_id}"),
    Sealed("review", "reasonable", ("member_id", "failure_id"), "review.reasonable:{member_id}"),
    Sealed("review", "hands", ("member_id", "failure_id"), "review.hands:{member_id}"),
    Sealed("review", "remains", ("member_id", "failure_id"), "review.remains:{member_id}"),
    Sealed("review", "onward", ("member_id", "failure_id"), "review.onward:{member_id}"),
    Sealed("review", "decided_at", ("member_id", "failure_id"), "review.decided_at:{member_id}"),
    Sealed("feedback_task", "changed_at", ("member_id", "failure_id"), "feedback_task.changed_at:{member_id}"),
    Sealed("feedback_task", "answer", ("member_id", "failure_id"), "feedback_task.answer:{member_id}"),
    Sealed("interview_story", "situation", ("member_id", "failure_id"), "interview_story.situation:{member_id}"),
    Sealed("interview_story", "mine", ("member_id", "failure_id"), "interview_story.mine:{member_id}"),
    Sealed("interview_story", "did", ("member_id", "failure_id"), "interview_story.did:{member_id}"),
    Sealed("interview_story", "result", ("member_id", "failure_id"), "interview_story.result:{member_id}"),
    Sealed("interview_story", "differently", ("member_id", "failure_id"), "interview_story.differently:{member_id}"),
    Sealed("interview_story", "written_at", ("member_id", "failure_id"), "interview_story.written_at:{member_id}"),
    Sealed("experience", "topic", ("id",), "experience.topic:{id}"),
    Sealed("cv_heading", "name", ("member_id",), "cv_heading.name:{member_id}"),
    Sealed("cv_heading", "intro", ("member_id",), "cv_heading.intro:{member_id}"),
    Sealed("import_draft", "content", ("member_id",), "import_draft.content:{member_id}"),
    Sealed("import_draft", "read_at", ("member_id",), "import_draft.read_at:{member_id}"),
    Sealed("party", "place", ("id",), "party.place:{id}"),
    Sealed("party", "guests", ("id",), "party.guests:{id}"),
    Sealed("import_batch", "imported_at", ("member_id", "id"), "import_batch.imported_at:{member_id}"),
)
"""Every sealed column there is; a test compares this with the schema."""


async def everything(db: Database) -> int:
    """Seal everything anew that an older key sealed, batch after batch, and return how many values these were."""
    total = 0
    while done := await db.run(some):
        total += done
    if total:
        await db.run(Transaction.scrub)  # what the old key sealed must not stay in free pages either
    return total


def some(tx: Transaction, limit: int = BATCH) -> int:
    """Seal at most `limit` values anew and return how many there were; a damaged one raises SealBroken."""
    done = 0
    for place in SEALED:
        done += _reseal(tx, place, limit - done)
    return done


def _reseal(tx: Transaction, place: Sealed, limit: int) -> int:
    rows = tx.all(
        f"SELECT * FROM {place.table} WHERE substr({place.column}, 1, 4) != ? LIMIT ?",  # noqa: S608 - names from SEALED
        tx.vault.newest_id,
        limit,
    )
    whose = " AND ".join(f"{column} = ?" for column in place.key)
    for row in rows:
        about = place.about.format_map(dict(row))
        tx.execute(
            f"UPDATE {place.table} SET {place.column} = ? WHERE {whose}",  # noqa: S608 - names from SEALED
            tx.vault.renew(row[place.column], about=about),
            *(row[column] for column in place.key),
        )
    return len(rows)
