"""Where one may share without a name, what is announced comes on an evening that tells nothing of its entry."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.outbox import Notice
from bot.quests import actions as quests
from bot.quests import waiting
from bot.quests.actions.evenings import EVENINGS, SOONEST
from bot.quests.model import Ending
from tests.conftest import NOW
from tests.journal.entries import log, log_many
from tests.quests.starting import ADA, BEN, start

GUILD, PARTY = 7, 70
BERLIN = ZoneInfo("Europe/Berlin")
LAST = NOW + timedelta(days=16)
"""When every evening of before has passed."""


@pytest.fixture(autouse=True)
async def _server(db: Database) -> None:
    await db.run(guilds.change, GUILD, NOW, party_channel=PARTY, anonymous=True, zone="Europe/Berlin")


async def evenings(db: Database) -> list[datetime]:
    return [one.evening for one in await db.read(waiting.everything)]


async def said(db: Database, now: datetime = LAST) -> list[Notice]:
    """Do what the heartbeat does, and return what is to be said, in order."""
    await db.run(quests.announce_due, now)
    found = list[Notice]()
    while notices := await db.read(outbox.due, now, busy=(), limit=50):
        for notice in notices:
            await db.run(outbox.sent, notice, 9000 + notice.id)
            found.append(notice)
    return found


async def test_it_waits_for_one_of_fourteen_evenings_at_eight_and_for_half_a_day_at_least(db: Database) -> None:
    seen = set[datetime]()
    for member in range(100, 300):
        await start(db, member, goal=1, guild_id=GUILD, announced=True)
        await log(db, "one", member)
    seen.update(await evenings(db))
    assert len(seen) == EVENINGS
    assert {one.astimezone(BERLIN).hour for one in seen} == {20}
    assert min(seen) - NOW >= SOONEST
    assert max(seen) - min(seen) == timedelta(days=EVENINGS - 1)


async def test_nothing_is_said_before_its_evening_and_it_is_said_once(db: Database) -> None:
    await start(db, goal=1, guild_id=GUILD, announced=True)
    await log(db, "one")
    (evening,) = await evenings(db)
    assert await said(db, evening - timedelta(seconds=1)) == []
    assert [notice.lane for notice in await said(db, evening)] == [PARTY]
    assert await said(db) == []


async def test_whether_its_entry_is_shared_changes_nothing_that_can_be_read(db: Database) -> None:
    for member in (ADA, BEN):
        await start(db, member, goal=30, guild_id=GUILD, announced=True)
        await log_many(db, 3, member)
    rows = await db.read(lambda tx: tx.all("SELECT * FROM celebration"))
    assert len({(row["threshold"], row["occasion"], len(row["evening"])) for row in rows}) == 1
    assert await db.read(lambda tx: tx.value("SELECT count(*) FROM outbox")) == 0


async def test_the_counts_of_a_quest_come_in_their_order(db: Database) -> None:
    await start(db, goal=10, guild_id=GUILD, announced=True)
    await log_many(db, 10)
    waits = await evenings(db)
    assert waits == sorted(waits)
    assert [notice.payload["threshold"] for notice in await said(db)] == list(range(1, 11))


@pytest.mark.parametrize("ending", [Ending.OFFER, Ending.REORIENTED], ids=str)
async def test_a_bottle_that_is_opened_by_a_press_comes_at_once_and_tells_what_waited(
    db: Database, ending: Ending
) -> None:
    quest = await start(db, goal=30, guild_id=GUILD, announced=True)
    await log_many(db, 3)
    await db.run(quests.end, ADA, quest.id, NOW, ending)
    assert [notice.payload["occasion"] for notice in await said(db, NOW)] == ["ending"]
    assert await said(db) == []


async def test_in_private_it_comes_at_once(db: Database) -> None:
    await start(db, goal=1)
    await log(db, "one")
    assert [notice.lane for notice in await said(db, NOW)] == [ADA]


async def test_where_anonymous_shares_are_off_it_comes_at_once(db: Database) -> None:
    await db.run(guilds.change, GUILD, NOW, anonymous=False)
    await start(db, goal=1, guild_id=GUILD, announced=True)
    await log(db, "one")
    assert [notice.lane for notice in await said(db, NOW)] == [PARTY]


async def test_what_waits_goes_with_its_announcement_and_with_its_member(db: Database) -> None:
    quest = await start(db, goal=1, guild_id=GUILD, announced=True)
    await log(db, "one")
    await db.run(quests.adjust, ADA, quest.id, NOW, announced=False)
    await start(db, BEN, goal=1, guild_id=GUILD, announced=True)
    await log(db, "one", BEN)
    await db.run(journal.forget_member, BEN)
    await db.run(quests.forget_member, BEN, NOW)
    assert await said(db) == []


async def test_the_party_channel_of_that_evening_hears_of_it(db: Database) -> None:
    await start(db, goal=1, guild_id=GUILD, announced=True)
    await log(db, "one")
    await db.run(guilds.change, GUILD, NOW, party_channel=71)
    assert [notice.lane for notice in await said(db)] == [71]
