import base64
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.imports import actions as imports
from bot.journal import actions as journal
from bot.kernel import reseal, seal
from bot.kernel.database import Database
from bot.kernel.seal import SealBroken, Vault
from bot.kernel.transaction import Transaction
from bot.privacy import actions as privacy
from bot.privacy.model import MemberData
from bot.quests import actions as quests
from tests.conftest import NOW
from tests.kernel.memory import memory
from tests.privacy.life import ADA, BEN, live
from tests.privacy.looking_back import FILE

TAGS = {
    *(("share", "tag"), ("support", "presser")),
    *(("report", "reporter"), ("block", "tag"), ("moderation", "origin")),
}
Rotated = tuple[Database, tuple[MemberData, MemberData, str | None]]


def sealed_values(tx: Transaction) -> list[bytes]:
    return [
        row[0]
        for place in reseal.SEALED
        for row in tx.all(f"SELECT {place.column} FROM {place.table} WHERE {place.column} IS NOT NULL")  # noqa: S608 - names
    ]


async def fill(db: Database) -> None:
    """Put something into every sealed column."""
    await live(db, ADA)
    await live(db, BEN)
    (quest,) = await db.read(quests.of_member, BEN)
    await db.run(quests.end, BEN, quest.id, NOW)


async def everything_written(db: Database) -> tuple[MemberData, MemberData, str | None]:
    """Return all that members wrote, opened."""
    staged = await db.read(imports.staged, ADA, FILE)
    return await db.read(privacy.everything, ADA), await db.read(privacy.everything, BEN), staged


@pytest.fixture
async def rotated(tmp_path: Path) -> AsyncIterator[Rotated]:
    key, path = tmp_path / "cork.key", tmp_path / "cork.db"
    async with Database(path, seal.load(key, may_create=True)) as db:
        await fill(db)
        before = await everything_written(db)
    async with Database(path, seal.rotate(key)) as db:
        yield db, before


def test_every_sealed_column_of_the_schema_is_declared() -> None:
    with memory() as tx:
        blobs = {
            (table["name"], column["name"])
            for table in tx.all("SELECT name FROM sqlite_schema WHERE type = 'table'")
            for column in tx.all("SELECT name, type FROM pragma_table_info(?)", table["name"])
            if column["type"] == "BLOB"
        }
        keys = {
            place: {row["name"] for row in tx.all("SELECT name FROM pragma_table_info(?) WHERE pk", place.table)}
            for place in reseal.SEALED
        }
    assert blobs - TAGS == {(place.table, place.column) for place in reseal.SEALED}
    assert all(set(place.key) == found for place, found in keys.items())


async def test_after_resealing_the_newest_key_alone_opens_everything(rotated: Rotated, tmp_path: Path) -> None:
    db, before = rotated
    values = await db.read(sealed_values)
    assert await db.run(lambda tx: any(value.startswith(tx.vault.newest_id) for value in values)) is False
    lengths = [len(value) for value in values]
    assert await reseal.everything(db) == len(values)
    assert await reseal.everything(db) == 0
    assert await everything_written(db) == before
    assert [len(value) for value in await db.read(sealed_values)] == lengths

    lines = (tmp_path / "cork.key").read_text().splitlines()
    newest = Vault((base64.b64decode(lines[1]),))
    with sqlite3.connect(tmp_path / "cork.db") as connection:
        connection.row_factory = sqlite3.Row
        for place in reseal.SEALED:
            rows = connection.execute(f"SELECT * FROM {place.table} WHERE {place.column} IS NOT NULL").fetchall()  # noqa: S608 - names
            assert rows, place
            for row in rows:
                newest.open(row[place.column], about=place.about.format_map(dict(row)))
    connection.close()


async def test_a_batch_is_no_larger_than_asked_for(rotated: Rotated) -> None:
    db, before = rotated
    total = len(await db.read(sealed_values))
    batches = []
    while done := await db.run(reseal.some, 20):
        batches.append(done)
        assert await everything_written(db) == before
    assert batches[:-1] == [20] * (len(batches) - 1)
    assert sum(batches) == total


async def test_a_damaged_value_stops_it_and_loses_nothing(rotated: Rotated) -> None:
    db, before = rotated
    await db.run(lambda tx: tx.execute("UPDATE quest SET scope = substr(scope, 1, 20)"))
    with pytest.raises(SealBroken):
        await reseal.everything(db)
    entries = await db.read(journal.everything, ADA)
    assert entries == before[0].failures
