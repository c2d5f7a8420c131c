"""What filters and searches look at, so that they need not open whole entries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.journal.model import PartialDate
from bot.journal.store.entries import logged_in_order, open_column, partial_date
from bot.kernel.database import Transaction


@dataclass(frozen=True, slots=True)
class Mark:
    """What a filter needs of an entry without opening its line."""

    id: int
    section: bytes | None
    happened: PartialDate | None
    quest_id: int | None
    logged_at: datetime


def marks(tx: Transaction, member_id: int, *, let_go: bool) -> list[Mark]:
    """Return what filters look at, newest first: of entries that were let go, or of all the others."""
    rows = tx.all(
        "SELECT id, section, happened, quest_id, logged_at FROM failure WHERE member_id = ? AND let_go = ?",
        member_id,
        let_go,
    )
    return [
        Mark(row["id"], row["section"], partial_date(row["happened"]), row["quest_id"], logged_at)
        for row, logged_at in reversed(logged_in_order(tx, member_id, rows))
    ]


def open_section(tx: Transaction, member_id: int, sealed: bytes | None) -> str | None:
    """Open the section of a mark."""
    return open_column(tx, "section", member_id, sealed)


def lines(tx: Transaction, member_id: int) -> Iterator[tuple[int, str]]:
    """Yield id and line of what a member has not let go, newest first; a line is opened when it is its turn."""
    rows = tx.all("SELECT id, line, logged_at FROM failure WHERE member_id = ? AND let_go = 0", member_id)
    for row, _ in reversed(logged_in_order(tx, member_id, rows)):
        yield row["id"], open_column(tx, "line", member_id, row["line"]) or ""
