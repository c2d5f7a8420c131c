"""What members answer for themselves alone, as the database keeps it."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from bot.kernel.errors import Refused
from bot.kernel.instants import in_time, seal_instant
from bot.kernel.transaction import Transaction
from bot.prompts.model import Answer


def save(tx: Transaction, occurrence_id: int, member_id: int, text: str, now: datetime) -> None:
    """Write a member's answer in place of the one they may have given; Refused where the prompt is gone."""
    try:
        tx.execute(
            """
            INSERT INTO prompt_answer (occurrence_id, member_id, text, answered_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (occurrence_id, member_id)
            DO UPDATE SET text = excluded.text, answered_at = excluded.answered_at
            """,
            occurrence_id,
            member_id,
            tx.vault.seal(text, about=_about(occurrence_id, member_id)),
            seal_instant(tx, now, about=f"prompt_answer.answered_at:{member_id}"),
        )
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorname != "SQLITE_CONSTRAINT_FOREIGNKEY":
            raise
        raise Refused("prompts_rules.unknown_occurrence") from None


def find(tx: Transaction, occurrence_id: int, member_id: int) -> str | None:
    """Return a member's answer to one prompt."""
    sealed = tx.value(
        "SELECT text FROM prompt_answer WHERE occurrence_id = ? AND member_id = ?", occurrence_id, member_id
    )
    return None if sealed is None else tx.vault.open(sealed, about=_about(occurrence_id, member_id))


def of_member(tx: Transaction, member_id: int) -> tuple[Answer, ...]:
    """Return what a member answered, newest first."""
    rows = tx.all(
        """
        SELECT occurrence_id, guild_id, local_date, prompt, text, answered_at
        FROM prompt_answer JOIN prompt_occurrence ON id = occurrence_id
        WHERE member_id = ? ORDER BY occurrence_id
        """,
        member_id,
    )
    in_order = in_time(tx, rows, column="answered_at", about=f"prompt_answer.answered_at:{member_id}")
    return tuple(
        Answer(
            occurrence_id=row["occurrence_id"],
            guild_id=row["guild_id"],
            local_date=date.fromisoformat(row["local_date"]),
            prompt=row["prompt"],
            text=tx.vault.open(row["text"], about=_about(row["occurrence_id"], member_id)),
            answered_at=answered_at,
        )
        for row, answered_at in reversed(in_order)
    )


def unanswered(tx: Transaction, member_id: int, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Return those of these answers whose prompt is known, by its date, and has none by the member."""
    answers = tuple(answers)
    rows = (
        tx.one(
            "SELECT id FROM prompt_occurrence WHERE guild_id = ? AND local_date = ? "
            "AND NOT EXISTS (SELECT 1 FROM prompt_answer WHERE occurrence_id = id AND member_id = ?)",
            one.guild_id,
            one.local_date.isoformat(),
            member_id,
        )
        for one in answers
    )
    return tuple(replace(one, occurrence_id=row["id"]) for one, row in zip(answers, rows, strict=True) if row)


def put_back(tx: Transaction, member_id: int, answers: Iterable[Answer]) -> None:
    """Keep those of these answers that can be kept, as they were."""
    for one in unanswered(tx, member_id, answers):
        save(tx, one.occurrence_id, member_id, one.text, one.answered_at)


def forget(tx: Transaction, member_id: int) -> int:
    """Delete what a member answered, and count it."""
    return tx.execute("DELETE FROM prompt_answer WHERE member_id = ?", member_id).rowcount


def _about(occurrence_id: int, member_id: int) -> str:
    return f"prompt_answer.text:{occurrence_id}:{member_id}"
