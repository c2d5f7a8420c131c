import asyncio
import errno
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.kernel import schema, seal
from bot.kernel.database import Database
from bot.kernel.errors import StartRefused
from bot.kernel.seal import Vault
from bot.kernel.transaction import Transaction

NOBODY = 65534


def make_notes(tx: Transaction) -> None:
    tx.execute("CREATE TABLE note (text TEXT NOT NULL)")


def write(tx: Transaction, text: str) -> None:
    tx.execute("INSERT INTO note (text) VALUES (?)", text)


def count(tx: Transaction) -> int:
    return int(tx.value("SELECT count(*) FROM note"))


def limit_pages(tx: Transaction, spare: int) -> None:
    tx.execute(f"PRAGMA max_page_count = {tx.value('PRAGMA page_count') + spare}")


async def refused(path: Path, vault: Vault) -> str:
    with pytest.raises(StartRefused) as refusal:
        async with Database(path, vault):
            pass
    assert refusal.value.values["path"] == path
    return refusal.value.key


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """Give a folder, and for the time of the test the rights of somebody whom file modes can stop."""
    folder = Path(tempfile.mkdtemp())
    is_root = os.geteuid() == 0
    if is_root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


@pytest.fixture
def locked_folder(unprivileged: Path) -> Path:
    unprivileged.chmod(0o555)
    return unprivileged


async def test_a_full_disk_fails_the_deed_and_hides_nothing(db: Database) -> None:
    await db.run(make_notes)
    await db.run(limit_pages, 2)
    with pytest.raises(sqlite3.OperationalError, match="full"):
        await db.run(write, "x" * 100_000)
    assert await db.read(count) == 0


async def test_nobody_is_told_of_a_deed_that_a_full_disk_undid(db: Database) -> None:
    await db.run(make_notes)
    await db.run(limit_pages, 2)
    results = await asyncio.gather(
        *(db.run(write, "x" * size) for size in (10, 100_000, 10, 100_000, 10)), return_exceptions=True
    )
    told = sum(result is None for result in results)
    assert await db.read(count) == told < 5


async def test_the_database_goes_on_by_itself_when_the_disk_has_room_again(db: Database) -> None:
    await db.run(make_notes)
    await db.run(limit_pages, 2)
    with pytest.raises(sqlite3.OperationalError, match="full"):
        await db.run(write, "x" * 100_000)
    await db.run(limit_pages, 1000)
    await db.run(write, "x" * 100_000)
    assert await db.read(count) == 1


async def test_a_commit_that_fails_is_told_to_everybody_in_it(db: Database) -> None:
    def promise_too_much(tx: Transaction) -> None:
        tx.execute("PRAGMA defer_foreign_keys = ON")
        tx.execute("INSERT INTO unseen (failure_id, member_id) VALUES (404, 1)")

    def fail(_: Transaction) -> None:
        raise LookupError

    # The first goes at once and alone; the others wait for it, and so share a commit.
    _, *results = await asyncio.gather(
        db.run(make_notes),
        db.run(write, "neighbour"),
        db.run(fail),
        db.run(promise_too_much),
        return_exceptions=True,
    )
    assert [type(result) for result in results] == [sqlite3.IntegrityError, LookupError, sqlite3.IntegrityError]
    assert await db.read(count) == 0
    await db.run(write, "afterwards")
    assert await db.read(count) == 1


async def test_a_file_that_cannot_be_written_refuses_the_start(unprivileged: Path) -> None:
    path, vault = unprivileged / "cork.db", Vault.new()
    async with Database(path, vault):
        pass
    path.chmod(0o444)
    assert await refused(path, vault) == "operator.database_readonly"


@pytest.mark.parametrize("name", ["cork.db", "deeper/cork.db"])
async def test_a_folder_that_cannot_be_written_refuses_the_start(locked_folder: Path, name: str) -> None:
    assert await refused(locked_folder / name, Vault.new()) == "operator.database_readonly"


async def test_a_folder_in_the_place_of_the_file_refuses_the_start(tmp_path: Path) -> None:
    assert await refused(tmp_path, Vault.new()) == "operator.database_readonly"


async def test_a_file_of_another_kind_refuses_the_start(tmp_path: Path) -> None:
    path = tmp_path / "cork.db"
    path.write_bytes(b"Dear applicant, " * 1000)
    assert await refused(path, Vault.new()) == "operator.database_corrupt"


async def test_a_damaged_file_refuses_the_start(tmp_path: Path) -> None:
    path, vault = tmp_path / "cork.db", Vault.new()
    async with Database(path, vault) as db:
        await db.run(make_notes)
        await asyncio.gather(*(db.run(write, "x" * 3000) for _ in range(50)))
    damaged = bytearray(path.read_bytes())
    damaged[-60_000:-20_000] = b"\xff" * 40_000
    path.write_bytes(damaged)
    assert await refused(path, vault) == "operator.database_corrupt"


def test_a_file_held_by_another_process_refuses_the_start(tmp_path: Path) -> None:
    path = tmp_path / "cork.db"
    holder, latecomer = sqlite3.connect(path, isolation_level=None), sqlite3.connect(path, timeout=0)
    try:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError) as busy:
            latecomer.execute("PRAGMA journal_mode = WAL")
    finally:
        holder.close()
        latecomer.close()
    assert schema.refusal(busy.value, path).key == "operator.database_busy"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_without_room_refuses_the_start(tmp_path: Path, number: int) -> None:
    assert schema.refusal(OSError(number, os.strerror(number)), tmp_path).key == "operator.database_full"


@pytest.mark.parametrize("acknowledged_before_the_kill", [1, 150, 900])
async def test_a_killed_process_leaves_every_acknowledged_deed_and_only_whole_ones(
    tmp_path: Path, acknowledged_before_the_kill: int
) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.kernel.hammer", str(tmp_path), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    lines = [await process.stdout.readline() for _ in range(acknowledged_before_the_kill)]
    process.kill()
    lines += (await process.stdout.read()).splitlines(keepends=True)
    await process.wait()
    acknowledged = {int(line) for line in lines if line.endswith(b"\n")}
    assert len(acknowledged) >= acknowledged_before_the_kill

    vault = seal.load(tmp_path / "cork.key", may_create=False)
    async with Database(tmp_path / "cork.db", vault) as db:
        rows = await db.read(lambda tx: tx.all("SELECT number, count(*) AS halves FROM half GROUP BY number"))
    assert {row["halves"] for row in rows} == {2}
    assert acknowledged <= {row["number"] for row in rows}
