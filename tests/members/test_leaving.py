"""Leaving a server: all that stands there goes, and the journal stays."""

from bot.feed import actions as feed
from bot.feed import offers
from bot.feed.model import Audience, Gesture, ShareDraft
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.kernel.database import Database
from bot.members import actions as members
from bot.members.model import Left
from bot.quests import actions as quests
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, log
from tests.quests.starting import start

HERE, THERE = 7, 8


async def share(db: Database, guild_id: int, text: str, member_id: int = ADA) -> int:
    await db.run(guilds.change, guild_id, NOW, feed_channel=guild_id * 10)
    failure = (await log(db, text, member_id)).failure
    draft = ShareDraft(guild_id, member_id, failure.id, text, None, Audience.NAMED)
    await db.run(feed.share, draft, NOW)
    return failure.id


async def test_what_stands_in_the_server_goes_and_nothing_else(db: Database) -> None:
    await share(db, HERE, "a polite no")
    await share(db, THERE, "another no")
    await share(db, HERE, "somebody else's", BEN)
    await start(db, guild_id=HERE, announced=True)
    await start(db, guild_id=THERE, announced=True)
    assert await db.read(members.leaving, ADA, HERE) == Left(shares=1, quests=1)
    assert await db.run(members.leave, ADA, HERE, NOW) == Left(shares=1, quests=1)
    assert [one.guild_id for one in await db.read(feed.of_member, ADA)] == [THERE]
    assert [one.guild_id for one in await db.read(feed.of_member, BEN)] == [HERE]
    assert len(await db.read(journal.everything, ADA)) == 2
    quiet, loud = sorted(await db.read(quests.of_member, ADA), key=lambda quest: quest.announced)
    assert (quiet.announced, quiet.ended_at, loud.guild_id) == (False, None, THERE)


async def test_a_version_that_was_not_decided_on_goes_too(db: Database) -> None:
    failure_id = await share(db, HERE, "a polite no")
    for guild_id in (HERE, THERE):
        await db.run(offers.reword, guild_id, ADA, failure_id, "my own words")
    await db.run(members.leave, ADA, HERE, NOW)
    assert await db.read(offers.wording, HERE, ADA, failure_id) is None
    assert await db.read(offers.wording, THERE, ADA, failure_id) == "my own words"


async def test_leaving_again_finds_nothing(db: Database) -> None:
    await share(db, HERE, "a polite no")
    await db.run(members.leave, ADA, HERE, NOW)
    assert await db.run(members.leave, ADA, HERE, NOW) == Left(shares=0, quests=0)


async def test_presses_on_cards_of_others_are_taken_back_there_and_nowhere_else(db: Database) -> None:
    for guild_id in (HERE, THERE):
        await share(db, guild_id, f"no {guild_id}", BEN)
    for one in await db.read(feed.of_member, BEN):
        await db.run(feed.posted, one.id, one.channel_id or 0, one.guild_id, NOW)
        await db.run(feed.press, one.id, Gesture.HUG, ADA)
    assert (await db.read(members.leaving, ADA, HERE)).presses == 1
    assert (await db.run(members.leave, ADA, HERE, NOW)).presses == 1
    assert await db.read(feed.presses, ADA) == 1
    assert await db.read(feed.presses, ADA, THERE) == 1
