"""Instants that nobody reads without the key: fixed in length, and still in order for those of the same millisecond."""

import sqlite3
from collections.abc import Collection
from datetime import datetime
from operator import itemgetter
from typing import overload

from bot.kernel.clock import from_stored, to_stored
from bot.kernel.transaction import Transaction

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
    tx: Transaction, rows: Collection[sqlite3.Row], *, column: str, about: str
) -> list[tuple[sqlite3.Row, datetime]]:
    """Return rows in the order of their sealed instants, each with that instant; equal ones as they were written."""
    return [(row, _instant(stamp)) for stamp, row in _stamped(tx, rows, column, about)]


def oldest_first(tx: Transaction, rows: Collection[sqlite3.Row], *, column: str, about: str) -> list[sqlite3.Row]:
    """Return rows in the order of their sealed instants; equal ones as they were written."""
    return [row for _, row in _stamped(tx, rows, column, about)]


def _stamped(tx: Transaction, rows: Collection[sqlite3.Row], column: str, about: str) -> list[tuple[str, sqlite3.Row]]:
    stamps = tx.vault.open_all([row[column] for row in rows], about=about)
    return sorted(zip(stamps, rows, strict=True), key=itemgetter(0))


def _instant(stamp: str) -> datetime:
    return from_stored(int(stamp[:_DIGITS]))
