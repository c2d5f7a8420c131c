import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from bot.journal.model import PartialDate
from bot.kernel.instants import in_time
from bot.kernel.transaction import Transaction
from bot.resurfacing.model import Resurfacing


@dataclass(frozen=True, slots=True)
class Mark:
    """What deciding about an entry needs of it, without opening its line."""

    failure_id: int
    happened: PartialDate | None
    sting: int | None
    imported: bool
    logged_at: datetime


def find(tx: Transaction, member_id: int) -> Resurfacing | None:
    """Return what a member wants to meet again, None where they have not asked for it."""
    row = tx.one("SELECT * FROM resurfacing WHERE member_id = ?", member_id)
    return None if row is None else _resurfacing(row)


def save(tx: Transaction, member_id: int, wish: Resurfacing) -> None:
    """Write what a member wants to meet again; what is spared is kept apart."""
    brought = None if wish.brought is None else wish.brought.isoformat()
    tx.execute("REPLACE INTO resurfacing VALUES (?, ?, ?, ?)", member_id, wish.least, wish.most, brought)


def delete(tx: Transaction, member_id: int) -> bool:
    """Delete what a member wants to meet again, and tell whether there was something; what is spared stays so."""
    return tx.execute("DELETE FROM resurfacing WHERE member_id = ?", member_id).rowcount > 0


def spare(tx: Transaction, member_id: int, failure_id: int) -> None:
    """Note that an entry never comes back by itself."""
    tx.execute("INSERT OR IGNORE INTO resurfacing_spared VALUES (?, ?)", member_id, failure_id)


def unspare(tx: Transaction, member_id: int, failure_id: int) -> None:
    """Note that an entry may come back."""
    tx.execute("DELETE FROM resurfacing_spared WHERE member_id = ? AND failure_id = ?", member_id, failure_id)


def spared(tx: Transaction, member_id: int) -> tuple[int, ...]:
    """Return the entries that never come back."""
    rows = tx.all("SELECT failure_id FROM resurfacing_spared WHERE member_id = ? ORDER BY failure_id", member_id)
    return tuple(row["failure_id"] for row in rows)


def forget_member(tx: Transaction, member_id: int) -> None:
    """Delete all of it."""
    delete(tx, member_id)
    tx.execute("DELETE FROM resurfacing_spared WHERE member_id = ?", member_id)


def marks(tx: Transaction, member_id: int) -> list[Mark]:
    """Return a member's entries that they have not let go, oldest first."""
    rows = tx.all(
        "SELECT id, happened, sting, batch, logged_at FROM failure WHERE member_id = ? AND let_go = 0", member_id
    )
    in_order = in_time(tx, rows, column="logged_at", about=f"failure.logged_at:{member_id}")
    return [
        Mark(
            failure_id=row["id"],
            happened=None if row["happened"] is None else PartialDate.parse_iso(row["happened"]),
            sting=row["sting"],
            imported=row["batch"] is not None,
            logged_at=logged_at,
        )
        for row, logged_at in in_order
    ]


def _resurfacing(row: sqlite3.Row) -> Resurfacing:
    brought = row["brought"]
    return Resurfacing(
        least=row["least"],
        most=row["most"],
        brought=None if brought is None else date.fromisoformat(brought),
    )
