"""A deed whose result is told before it is on disk, so that its answer can be prepared meanwhile."""

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.kernel.database import Database
from bot.kernel.transaction import Transaction
from tests.kernel.test_database import Gate, notes, on_disk, write


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


async def note(notebook: Database, action: Callable[[Transaction, str], object], text: str, said: list[str]) -> None:
    """Write a note, and say so once it is kept."""
    async with notebook.doing(action, text):
        pass  # here it may be known, or refused already
    said.append(text)


async def test_the_result_is_known_inside_and_on_disk_behind(notebook: Database, tmp_path: Path) -> None:
    async with notebook.doing(write, "rejected by the archive") as number:
        assert number == 1
    assert on_disk(tmp_path) == [("rejected by the archive",)]


async def test_a_commit_that_fails_is_raised_before_anybody_can_be_told(notebook: Database) -> None:
    said: list[str] = []
    with pytest.raises(sqlite3.IntegrityError):
        await note(notebook, write_on_no_page, "never", said)
    assert said == []
    assert await notebook.read(notes) == []


async def test_a_commit_that_fails_is_raised_for_all_who_share_it(notebook: Database) -> None:
    gate = Gate()
    said: list[str] = []
    first = asyncio.create_task(notebook.run(gate.pass_through, "in the way"))
    await gate.entered.wait()
    actions = {"a neighbour": write, "broken": write_on_no_page}
    others = [asyncio.create_task(note(notebook, action, text, said)) for text, action in actions.items()]
    await asyncio.wait(others, timeout=0)
    gate.open()
    await first
    outcomes = await asyncio.gather(*others, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [sqlite3.IntegrityError] * 2
    assert said == []
    assert await notebook.read(notes) == ["in the way"]


async def test_an_action_that_fails_is_raised_on_entering_and_undone(notebook: Database) -> None:
    def fail(tx: Transaction) -> None:
        write(tx, "half a deed")
        raise LookupError("mine")

    with pytest.raises(LookupError):
        async with notebook.doing(fail):
            pytest.fail("nothing is known of what was not done")
    assert await notebook.read(notes) == []


async def test_what_goes_wrong_with_the_answer_leaves_the_deed(notebook: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with notebook.doing(write, "it stands"):
            raise ZeroDivisionError
    assert await notebook.read(notes) == ["it stands"]


async def test_a_caller_cancelled_before_it_begins_leaves_nothing(notebook: Database) -> None:
    gate = Gate()
    first = asyncio.create_task(notebook.run(gate.pass_through, "first"))
    await gate.entered.wait()
    second = asyncio.create_task(note(notebook, write, "second thoughts", []))
    await asyncio.wait([second], timeout=0)
    second.cancel()
    gate.open()
    await first
    await notebook.run(write, "third")
    assert await notebook.read(notes) == ["first", "third"]
