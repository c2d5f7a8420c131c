"""What comes or came by name so near to a share without one that the two might be connected."""

from datetime import timedelta

import pytest

from bot.feed import unnamed
from bot.guilds import actions as guilds
from bot.kernel.database import Database
from bot.quests import actions as quests
from bot.quests.model import Ending, Quest
from tests.conftest import NOW
from tests.feed.anonymous.steps import DAY, HOUR, allow, tell
from tests.feed.shares import ADA, BEN, GUILD, OTHER_GUILD, shared
from tests.journal.entries import log, log_many
from tests.quests.starting import start

PARTY = 70


@pytest.fixture(autouse=True)
async def _server(db: Database) -> None:
    await allow(db)
    await db.run(guilds.change, GUILD, NOW, party_channel=PARTY)


async def near(db: Database, after: timedelta = HOUR, *, by: int = ADA, guild: int = GUILD) -> bool:
    return await db.read(unnamed.lately, guild, by, NOW + after)


async def quest_of(db: Database, entries: int, *, announced: bool = True) -> Quest:
    """Start a quest for ten, which is announced, and log this many."""
    made = await start(db, ADA, goal=10, guild_id=GUILD, announced=announced)
    await log_many(db, entries)
    return made


async def test_a_card_by_name_is_near_for_two_hours_and_one_without_is_not(db: Database) -> None:
    await tell(db)
    assert not await near(db)
    await shared(db, "By name")
    assert await near(db)
    assert not await near(db, by=BEN)
    assert not await near(db, unnamed.NEAR)


async def test_a_bottle_that_an_ending_opens_is_near_in_its_server(db: Database) -> None:
    made = await quest_of(db, 3)
    assert not await near(db)
    await db.run(quests.end, ADA, made.id, NOW, Ending.OFFER)
    assert await near(db)
    assert not await near(db, guild=OTHER_GUILD)
    assert not await near(db, unnamed.NEAR)


async def test_an_ending_without_a_bottle_or_in_private_is_not_near(db: Database) -> None:
    plain, private = await quest_of(db, 1), await quest_of(db, 1, announced=False)
    await db.run(quests.end, ADA, plain.id, NOW, Ending.PLAIN)
    await db.run(quests.end, ADA, private.id, NOW, Ending.OFFER)
    assert not await near(db)


async def test_a_party_that_is_opened_by_a_press_is_near_also_where_its_count_was_a_tenth_before(db: Database) -> None:
    made = await quest_of(db, 9)
    await db.run(quests.adjust, ADA, made.id, NOW, goal=9)
    assert not await near(db, DAY)
    await db.run(quests.open_now, ADA, made.id, NOW + DAY)
    assert await near(db, DAY)
    assert not await near(db)


async def test_a_goal_that_waits_for_its_evening_is_not_near(db: Database) -> None:
    made = await start(db, ADA, goal=1, guild_id=GUILD, announced=True)
    await log(db, "One that counts", ADA)
    assert not await near(db)
    await db.run(quests.end, ADA, made.id, NOW, Ending.OFFER)
    assert not await near(db)
