"""What filters and searches look at, so that they need not open whole entries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.journal.model import PartialDate
from bot.journal.store.entries import open_column, partial_date
from bot.kernel.clock import from_stored
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
        "SELECT id, section, happened, quest_id, logged_at FROM failure WHERE member_id = ? AND let_go = ? "
        "ORDER BY id DESC",
        member_id,
        let_go,
    )
    return [
        Mark(row["id"], row["section"], partial_date(row["happened"]), row["quest_id"], from_stored(row["logged_at"]))
        for row in rows
    ]


def open_section(tx: Transaction, member_id: int, sealed: bytes | None) -> str | None:
    """Open the section of a mark."""
    return open_column(tx, "section", member_id, sealed)


def lines(tx: Transaction, member_id: int) -> Iterator[tuple[int, str]]:
    """Yield id and line of what a member has not let go, newest first; a line is opened when it is its turn."""
    rows = tx.execute("SELECT id, line FROM failure WHERE member_id = ? AND let_go = 0 ORDER BY id DESC", member_id)
    for failure_id, sealed in rows:
        yield failure_id, open_column(tx, "line", member_id, sealed) or ""
