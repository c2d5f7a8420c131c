import base64
import sqlite3
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.feed import actions as feed
from bot.feed import offers, store
from bot.feed.model import Audience, Share, State
from bot.journal import actions as journal
from bot.journal.model import Draft
from bot.kernel import reseal, seal
from bot.kernel.database import Database, Transaction
from bot.kernel.seal import SealBroken, Vault
from bot.prompts import actions as prompts
from bot.quests import actions as quests
from tests.conftest import NOW
from tests.feed.shares import ADA, CLEO, FEED, GUILD, OTHER_GUILD, open_feed, share
from tests.journal.entries import log
from tests.kernel.memory import memory
from tests.prompts.weeks import FIRST, plan, recent

TAGS = {("share", "tag"), ("support", "presser")}
ANONYMOUS = Share(
    id="anonymous-share1",
    guild_id=GUILD,
    audience=Audience.ANONYMOUS,
    member_id=CLEO,
    failure_id=31,
    text="said by nobody",
    own_version=False,
    shared_at=None,
    shared_on=date(2026, 3, 14),
    channel_id=FEED,
    message_id=None,
    state=State.WAITING,
)


def sealed_values(tx: Transaction) -> list[bytes]:
    return [
        row[0]
        for place in reseal.SEALED
        for row in tx.all(f"SELECT {place.column} FROM {place.table} WHERE {place.column} IS NOT NULL")  # noqa: S608 - names
    ]


async def fill(db: Database) -> None:
    """Put something into every sealed column."""
    await open_feed(db)
    await db.run(
        quests.start,
        ADA,
        origin=1,
        guild_id=None,
        locale="en-US",
        goal=30,
        toast="ramen",
        scope="positions",
        announced=False,
        now=NOW,
    )
    failure = (await db.run(journal.log_failure, Draft(ADA, 2, "Not shortlisted", section="Odd jobs"), NOW)).failure
    await db.run(journal.add_story, ADA, failure.id, "It rained.", NOW)
    await share(db, failure)
    await db.run(offers.reword, OTHER_GUILD, ADA, failure.id, "Not this time")
    await db.run(store.insert_anonymous, ANONYMOUS)
    await plan(db)
    await db.run(prompts.post_due, FIRST)
    await db.run(prompts.answer, (await recent(db))[0].id, ADA, "I asked for help", FIRST)
    for number in range(5):
        await log(db, f"no {number}")


async def everything_ada_wrote(db: Database) -> list[str | None]:
    entries = await db.read(journal.everything, ADA)
    (quest,) = await db.read(quests.running, ADA)
    (answer,) = await db.read(prompts.answers, ADA)
    shares = await db.read(feed.of_member, ADA) + await db.read(feed.of_member, CLEO)
    draft = await db.read(offers.wording, OTHER_GUILD, ADA, entries[-1].id)
    lines = [part for entry in entries for part in (entry.line, entry.story, entry.section)]
    return [*lines, quest.toast, quest.scope, answer.text, draft, *(one.text for one in shares)]


@pytest.fixture
async def rotated(tmp_path: Path) -> AsyncIterator[tuple[Database, list[str | None]]]:
    key, path = tmp_path / "cork.key", tmp_path / "cork.db"
    async with Database(path, seal.load(key, may_create=True)) as db:
        await fill(db)
        before = await everything_ada_wrote(db)
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


async def test_after_resealing_the_newest_key_alone_opens_everything(
    rotated: tuple[Database, list[str | None]], tmp_path: Path
) -> None:
    db, before = rotated
    values = await db.read(sealed_values)
    assert await db.run(lambda tx: any(tx.vault.is_current(value) for value in values)) is False
    assert await reseal.everything(db) == len(values)
    assert await reseal.everything(db) == 0
    assert await everything_ada_wrote(db) == before

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


async def test_a_batch_is_no_larger_than_asked_for(rotated: tuple[Database, list[str | None]]) -> None:
    db, before = rotated
    total = len(await db.read(sealed_values))
    batches = []
    while done := await db.run(reseal.some, 4):
        batches.append(done)
        assert await everything_ada_wrote(db) == before
    assert batches[:-1] == [4] * (len(batches) - 1)
    assert sum(batches) == total


async def test_a_damaged_value_stops_it_and_loses_nothing(rotated: tuple[Database, list[str | None]]) -> None:
    db, before = rotated
    await db.run(lambda tx: tx.execute("UPDATE quest SET scope = substr(scope, 1, 20)"))
    with pytest.raises(SealBroken):
        await reseal.everything(db)
    entries = await db.read(journal.everything, ADA)
    assert entries[-1].line in before
