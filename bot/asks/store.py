import sqlite3
from datetime import datetime

from bot.asks.model import SAME_DEED, Answer, Ask, AskDraft
from bot.journal.model import PartialDate
from bot.kernel.clock import from_stored, to_snowflake, to_stored
from bot.kernel.database import Transaction
from bot.kernel.seal import sealed_length

_SAME_MILLISECOND = (1 << 22) - 1


def earlier(tx: Transaction, draft: AskDraft, line: str, story: str | None, now: datetime) -> Ask | None:
    """Return the ask that this very interaction, or a double press with the same text, has already made."""
    made = None if draft.origin is None else find(tx, draft.member_id, draft.origin)
    if made is not None:
        return made
    rows = tx.all(
        "SELECT * FROM ask WHERE member_id = ? AND added_at BETWEEN ? AND ? AND length(line) = ? ORDER BY id DESC",
        draft.member_id,
        to_stored(now - SAME_DEED),
        to_stored(now + SAME_DEED),
        sealed_length(line),
    )
    return next((ask for ask in (_ask(tx, row) for row in rows) if (ask.line, ask.story) == (line, story)), None)


def insert(tx: Transaction, ask: Ask) -> None:
    """Insert an ask under its id."""
    member_id = ask.member_id
    tx.execute(
        """
        INSERT INTO ask (member_id, id, line, section, quest_id, sent_on, added_at, answer, answered_on, answered_at,
            failure_id, batch, story)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        member_id,
        ask.id,
        _seal(tx, "line", member_id, ask.line),
        _seal(tx, "section", member_id, ask.section),
        ask.quest_id,
        _iso(ask.sent_on),
        to_stored(ask.added_at),
        ask.answer,
        _iso(ask.answered_on),
        _stored(ask.answered_at),
        ask.failure_id,
        ask.batch,
        _seal(tx, "story", member_id, ask.story),
    )


def save_text(tx: Transaction, ask: Ask) -> None:
    """Write what was asked for, and when it was sent."""
    member_id = ask.member_id
    tx.execute(
        "UPDATE ask SET line = ?, story = ?, sent_on = ? WHERE member_id = ? AND id = ?",
        _seal(tx, "line", member_id, ask.line),
        _seal(tx, "story", member_id, ask.story),
        _iso(ask.sent_on),
        member_id,
        ask.id,
    )


def save_answer(tx: Transaction, ask: Ask) -> None:
    """Write how an ask ended, or that it waits again."""
    tx.execute(
        "UPDATE ask SET answer = ?, answered_on = ?, answered_at = ?, failure_id = ? WHERE member_id = ? AND id = ?",
        ask.answer,
        _iso(ask.answered_on),
        _stored(ask.answered_at),
        ask.failure_id,
        ask.member_id,
        ask.id,
    )


def delete(tx: Transaction, member_id: int, ask_id: int) -> None:
    """Delete an ask; the entry that it became stays."""
    tx.execute("DELETE FROM ask WHERE member_id = ? AND id = ?", member_id, ask_id)


def find(tx: Transaction, member_id: int, ask_id: int) -> Ask | None:
    """Return an ask of a member's own."""
    row = tx.one("SELECT * FROM ask WHERE member_id = ? AND id = ?", member_id, ask_id)
    return None if row is None else _ask(tx, row)


def of_member(tx: Transaction, member_id: int) -> tuple[Ask, ...]:
    """Return all of a member's asks, the first that was added first."""
    rows = tx.all("SELECT * FROM ask WHERE member_id = ? ORDER BY id", member_id)
    return tuple(_ask(tx, row) for row in rows)


def waiting(tx: Transaction, member_id: int) -> tuple[Ask, ...]:
    """Return a member's asks that wait, the first that was added first."""
    rows = tx.all("SELECT * FROM ask WHERE member_id = ? AND answer IS NULL ORDER BY id", member_id)
    return tuple(_ask(tx, row) for row in rows)


def free_id(tx: Transaction, member_id: int, wanted: int | None, now: datetime) -> int:
    """Return the wanted id if it is free, else one after it; none wanted means the first one of this millisecond."""
    free = to_snowflake(now) if wanted is None else wanted
    while tx.one("SELECT 1 FROM ask WHERE member_id = ? AND id = ?", member_id, free) is not None:
        # Past the last of its millisecond at once: an import of thousands has all of them in one.
        last = "SELECT max(id) FROM ask WHERE member_id = ? AND id BETWEEN ? AND ?"
        free = int(tx.value(last, member_id, free, free | _SAME_MILLISECOND)) + 1
    return free


def in_batch(tx: Transaction, member_id: int, batch: int) -> tuple[Ask, ...]:
    """Return what is left of an import."""
    rows = tx.all("SELECT * FROM ask WHERE member_id = ? AND batch = ?", member_id, batch)
    return tuple(_ask(tx, row) for row in rows)


def forget_member(tx: Transaction, member_id: int) -> int:
    """Delete a member's asks and return how many there were."""
    return tx.execute("DELETE FROM ask WHERE member_id = ?", member_id).rowcount


def _ask(tx: Transaction, row: sqlite3.Row) -> Ask:
    member_id = row["member_id"]
    return Ask(
        id=row["id"],
        member_id=member_id,
        line=_open(tx, "line", member_id, row["line"]) or "",
        story=_open(tx, "story", member_id, row["story"]),
        section=_open(tx, "section", member_id, row["section"]),
        quest_id=row["quest_id"],
        sent_on=_partial(row["sent_on"]),
        added_at=from_stored(row["added_at"]),
        answer=None if row["answer"] is None else Answer(row["answer"]),
        answered_on=_partial(row["answered_on"]),
        answered_at=None if row["answered_at"] is None else from_stored(row["answered_at"]),
        failure_id=row["failure_id"],
        batch=row["batch"],
    )


def _seal(tx: Transaction, column: str, member_id: int, text: str | None) -> bytes | None:
    return None if text is None else tx.vault.seal(text, about=f"ask.{column}:{member_id}")


def _open(tx: Transaction, column: str, member_id: int, sealed: bytes | None) -> str | None:
    return None if sealed is None else tx.vault.open(sealed, about=f"ask.{column}:{member_id}")


def _iso(known: PartialDate | None) -> str | None:
    return None if known is None else str(known)


def _partial(stored: str | None) -> PartialDate | None:
    return None if stored is None else PartialDate.parse_iso(stored)


def _stored(instant: datetime | None) -> int | None:
    return None if instant is None else to_stored(instant)
