"""A filled file of the first form comes to the present one with everything that was in it."""

import sqlite3
from pathlib import Path

import pytest

from bot.journal import actions as journal
from bot.kernel import outbox, schema
from bot.kernel.database import Database
from bot.kernel.seal import Vault
from bot.kernel.transaction import Transaction
from bot.privacy import actions as privacy
from bot.prompts import actions as prompts
from bot.quests import actions as quests
from tests.conftest import NOW
from tests.privacy.life import ADA, BEN, GUILD, live

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture
async def old(tmp_path: Path) -> tuple[Path, Vault]:
    """Return a file of the first form in which two members have done everything that it can hold, and its key."""
    vault, lived, old = Vault.new(), tmp_path / "lived.db", tmp_path / "cork.db"
    async with Database(lived, vault) as db:
        await live(db, BEN)
        await live(db, ADA)
        await db.run(_more)
    connection = sqlite3.connect(old, isolation_level=None)
    schema.upgrade(connection, path=old, known=schema.migrations()[:1])
    connection.execute("ATTACH ? AS lived", (str(lived),))
    for table, columns in _columns(connection).items():
        connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM lived.{table}")  # noqa: S608 - the schema's own names
    connection.close()
    return old, vault


def _more(tx: Transaction) -> None:
    """Fill what a life leaves empty."""
    failure = journal.everything(tx, ADA)[0]
    tx.execute("INSERT INTO unseen (member_id, failure_id) VALUES (?, ?)", ADA, failure.id)
    tx.execute("INSERT INTO command_sync (hash, ids) VALUES ('abc', '{}')")
    tx.execute("INSERT INTO said (dedupe_key) VALUES ('note:1')")


def _columns(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the tables and their columns as they are here."""
    tables = [row[0] for row in connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'")]
    ours = [table for table in tables if not table.startswith("sqlite_")]
    return {
        table: ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")) for table in ours
    }


def _read(path: Path, columns: dict[str, str]) -> Rows:
    connection = sqlite3.connect(path)
    try:
        return {
            table: sorted(connection.execute(f"SELECT {names} FROM {table}"), key=repr)  # noqa: S608 - the schema's own names
            for table, names in columns.items()
        }
    finally:
        connection.close()


async def test_nothing_is_lost_and_a_copy_is_kept(old: tuple[Path, Vault]) -> None:
    path, vault = old
    before_it = sqlite3.connect(path)
    columns = _columns(before_it)
    before_it.close()
    before = _read(path, columns)
    empty = {table for table, rows in before.items() if not rows}
    assert empty == set()
    async with Database(path, vault) as db:
        version = await db.read(lambda tx: tx.value("PRAGMA user_version"))
        assert await db.read(lambda tx: tx.all("PRAGMA foreign_key_check")) == []
    assert version == schema.migrations()[-1][0]
    assert _read(path, columns) == before
    assert _read(path.with_name("cork.db.before-0002"), columns) == before


async def test_what_a_member_had_is_read_and_goes_on(old: tuple[Path, Vault]) -> None:
    path, vault = old
    async with Database(path, vault) as db:
        data = await db.read(privacy.everything, ADA)
        assert data.failures
        assert data.shares
        assert data.answers
        (quest,) = data.quests
        assert [one.as_goal for one in data.milestones] == [one.threshold == quest.goal for one in data.milestones]
        await db.run(quests.rest, ADA, quest.id, resting=True)
        (recent,) = (await db.read(prompts.status, GUILD, NOW)).recent
        await db.run(prompts.write_unnamed, GUILD, ADA, recent.id, "After the update", NOW)
        await db.run(prompts.settle_unnamed, GUILD, ADA, recent.id, frozenset({GUILD}), NOW)
        assert await db.read(outbox.due, NOW, busy=(), limit=100)


async def test_what_a_member_had_can_be_erased(old: tuple[Path, Vault]) -> None:
    path, vault = old
    async with Database(path, vault) as db:
        assert (await db.run(privacy.erase, ADA, NOW)).failures > 0
        assert (await db.read(privacy.overview, ADA)).failures == 0
