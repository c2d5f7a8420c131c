import sqlite3

from bot.kernel.errors import Refused
from bot.kernel.instants import oldest_first, open_instant, seal_instant
from bot.kernel.transaction import Transaction
from bot.stories.model import PARTS, Parts, Story


def find(tx: Transaction, member_id: int, failure_id: int) -> Story | None:
    """Return the story that a member has made of a failure."""
    row = tx.one("SELECT * FROM interview_story WHERE member_id = ? AND failure_id = ?", member_id, failure_id)
    return None if row is None else _story(tx, row)


def save(tx: Transaction, story: Story) -> None:
    """Write a story in place of an earlier one of the same failure; Refused where that is gone."""
    member_id = story.member_id
    try:
        tx.execute(
            """
            INSERT INTO interview_story
                (member_id, failure_id, situation, mine, did, result, differently, question, written_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (member_id, failure_id) DO UPDATE SET
                situation = excluded.situation, mine = excluded.mine, did = excluded.did, result = excluded.result,
                differently = excluded.differently, question = excluded.question, written_at = excluded.written_at
            """,
            member_id,
            story.failure_id,
            *(_seal(tx, name, member_id, getattr(story.parts, name)) for name in PARTS),
            story.question,
            seal_instant(tx, story.written_at, about=f"interview_story.written_at:{member_id}"),
        )
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorname != "SQLITE_CONSTRAINT_FOREIGNKEY":
            raise
        raise Refused("journal.unknown") from None


def delete(tx: Transaction, member_id: int, failure_id: int) -> None:
    """Delete the story that a member has made of a failure."""
    tx.execute("DELETE FROM interview_story WHERE member_id = ? AND failure_id = ?", member_id, failure_id)


def answering(tx: Transaction, member_id: int) -> list[tuple[int, str]]:
    """Return the failures with a story and the question that it answers, newest first, without those let go."""
    rows = tx.all(
        """
        SELECT failure_id, question, logged_at FROM interview_story
        JOIN failure ON failure.member_id = interview_story.member_id AND failure.id = failure_id
        WHERE interview_story.member_id = ? AND let_go = 0
        """,
        member_id,
    )
    in_order = oldest_first(tx, rows, column="logged_at", about=f"failure.logged_at:{member_id}")
    return [(row["failure_id"], row["question"]) for row in reversed(in_order)]


def of_member(tx: Transaction, member_id: int) -> tuple[Story, ...]:
    """Return all of a member's stories, by failure."""
    rows = tx.all("SELECT * FROM interview_story WHERE member_id = ? ORDER BY failure_id", member_id)
    return tuple(_story(tx, row) for row in rows)


def forget_member(tx: Transaction, member_id: int) -> int:
    """Delete a member's stories, and count them."""
    return tx.execute("DELETE FROM interview_story WHERE member_id = ?", member_id).rowcount


def _story(tx: Transaction, row: sqlite3.Row) -> Story:
    member_id = row["member_id"]
    texts = {name: _open(tx, name, member_id, row[name]) for name in PARTS}
    return Story(
        member_id=member_id,
        failure_id=row["failure_id"],
        question=row["question"],
        parts=Parts(**texts),
        written_at=open_instant(tx, row["written_at"], about=f"interview_story.written_at:{member_id}"),
    )


def _seal(tx: Transaction, part: str, member_id: int, text: str | None) -> bytes | None:
    return None if text is None else tx.vault.seal(text, about=f"interview_story.{part}:{member_id}")


def _open(tx: Transaction, part: str, member_id: int, sealed: bytes | None) -> str | None:
    return None if sealed is None else tx.vault.open(sealed, about=f"interview_story.{part}:{member_id}")
