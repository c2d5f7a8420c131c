"""Instants that nobody reads without the key: fixed in length, and still in order for those of the same millisecond."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import overload

from bot.kernel.clock import from_stored, to_stored
from bot.kernel.database import Transaction

_DIGITS = 15
"""Milliseconds since 1970 up to the year 9999 and beyond; what follows them is the order of writing."""
_ORDER = 12


@overload
def seal_instant(tx: Transaction, instant: datetime, *, about: str) -> bytes: ...
@overload
def seal_instant(tx: Transaction, instant: datetime | None, *, about: str) -> bytes | None: ...
def seal_instant(tx: Transaction, instant: datetime | None, *, about: str) -> bytes | None:
    """Seal an instant to the millisecond, together with its place among what was written."""
    if instant is None:
        return None
    return tx.vault.seal(f"{to_stored(instant):0{_DIGITS}}{tx.writes:0{_ORDER}}", about=about, block=1)


@overload
def open_instant(tx: Transaction, sealed: bytes, *, about: str) -> datetime: ...
@overload
def open_instant(tx: Transaction, sealed: bytes | None, *, about: str) -> datetime | None: ...
def open_instant(tx: Transaction, sealed: bytes | None, *, about: str) -> datetime | None:
    """Open what `seal_instant` made."""
    return None if sealed is None else _instant(tx.vault.open(sealed, about=about))


def in_time(
    tx: Transaction, rows: Iterable[sqlite3.Row], *, about: str, column: str, newest_first: bool = False
) -> list[tuple[sqlite3.Row, datetime]]:
    """Return rows in the order of their sealed instants, each with that instant; equal ones as they were written."""
    known = list(rows)
    stamps = tx.vault.open_all((row[column] for row in known), about=about)
    order = sorted(range(len(known)), key=stamps.__getitem__, reverse=newest_first)
    return [(known[at], _instant(stamps[at])) for at in order]


def _instant(stamp: str) -> datetime:
    return from_stored(int(stamp[:_DIGITS]))
