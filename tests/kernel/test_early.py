"""A deed whose result is told before it is on disk, so that its answer can be prepared meanwhile."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.kernel.database import Database
from bot.kernel.transaction import Transaction
from tests.kernel.test_database import Gate, notes, write

WAIT = 10


@pytest.fixture
async def notebook(db: Database) -> Database:
    def make(tx: Transaction) -> None:
        tx.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)")
        tx.execute("CREATE TABLE page (note_id INTEGER REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED)")

    await db.run(make)
    return db


def write_on_no_page(tx: Transaction, text: str) -> None:
    """Write what only the commit refuses."""
    write(tx, text)
    tx.execute("INSERT INTO page (note_id) VALUES (999)")


async def test_the_result_is_known_inside_and_on_disk_behind(notebook: Database, tmp_path: Path) -> None:
    async with notebook.doing(write, "rejected by the archive") as number:
        assert number == 1
    stranger = sqlite3.connect(tmp_path / "cork.db")
    try:
        assert stranger.execute("SELECT text FROM note").fetchall() == [("rejected by the archive",)]
    finally:
        stranger.close()


async def test_a_commit_that_fails_is_raised_before_anybody_can_be_told(notebook: Database) -> None:
    told = False
    with pytest.raises(sqlite3.IntegrityError):
        async with notebook.doing(write_on_no_page, "never"):
            pass  # it may be known by now, or refused already
        told = True
    assert not told
    assert await notebook.read(notes) == []


async def test_a_commit_that_fails_is_told_to_all_who_share_it(notebook: Database) -> None:
    gate = Gate()
    outcomes: list[str] = []

    async def note(text: str) -> None:
        try:
            async with notebook.doing(write, text):
                pass  # as above
            outcomes.append(f"{text} is kept")
        except sqlite3.IntegrityError:
            outcomes.append(f"{text} is lost")

    async with asyncio.timeout(WAIT), asyncio.TaskGroup() as tasks:
        tasks.create_task(notebook.run(gate.pass_through, "in the way"))
        await gate.entered.wait()
        tasks.create_task(note("neighbour"))
        other = asyncio.create_task(notebook.run(write_on_no_page, "broken"))
        await asyncio.wait([other], timeout=0)
        gate.open()
    with pytest.raises(sqlite3.IntegrityError):
        await other
    assert outcomes == ["neighbour is lost"]
    assert await notebook.read(notes) == ["in the way"]


async def test_an_action_that_fails_is_raised_on_entering_and_undone(notebook: Database) -> None:
    def fail(tx: Transaction) -> None:
        write(tx, "half a deed")
        raise LookupError("mine")

    inside = False
    with pytest.raises(LookupError):
        async with notebook.doing(fail):
            inside = True
    assert not inside
    assert await notebook.read(notes) == []


async def test_what_goes_wrong_with_the_answer_leaves_the_deed(notebook: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with notebook.doing(write, "it stands"):
            raise ZeroDivisionError
    assert await notebook.read(notes) == ["it stands"]


async def test_a_caller_cancelled_before_it_begins_leaves_nothing(notebook: Database) -> None:
    gate = Gate()

    async def note(text: str) -> None:
        async with notebook.doing(write, text):
            pass

    first = asyncio.create_task(notebook.run(gate.pass_through, "first"))
    await gate.entered.wait()
    second = asyncio.create_task(note("second thoughts"))
    await asyncio.wait([second], timeout=0)
    second.cancel()
    gate.open()
    await first
    await notebook.run(write, "third")
    assert await notebook.read(notes) == ["first", "third"]
