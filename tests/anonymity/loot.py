"""What a thief holds: the database's files without the key, read as tables and as bytes, and the channel's history."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.kernel.clock import from_snowflake, from_stored
from tests.anonymity.square import Post, Square

_WAL_HEADER, _FRAME_HEADER = 32, 24
_PLAUSIBLE = (datetime(2025, 12, 1).astimezone(), datetime(2027, 1, 1).astimezone())


@dataclass(frozen=True, slots=True)
class Trace:
    """A time that stands beside a member in a table, as a number of milliseconds or as one of Discord's ids."""

    where: str
    member_id: int
    at: datetime


@dataclass(slots=True)
class Loot:
    """Everything that was taken: who is in the server, what all could see, the tables, and the bytes of each file."""

    members: tuple[int, ...]
    square: Square
    tables: dict[str, list[dict[str, object]]]
    pages: list[bytes]
    commits: list[bytes]
    traces: list[Trace] = field(default_factory=list)

    @property
    def anonymous(self) -> list[Post]:
        """Return the posts to attribute."""
        return self.square.anonymous


def steal(path: Path, members: tuple[int, ...], square: Square) -> Loot:
    """Copy a database that is in use, and read what can be read without the key."""
    main, log = path.read_bytes(), path.with_name(f"{path.name}-wal")
    size = int.from_bytes(main[16:18]) or 65536
    size = 65536 if size == 1 else size
    pages = [main[start : start + size] for start in range(0, len(main), size)]
    commits = list(_commits(log.read_bytes(), size)) if log.exists() else []
    tables = _tables(path)
    return Loot(members, square, tables, pages, commits, list(_traces(tables, frozenset(members))))


def _tables(path: Path) -> dict[str, list[dict[str, object]]]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')] for name in names}  # noqa: S608 - the schema's own names
    finally:
        connection.close()


def _commits(log: bytes, size: int) -> Iterator[bytes]:
    """Give the pages of each commit of a write-ahead log, in order (https://sqlite.org/fileformat2.html#walformat)."""
    pages, salt = b"", log[16:24]
    for start in range(_WAL_HEADER, len(log) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        header = log[start : start + _FRAME_HEADER]
        if header[8:16] != salt:
            return
        pages += log[start + _FRAME_HEADER : start + _FRAME_HEADER + size]
        if int.from_bytes(header[4:8]):
            yield pages
            pages = b""


def _traces(tables: dict[str, list[dict[str, object]]], members: frozenset[int]) -> Iterator[Trace]:
    for table, rows in tables.items():
        for row in rows:
            whose = [value for value in row.values() if isinstance(value, int) and value in members]
            for column, value in row.items():
                if whose and isinstance(value, int) and value not in members:
                    yield from (Trace(f"{table}.{column}", whose[0], at) for at in _readings(value))


def _readings(value: int) -> Iterator[datetime]:
    """Read a number as milliseconds and as a snowflake, as far as that makes sense."""
    if 0 < value < 1 << 43:
        at = from_stored(value)
        if _PLAUSIBLE[0] < at < _PLAUSIBLE[1]:
            yield at
    if 1 << 58 < value < 1 << 62:
        at = from_snowflake(value)
        if _PLAUSIBLE[0] < at < _PLAUSIBLE[1]:
            yield at
