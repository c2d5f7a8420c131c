from datetime import timedelta

from bot.guilds import actions as guilds
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.outbox import Notice
from bot.quests import actions as quests
from bot.quests.model import Occasion
from tests.conftest import NOW
from tests.journal.entries import delete_newest, log, log_many
from tests.quests.starting import ADA, start

GUILD, PARTY = 7, 70


async def said(db: Database) -> list[Notice]:
    """Return what waits to be said, in order, as if delivery carried it away one by one."""
    found = list[Notice]()
    while notices := await db.read(outbox.due, NOW + timedelta(days=1), busy=(), limit=50):
        for notice in notices:
            await db.run(outbox.sent, notice, 9000 + notice.id)
            found.append(notice)
    return found


async def test_an_announced_quest_celebrates_in_the_party_channel(db: Database) -> None:
    await db.run(guilds.change, GUILD, NOW, party_channel=PARTY)
    quest = await start(db, goal=3, guild_id=GUILD, announced=True)
    await log_many(db, 3)
    notices = await said(db)
    assert {notice.kind for notice in notices} == {"quest.milestone"}
    assert [(notice.lane, notice.payload) for notice in notices] == [
        (PARTY, {"quest": quest.id, "threshold": threshold, "occasion": occasion})
        for threshold, occasion in ((1, "tenth"), (2, "tenth"), (3, "goal"))
    ]


async def test_a_private_quest_celebrates_in_a_message_to_oneself(db: Database) -> None:
    await db.run(guilds.change, GUILD, NOW, party_channel=PARTY)
    quest = await start(db, goal=1, guild_id=GUILD, announced=False)
    await log(db, "one")
    assert [(notice.lane, notice.payload) for notice in await said(db)] == [
        (ADA, {"quest": quest.id, "threshold": 1, "occasion": "goal", "private": 1})
    ]


async def test_without_a_party_channel_an_announced_quest_celebrates_in_private(db: Database) -> None:
    await start(db, goal=1, guild_id=GUILD, announced=True)
    await log(db, "one")
    assert [notice.lane for notice in await said(db)] == [ADA]


async def test_a_milestone_is_celebrated_once_even_if_it_is_reached_again(db: Database) -> None:
    await start(db, goal=1)
    await log(db, "one")
    assert len(await said(db)) == 1
    await delete_newest(db)
    await log(db, "one again")
    assert await said(db) == []


async def test_an_undone_milestone_is_still_celebrated(db: Database) -> None:
    await start(db, goal=1)
    await log(db, "one")
    await delete_newest(db)
    assert len(await said(db)) == 1


async def test_a_jump_in_the_count_misses_no_milestone(db: Database) -> None:
    quest = await start(db, goal=30)
    assert await db.run(quests.counted, quest.id, 2, 10, NOW) == (3, 6, 9)
    assert await db.run(quests.counted, quest.id, 5, 12, NOW) == (12,)
    assert [notice.payload["threshold"] for notice in await said(db)] == [3, 6, 9, 12]


async def test_counting_for_a_quest_that_is_gone_celebrates_nothing(db: Database) -> None:
    assert await db.run(quests.counted, 99, 0, 10, NOW) == ()
    assert await said(db) == []


async def test_a_celebration_tells_what_its_card_needs(db: Database) -> None:
    quest = await start(db, goal=2, scope="grants", toast="ramen")
    await log_many(db, 2)
    half, whole = [
        await db.read(quests.celebration, quest.id, threshold, occasion)
        for threshold, occasion in ((1, Occasion.TENTH), (2, Occasion.GOAL))
    ]
    assert half is not None
    assert whole is not None
    assert (half.occasion, whole.occasion) == (Occasion.TENTH, Occasion.GOAL)
    assert (whole.quest.scope, whole.quest.toast, whole.quest.count) == ("grants", "ramen", 2)
    assert (whole.member_id, whole.threshold, whole.private) == (ADA, 2, True)
    assert await db.read(quests.celebration, quest.id + 1, 1) is None


async def test_forgetting_a_member_takes_back_what_was_and_what_was_to_be_celebrated(db: Database) -> None:
    await db.run(guilds.change, GUILD, NOW, party_channel=PARTY)
    await start(db, goal=2, guild_id=GUILD, announced=True)
    await log(db, "one")
    (party,) = await said(db)
    await log(db, "two")
    assert await db.run(quests.forget_member, ADA, NOW) == 1
    (retraction,) = await said(db)
    assert (retraction.kind, retraction.lane) == ("feed.retract", PARTY)
    assert retraction.payload == {"channel": PARTY, "message": 9000 + party.id}
    assert await db.run(quests.forget_member, ADA, NOW) == 0


async def test_a_private_celebration_is_not_deleted_from_ones_own_messages(db: Database) -> None:
    await start(db, goal=1)
    await log(db, "one")
    await said(db)
    await db.run(quests.forget_member, ADA, NOW)
    assert await said(db) == []


async def test_a_party_that_arrives_after_its_quest_was_erased_is_taken_back(db: Database) -> None:
    quest = await start(db, goal=1, guild_id=GUILD, announced=True)
    await db.run(quests.posted, quest.id, channel_id=PARTY, message_id=5, announced=True, now=NOW)
    assert await said(db) == []
    await db.run(quests.forget_member, ADA, NOW)
    for message_id in (0, 5):
        await db.run(quests.posted, quest.id, channel_id=PARTY, message_id=message_id, announced=True, now=NOW)
    assert [notice.payload for notice in await said(db)] == [{"channel": PARTY, "message": 5}]


async def test_a_quest_that_is_kept_private_takes_back_what_was_announced_and_goes_on(db: Database) -> None:
    await db.run(guilds.change, GUILD, NOW, party_channel=PARTY)
    quest = await start(db, goal=2, guild_id=GUILD, announced=True)
    await log(db, "one")
    (party,) = await said(db)
    assert await db.read(quests.announced_in, ADA, GUILD) != ()
    await db.run(quests.keep_private, quest.id, NOW)
    assert await db.read(quests.announced_in, ADA, GUILD) == ()
    await log(db, "two")
    retraction, goal = await said(db)
    assert retraction.payload == {"channel": PARTY, "message": 9000 + party.id}
    assert (goal.lane, goal.payload["threshold"]) == (ADA, 2)


async def test_a_party_that_arrives_after_its_quest_was_kept_private_is_taken_back(db: Database) -> None:
    quest = await start(db, goal=1, guild_id=GUILD, announced=True)
    await db.run(quests.keep_private, quest.id, NOW)
    await db.run(quests.posted, quest.id, channel_id=70, message_id=6, announced=False, now=NOW)
    assert await said(db) == []
    await db.run(quests.posted, quest.id, channel_id=PARTY, message_id=5, announced=True, now=NOW)
    assert [notice.payload for notice in await said(db)] == [{"channel": PARTY, "message": 5}]
