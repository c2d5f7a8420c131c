"""The thread of a connection, and how the two kinds of connections are opened."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

import aiosqlite

T = TypeVar("T")

# At DEBUG this logger prints each queued function with its arguments, that is, members' private text.
logging.getLogger("aiosqlite").setLevel(logging.INFO)

_PRAGMAS = (
    "page_size=2048",  # half of the usual, for what a small commit writes is whole pages; only a new file takes it
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=5000",
    "secure_delete=ON",
)


class Thread(aiosqlite.Connection):
    """An aiosqlite connection that runs a whole function on its thread (tests notice if an upgrade moves this)."""

    async def hop(self, function: Callable[[sqlite3.Connection], T]) -> T:
        """Run a function on the thread and return its result."""
        result: T = await self._execute(function, self._conn)  # type: ignore[no-untyped-call]  # aiosqlite leaves it bare
        return result

    def send(self, function: Callable[[sqlite3.Connection], object]) -> None:
        """Run a function on the thread, which tells nobody when it is done."""
        self._tx.put_nowait((None, partial(function, self._conn)))

    async def end(self) -> None:
        """Close, and wait for the thread: one whose connection never opened would speak to a loop that is gone."""
        await self.close()
        if self._thread.is_alive():
            await asyncio.to_thread(self._thread.join)


def open_writer(path: Path) -> Thread:
    """Return the one connection that writes; awaiting it opens the file, or makes it."""
    return Thread(partial(_connect_writer, path), 64)


def open_reader(path: Path) -> Thread:
    """Return a connection that can only read; awaiting it opens the file."""
    return Thread(partial(_connect_reader, path), 64)


def _connect_writer(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)
    connection = sqlite3.connect(path, isolation_level=None, cached_statements=512)
    return _prepared(connection, _PRAGMAS)


def _connect_reader(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    return _prepared(connection, ("busy_timeout=5000",))


def _prepared(connection: sqlite3.Connection, pragmas: Iterable[str]) -> sqlite3.Connection:
    connection.row_factory = sqlite3.Row
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
