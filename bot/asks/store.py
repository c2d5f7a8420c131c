import sqlite3
from datetime import datetime

from bot.asks.model import Answer, Ask
from bot.journal.model import PartialDate
from bot.kernel.deeds import DeedIds, is_same
from bot.kernel.instants import oldest_first, open_instant, seal_instant
from bot.kernel.transaction import Transaction


def earlier(tx: Transaction, member_id: int, ids: DeedIds, now: datetime) -> Ask | None:
    """Return the ask that has the deed's own id, or one that was added just now under an id that it might have."""
    for one in ids:
        found = find(tx, member_id, one)
        if found is not None and (one == ids[0] or is_same(found.added_at, now)):
            return found
    return None


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
        seal_instant(tx, ask.added_at, about=_about("added_at", member_id)),
        ask.answer,
        _iso(ask.answered_on),
        seal_instant(tx, ask.answered_at, about=_about("answered_at", member_id)),
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
        seal_instant(tx, ask.answered_at, about=_about("answered_at", ask.member_id)),
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
    return _first_added_first(tx, member_id, tx.all("SELECT * FROM ask WHERE member_id = ?", member_id))


def waiting(tx: Transaction, member_id: int) -> tuple[Ask, ...]:
    """Return a member's asks that wait, the first that was added first."""
    rows = tx.all("SELECT * FROM ask WHERE member_id = ? AND answer IS NULL", member_id)
    return _first_added_first(tx, member_id, rows)


def in_batch(tx: Transaction, member_id: int, batch: int) -> tuple[Ask, ...]:
    """Return what is left of an import, in its order."""
    rows = tx.all("SELECT * FROM ask WHERE member_id = ? AND batch = ?", member_id, batch)
    return _first_added_first(tx, member_id, rows)


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
        added_at=open_instant(tx, row["added_at"], about=_about("added_at", member_id)),
        answer=None if row["answer"] is None else Answer(row["answer"]),
        answered_on=_partial(row["answered_on"]),
        answered_at=open_instant(tx, row["answered_at"], about=_about("answered_at", member_id)),
        failure_id=row["failure_id"],
        batch=row["batch"],
    )


def _seal(tx: Transaction, column: str, member_id: int, text: str | None) -> bytes | None:
    return None if text is None else tx.vault.seal(text, about=_about(column, member_id))


def _open(tx: Transaction, column: str, member_id: int, sealed: bytes | None) -> str | None:
    return None if sealed is None else tx.vault.open(sealed, about=_about(column, member_id))


def _iso(known: PartialDate | None) -> str | None:
    return None if known is None else str(known)


def _partial(stored: str | None) -> PartialDate | None:
    return None if stored is None else PartialDate.parse_iso(stored)


def _about(column: str, member_id: int) -> str:
    return f"ask.{column}:{member_id}"


def _first_added_first(tx: Transaction, member_id: int, rows: list[sqlite3.Row]) -> tuple[Ask, ...]:
    in_order = oldest_first(tx, rows, column="added_at", about=_about("added_at", member_id))
    return tuple(_ask(tx, row) for row in in_order)
