import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.kernel import schema
from bot.kernel.database import Database
from bot.kernel.errors import StartRefused
from bot.kernel.seal import Vault

FIRST = (1, "CREATE TABLE bottle (id INTEGER);\nINSERT INTO bottle VALUES (7);")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cork.db"


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(path, isolation_level=None)
    opened.row_factory = sqlite3.Row
    yield opened
    opened.close()


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def tables(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def test_migrations_are_numbered_from_one_without_a_gap() -> None:
    numbers = [number for number, _ in schema.migrations()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_migration_is_committed_with_its_number(connection: sqlite3.Connection, path: Path) -> None:
    schema.upgrade(connection, path=path, known=[FIRST, (2, "ALTER TABLE bottle ADD COLUMN full INTEGER;")])
    assert version(connection) == 2
    assert tables(connection) == {"bottle"}


def test_a_failing_second_statement_leaves_neither_the_first_nor_the_number(
    connection: sqlite3.Connection, path: Path
) -> None:
    broken = (2, "CREATE TABLE cork (id INTEGER);\nCREATE TABLE bottle (id INTEGER);")
    with pytest.raises(sqlite3.OperationalError):
        schema.upgrade(connection, path=path, known=[FIRST, broken])
    connection.close()
    reopened = sqlite3.connect(path)
    try:
        assert version(reopened) == 1
        assert tables(reopened) == {"bottle"}
    finally:
        reopened.close()


def test_what_stands_before_a_broken_migration_is_tried_again_with_the_mended_one(
    connection: sqlite3.Connection, path: Path
) -> None:
    with pytest.raises(sqlite3.OperationalError):
        schema.upgrade(connection, path=path, known=[FIRST, (2, "CREATE TABLE cork (id INTEGER); nonsense;")])
    assert not connection.in_transaction
    schema.upgrade(connection, path=path, known=[FIRST, (2, "CREATE TABLE cork (id INTEGER);")])
    assert version(connection) == 2
    assert tables(connection) == {"bottle", "cork"}


def test_a_copy_is_kept_before_a_file_is_changed(connection: sqlite3.Connection, path: Path) -> None:
    schema.upgrade(connection, path=path, known=[FIRST])
    assert [file.name for file in path.parent.iterdir()] == ["cork.db"]
    schema.upgrade(connection, path=path, known=[FIRST, (2, "DELETE FROM bottle;")])
    kept = sqlite3.connect(path.with_name("cork.db.before-0002"))
    try:
        assert kept.execute("SELECT id FROM bottle").fetchall() == [(7,)]
        assert version(kept) == 1
    finally:
        kept.close()
    assert path.with_name("cork.db.before-0002").stat().st_mode & 0o077 == 0


async def test_a_file_of_a_newer_cork_refuses_the_start_and_stays_as_it_is(path: Path) -> None:
    vault = Vault.new()
    async with Database(path, vault) as db:
        await db.run(lambda tx: tx.execute("PRAGMA user_version = 9000"))
    with pytest.raises(StartRefused) as refusal:
        async with Database(path, vault):
            pass
    newest = schema.migrations()[-1][0]
    assert refusal.value.key == "operator.database_newer"
    assert refusal.value.values == {"path": path, "version": 9000, "known": newest}


async def test_another_key_refuses_the_start(path: Path) -> None:
    async with Database(path, Vault.new()):
        pass
    with pytest.raises(StartRefused) as refusal:
        async with Database(path, Vault.new()):
            pass
    assert refusal.value.key == "operator.key_wrong"


def test_starting_again_changes_nothing(connection: sqlite3.Connection, path: Path) -> None:
    vault = Vault.new()
    schema.prepare(connection, path=path, vault=vault)
    before = path.read_bytes()
    schema.prepare(connection, path=path, vault=vault)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE cork (id INTEGER); -- no longer; than this\nCREATE TABLE glass (note TEXT DEFAULT ';');",
        "CREATE TABLE cork (id INTEGER)\n;\nCREATE TABLE glass (id INTEGER)\n",
        "CREATE TABLE cork (id INTEGER);\nCREATE TRIGGER pop AFTER INSERT ON cork BEGIN\n"
        "  DELETE FROM cork;\n  SELECT 1;\nEND;\nCREATE TABLE glass (id INTEGER);\n-- the end\n",
    ],
    ids=["comments and texts", "a last statement without its semicolon", "triggers"],
)
def test_every_statement_of_a_migration_is_run(connection: sqlite3.Connection, path: Path, sql: str) -> None:
    schema.upgrade(connection, path=path, known=[(1, sql)])
    assert tables(connection) == {"cork", "glass"}


def test_every_table_is_strict(connection: sqlite3.Connection, path: Path) -> None:
    schema.upgrade(connection, path=path, known=schema.migrations())
    loose = connection.execute("SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict").fetchall()
    assert [row["name"] for row in loose if not row["name"].startswith("sqlite_")] == []
