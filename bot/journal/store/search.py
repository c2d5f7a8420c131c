"""What filters and searches look at, so that they need not open whole entries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.journal.model import PartialDate
from bot.journal.store.entries import logged_in_order, open_column, partial_date
from bot.kernel.instants import in_time
from bot.kernel.transaction import Transaction

_AT_ONCE = 100
"""Lines that are opened together."""


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
    in_order = in_time(tx, rows, column="logged_at", about=f"failure.logged_at:{member_id}")
    return [
        Mark(row["id"], row["section"], partial_date(row["happened"]), row["quest_id"], logged_at)
        for row, logged_at in reversed(in_order)
    ]


def open_section(tx: Transaction, member_id: int, sealed: bytes | None) -> str | None:
    """Open the section of a mark."""
    return open_column(tx, "section", member_id, sealed)


def lines(tx: Transaction, member_id: int) -> Iterator[tuple[int, str]]:
    """Yield id and line of what a member has not let go, newest first; they are opened as they are asked for."""
    about = f"failure.line:{member_id}"
    rows = tx.all("SELECT id, line, logged_at FROM failure WHERE member_id = ? AND let_go = 0", member_id)
    newest_first = logged_in_order(tx, member_id, rows)[::-1]
    for start in range(0, len(newest_first), _AT_ONCE):
        some = newest_first[start : start + _AT_ONCE]
        opened = tx.vault.open_all([row["line"] for row in some], about=about)
        yield from zip((row["id"] for row in some), opened, strict=True)
