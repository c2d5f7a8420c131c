import asyncio
import logging
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bot.kernel.database import Database
from bot.kernel.seal import Vault
from bot.kernel.transaction import Transaction

WAIT = 10


def make_notes(tx: Transaction) -> None:
    tx.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)")


def write(tx: Transaction, text: str) -> int:
    return int(tx.value("INSERT INTO note (text) VALUES (?) RETURNING id", text))


def notes(tx: Transaction) -> list[str]:
    return [row["text"] for row in tx.all("SELECT text FROM note ORDER BY id")]


def on_disk(folder: Path) -> list[tuple[str]]:
    """Return what somebody else reads in the file."""
    with closing(sqlite3.connect(folder / "cork.db")) as stranger:
        return stranger.execute("SELECT text FROM note").fetchall()


class Gate:
    """An action that stands on the writer's thread until the test lets it pass."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.entered = asyncio.Event()
        self._open = threading.Event()

    def pass_through(self, tx: Transaction, text: str) -> None:
        write(tx, text)
        self._loop.call_soon_threadsafe(self.entered.set)
        assert self._open.wait(WAIT)

    def open(self) -> None:
        self._open.set()


@pytest.fixture
async def notebook(db: Database) -> Database:
    await db.run(make_notes)
    return db


async def test_an_answer_means_that_the_deed_is_on_disk(notebook: Database, tmp_path: Path) -> None:
    await notebook.run(write, "rejected by the archive")
    assert on_disk(tmp_path) == [("rejected by the archive",)]


async def test_two_hundred_deeds_at_once_are_all_done_and_each_hears_of_its_own(notebook: Database) -> None:
    ids = await asyncio.gather(*(notebook.run(write, f"no {n}") for n in range(200)))
    assert len(set(ids)) == 200
    assert await notebook.read(notes) == [f"no {n}" for n in range(200)]


async def test_deeds_that_wait_share_one_commit(notebook: Database) -> None:
    gate = Gate()
    first = asyncio.create_task(notebook.run(gate.pass_through, "first"))
    await gate.entered.wait()
    waiting = [asyncio.create_task(notebook.run(lambda tx: tx)) for _ in range(3)]
    await asyncio.wait(waiting, timeout=0)
    gate.open()
    await first
    transactions = await asyncio.gather(*waiting)
    assert len({id(tx) for tx in transactions}) == 1


async def test_a_failing_neighbour_is_undone_alone_and_hears_its_own_error(notebook: Database) -> None:
    def fail(tx: Transaction) -> None:
        write(tx, "half a deed")
        raise LookupError("mine")

    # The first goes at once and alone; the others wait for it, and so share a commit.
    deeds = (notes, lambda tx: write(tx, "before"), fail, lambda tx: write(tx, "after"))
    results = await asyncio.gather(*map(notebook.run, deeds), return_exceptions=True)
    assert isinstance(results[2], LookupError)
    assert await notebook.read(notes) == ["before", "after"]


async def test_a_broken_rule_of_the_schema_is_undone_alone(notebook: Database) -> None:
    results = await asyncio.gather(*(notebook.run(write, "the same") for _ in range(3)), return_exceptions=True)
    assert [type(result) for result in results] == [int, sqlite3.IntegrityError, sqlite3.IntegrityError]
    assert await notebook.read(notes) == ["the same"]


@pytest.mark.parametrize("error", [SystemExit, KeyboardInterrupt, asyncio.CancelledError])
async def test_even_an_exit_inside_a_deed_leaves_its_neighbours_alone(
    notebook: Database, error: type[BaseException]
) -> None:
    def leave(tx: Transaction) -> None:
        write(tx, "never")
        raise error

    async def caller() -> str:
        try:
            await notebook.run(leave)
        except BaseException as raised:  # noqa: BLE001 - the point of the test
            return type(raised).__name__
        return "nothing"

    # The first goes at once and alone; the others wait for it, and so share a commit.
    _, heard, _ = await asyncio.gather(notebook.run(notes), caller(), notebook.run(write, "neighbour"))
    assert heard == error.__name__
    assert await notebook.read(notes) == ["neighbour"]


async def test_an_iterator_that_ends_inside_a_deed_does_not_leave_anybody_waiting(notebook: Database) -> None:
    def forget_a_default(tx: Transaction) -> str:
        return next(iter(notes(tx)))

    async with asyncio.timeout(WAIT):
        with pytest.raises(RuntimeError):
            await notebook.run(forget_a_default)
        with pytest.raises(RuntimeError):
            await notebook.read(forget_a_default)
        await notebook.run(write, "and on it goes")


async def test_a_deed_reads_what_its_neighbour_wrote_in_the_same_batch(notebook: Database) -> None:
    gate = Gate()
    first = asyncio.create_task(notebook.run(gate.pass_through, "in the way"))
    await gate.entered.wait()
    one = asyncio.create_task(notebook.run(write, "one"))
    other = asyncio.create_task(notebook.run(notes))
    gate.open()
    await first
    assert await other == ["in the way", "one"]
    assert await one == 2


async def test_a_caller_cancelled_before_its_deed_begins_leaves_nothing(notebook: Database) -> None:
    gate = Gate()
    first = asyncio.create_task(notebook.run(gate.pass_through, "first"))
    await gate.entered.wait()
    second = asyncio.create_task(notebook.run(write, "second thoughts"))
    third = asyncio.create_task(notebook.run(write, "third"))
    await asyncio.wait({second}, timeout=0)
    second.cancel()
    gate.open()
    await asyncio.gather(first, third)
    assert second.cancelled()
    assert await notebook.read(notes) == ["first", "third"]


async def test_a_caller_cancelled_after_its_deed_began_leaves_the_whole_deed(notebook: Database) -> None:
    gate = Gate()
    deed = asyncio.create_task(notebook.run(gate.pass_through, "begun"))
    await gate.entered.wait()
    deed.cancel()
    gate.open()
    await notebook.run(write, "next")
    assert deed.cancelled()
    assert await notebook.read(notes) == ["begun", "next"]


async def test_closing_finishes_what_waits_and_takes_nothing_more(tmp_path: Path) -> None:
    vault = Vault.new()
    async with Database(tmp_path / "cork.db", vault) as db:
        await db.run(make_notes)
        waiting = [asyncio.create_task(db.run(write, f"{n}")) for n in range(5)]
        await asyncio.wait(waiting, timeout=0)
    await asyncio.gather(*waiting)
    with pytest.raises(sqlite3.ProgrammingError):
        await db.run(write, "too late")
    async with Database(tmp_path / "cork.db", vault) as db:
        assert await db.read(notes) == ["0", "1", "2", "3", "4"]


async def test_a_query_cannot_write(notebook: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await notebook.read(write, "by the back door")


async def test_a_query_sees_one_state_while_others_write(notebook: Database) -> None:
    await notebook.run(write, "one")
    loop = asyncio.get_running_loop()
    looked, written = asyncio.Event(), threading.Event()

    def look_twice(tx: Transaction) -> tuple[list[str], list[str]]:
        before = notes(tx)
        loop.call_soon_threadsafe(looked.set)
        assert written.wait(WAIT)
        return before, notes(tx)

    query = asyncio.create_task(notebook.read(look_twice))
    await looked.wait()
    await notebook.run(write, "two")
    written.set()
    assert await query == (["one"], ["one"])
    assert await notebook.read(notes) == ["one", "two"]


async def test_the_bell_rings_after_the_commit_and_only_where_something_is_to_be_delivered(notebook: Database) -> None:
    await notebook.run(write, "quiet")
    assert not notebook.bell.is_set()
    await notebook.run(lambda tx: tx.ring())
    assert notebook.bell.is_set()


def modes_in(folder: Path) -> dict[str, int]:
    return {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}


async def test_only_the_operator_may_read_the_file(db: Database, tmp_path: Path) -> None:
    await db.run(make_notes)
    assert modes_in(tmp_path) == {"cork.db": 0o600, "cork.db-wal": 0o600, "cork.db-shm": 0o600}


async def test_durability_is_not_traded_away(db: Database) -> None:
    def pragmas(tx: Transaction) -> tuple[str, int, int, int]:
        return (
            tx.value("PRAGMA journal_mode"),
            tx.value("PRAGMA synchronous"),
            tx.value("PRAGMA foreign_keys"),
            tx.value("PRAGMA secure_delete"),
        )

    assert await db.run(pragmas) == ("wal", 2, 1, 1)


async def test_private_text_does_not_reach_the_logs_even_when_all_else_is_logged(
    notebook: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await notebook.run(write, "a secret rejection")
    with pytest.raises(sqlite3.IntegrityError) as refused:
        await notebook.run(write, "a secret rejection")
    await notebook.read(notes)
    assert logging.getLogger("aiosqlite").level > logging.DEBUG
    assert "secret" not in caplog.text
    assert "secret" not in str(refused.value)
