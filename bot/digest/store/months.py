import json
import sqlite3
from dataclasses import asdict
from datetime import date, datetime

from bot.digest.model import Figures, Record, State, Worked
from bot.kernel.clock import from_stored, to_stored
from bot.kernel.transaction import Transaction


def insert(tx: Transaction, guild_id: int, month: date, worked: Worked) -> None:
    """Write what was found out about a month, unless it was before."""
    tx.execute(
        "INSERT INTO digest (guild_id, month, figures, state) VALUES (?, ?, ?, 'prepared') "
        "ON CONFLICT (guild_id, month) DO NOTHING",
        guild_id,
        _iso(month),
        json.dumps(asdict(worked)),
    )


def of_month(tx: Transaction, guild_id: int, month: date) -> Record | None:
    """Return what is kept of a month in one server."""
    row = tx.one("SELECT * FROM digest WHERE guild_id = ? AND month = ?", guild_id, _iso(month))
    return None if row is None else _record(row)


def find(tx: Transaction, digest_id: int) -> Record | None:
    """Return what is kept of a month."""
    row = tx.one("SELECT * FROM digest WHERE id = ?", digest_id)
    return None if row is None else _record(row)


def set_due(tx: Transaction, digest_id: int, channel_id: int, due_at: datetime, *, late: bool) -> None:
    """Note that a month's digest is on its way."""
    tx.execute(
        "UPDATE digest SET state = 'due', channel_id = ?, due_at = ?, late = ? WHERE id = ? AND state = 'prepared'",
        channel_id,
        to_stored(due_at),
        late,
        digest_id,
    )


def set_state(tx: Transaction, digest_id: int, state: State) -> None:
    """Note what became of a month whose digest does not stand."""
    tx.execute("UPDATE digest SET state = ? WHERE id = ? AND state IN ('prepared', 'due')", state, digest_id)


def set_posted(tx: Transaction, digest_id: int, message_id: int | None) -> None:
    """Note the message of a month's digest; None stands for one that was deleted before we learned its id."""
    tx.execute("UPDATE digest SET state = 'posted', message_id = ? WHERE id = ?", message_id, digest_id)


def waiting(tx: Transaction, guild_id: int) -> tuple[int, ...]:
    """Return a server's digests that are on their way."""
    rows = tx.all("SELECT id FROM digest WHERE guild_id = ? AND state = 'due'", guild_id)
    return tuple(row["id"] for row in rows)


def overdue(tx: Transaction, before: datetime) -> tuple[int, ...]:
    """Return the digests that were due before this instant and are still on their way."""
    rows = tx.all("SELECT id FROM digest WHERE state = 'due' AND due_at < ?", to_stored(before))
    return tuple(row["id"] for row in rows)


def take_stale(tx: Transaction) -> tuple[Record, ...]:
    """Return the digests that stand and quote something that has changed, and note that they are drawn anew."""
    standing = "stale = 1 AND state = 'posted' AND message_id IS NOT NULL"
    rows = tx.all(f"SELECT * FROM digest WHERE {standing} ORDER BY id")  # noqa: S608 - a constant
    if rows:
        tx.execute(f"UPDATE digest SET stale = 0 WHERE {standing}")  # noqa: S608 - a constant
    return tuple(_record(row) for row in rows)


def _record(row: sqlite3.Row) -> Record:
    due_at = row["due_at"]
    return Record(
        id=row["id"],
        guild_id=row["guild_id"],
        month=date.fromisoformat(f"{row['month']}-01"),
        worked=_worked(row["figures"]),
        state=State(row["state"]),
        late=bool(row["late"]),
        due_at=None if due_at is None else from_stored(due_at),
        channel_id=row["channel_id"],
        message_id=row["message_id"],
    )


def _worked(stored: str) -> Worked:
    found = json.loads(stored)
    told = found["figures"]
    if told is None:
        return Worked(None, found["seen"])
    pairs = {name: tuple((what, number) for what, number in told[name]) for name in ("sections", "kinds")}
    return Worked(Figures(**{**told, **pairs}), found["seen"])


def _iso(month: date) -> str:
    return f"{month:%Y-%m}"
