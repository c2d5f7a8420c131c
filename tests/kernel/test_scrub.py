"""What was deleted is written over in the file itself, soon after it was asked for, or at the next start."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.kernel.database import Database
from bot.kernel.scrub import scrub
from bot.kernel.seal import Vault
from bot.kernel.transaction import Transaction

MARK = "sesame-that-was-erased"


def fill(tx: Transaction) -> None:
    tx.execute("CREATE TABLE IF NOT EXISTS page (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    for number in range(2000):
        tx.execute("INSERT INTO page (text) VALUES (?)", f"{MARK} {number}" if number % 3 else f"kept {number}")


def empty(tx: Transaction) -> None:
    tx.execute("DELETE FROM page WHERE text LIKE ?", f"{MARK}%")


def erase(tx: Transaction) -> None:
    empty(tx)
    tx.scrub()


def is_asked(tx: Transaction) -> bool:
    return tx.one("SELECT 1 FROM scrub") is not None


def traces(path: Path) -> list[str]:
    """Return the files of a database in which the mark stands."""
    return [file.name for file in path.parent.iterdir() if MARK.encode() in file.read_bytes()]


async def scrubbed(db: Database) -> None:
    async with asyncio.timeout(5):
        while await db.read(is_asked):
            pass


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Read in the database as somebody else, without an end."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    try:
        yield
    finally:
        connection.close()


async def test_deleting_alone_leaves_traces_which_is_why_there_is_scrubbing(db: Database, tmp_path: Path) -> None:
    await db.run(fill)
    await db.run(empty)
    assert traces(tmp_path / "cork.db")


async def test_after_scrubbing_no_file_has_a_byte_of_it_and_the_rest_is_there(db: Database, tmp_path: Path) -> None:
    await db.run(fill)
    await db.run(erase)
    await scrubbed(db)
    assert traces(tmp_path / "cork.db") == []
    assert await db.read(lambda tx: tx.value("SELECT count(*) FROM page")) == 667


async def test_what_was_asked_for_before_a_crash_is_done_at_the_next_start(tmp_path: Path) -> None:
    path, vault = tmp_path / "cork.db", Vault.new()
    async with Database(path, vault) as db:
        await db.run(fill)
    with sqlite3.connect(path) as crashed:
        crashed.execute("DELETE FROM page WHERE text LIKE ?", (f"{MARK}%",))
        crashed.execute("INSERT INTO scrub (id) VALUES (1)")
    crashed.close()
    assert traces(path)
    async with Database(path, vault) as db:
        assert traces(path) == []
        assert not await db.read(is_asked)


async def test_what_is_planned_is_done_before_the_database_closes(tmp_path: Path) -> None:
    path, vault = tmp_path / "cork.db", Vault.new()
    async with Database(path, vault) as db:
        await db.run(erase_nothing)
        await scrubbed(db)
        await db.run(fill)
        await db.run(erase)
        assert traces(path)
    assert traces(path) == []


def erase_nothing(tx: Transaction) -> None:
    tx.scrub()


async def test_an_action_that_fails_asks_for_nothing(db: Database) -> None:
    def fail(tx: Transaction) -> None:
        tx.scrub()
        raise LookupError

    with pytest.raises(LookupError):
        await db.run(fail)
    assert not await db.read(is_asked)


async def test_deeds_around_a_scrubbing_are_all_done(db: Database) -> None:
    await db.run(fill)
    erasing = db.run(erase)
    await asyncio.gather(
        erasing, *(db.run(lambda tx: tx.execute("UPDATE page SET text = text || '.'")) for _ in range(9))
    )
    await scrubbed(db)
    assert await db.read(lambda tx: tx.value("SELECT count(*) FROM page WHERE text LIKE 'kept%.........'")) == 667


async def test_while_somebody_reads_it_is_not_done_and_stays_asked_for(tmp_path: Path) -> None:
    path, vault = tmp_path / "cork.db", Vault.new()
    async with Database(path, vault) as db:
        await db.run(fill)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("INSERT INTO scrub (id) VALUES (1)")
    connection.execute("PRAGMA busy_timeout=0")
    with reading(path):
        assert scrub(connection) is False
    assert connection.execute("SELECT count(*) FROM scrub").fetchone() == (1,)
    assert scrub(connection) is True
    assert connection.execute("SELECT count(*) FROM scrub").fetchone() == (0,)
    connection.close()


async def test_it_rests_in_between_so_that_many_who_are_erased_share_one(db: Database) -> None:
    await db.run(erase_nothing)
    await scrubbed(db)
    for _ in range(5):
        await db.run(erase_nothing)
    assert await db.read(is_asked)
