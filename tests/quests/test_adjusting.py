import pytest

from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import Kind
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.quests import actions as quests
from tests.conftest import NOW
from tests.journal.entries import delete_newest, log, log_many
from tests.quests.starting import ADA, BEN, start
from tests.quests.test_celebrating import GUILD, PARTY, said


async def test_a_goal_below_the_count_asks_for_the_party_and_holds_it_once(db: Database) -> None:
    quest = await start(db, goal=30)
    await log_many(db, 9)
    await said(db)
    adjusted = await db.run(quests.adjust, ADA, quest.id, NOW, goal=9)
    assert (adjusted.quest.goal, adjusted.quest.count, adjusted.party_now) == (9, 9, True)
    assert await said(db) == []
    assert await db.run(quests.open_now, ADA, quest.id, NOW) is not None
    assert await db.run(quests.open_now, ADA, quest.id, NOW) is None
    assert [one.payload["occasion"] for one in await said(db)] == ["goal"]
    assert (await db.run(quests.adjust, ADA, quest.id, NOW, toast="tea")).party_now is False


async def test_a_party_before_the_goal_cannot_be_held_by_pressing(db: Database) -> None:
    quest = await start(db, goal=2)
    await log(db, "one")
    assert await db.run(quests.open_now, ADA, quest.id, NOW) is None


async def test_tenths_that_adjusting_leaves_behind_are_not_celebrated_later(db: Database) -> None:
    quest = await start(db, goal=100)
    await log_many(db, 5)
    await db.run(quests.adjust, ADA, quest.id, NOW, goal=20)
    await delete_newest(db)
    await delete_newest(db)
    for n in range(4):
        await log(db, f"once more {n}")
    assert [one.payload["threshold"] for one in await said(db)] == [6]


async def test_only_the_kinds_that_were_chosen_count(db: Database) -> None:
    quest = await start(db, goal=10)
    await db.run(quests.adjust, ADA, quest.id, NOW, kinds=(Kind.SILENCE, Kind.FORM))
    silent = await log(db, "silence", kind=Kind.SILENCE)
    untold = await log(db, "untold")
    personal = await log(db, "personal", kind=Kind.PERSONAL)
    assert [one.quest.count if one.quest else None for one in (silent, untold, personal)] == [1, 1, None]
    found = await db.read(quests.find, ADA, quest.id)
    assert (found.kinds, found.count) == ((Kind.FORM, Kind.SILENCE), 1)


async def test_an_entry_that_is_retyped_counts_as_news_where_its_kind_counts(db: Database) -> None:
    quest = await start(db, goal=10)
    await db.run(quests.adjust, ADA, quest.id, NOW, kinds=(Kind.FORM,))
    entry = (await log(db, "untold")).failure
    assert await said(db) == []
    await db.run(journal.edit, ADA, entry.id, NOW, kind=Kind.FORM)
    assert [one.payload["threshold"] for one in await said(db)] == [1]
    await db.run(journal.edit, ADA, entry.id, NOW, kind=Kind.OTHER)
    assert (await db.read(quests.find, ADA, quest.id)).count == 0
    await db.run(journal.edit, ADA, entry.id, NOW, kind=Kind.FORM)
    assert await said(db) == []


async def test_a_quest_that_counts_another_kind_is_passed_over(db: Database) -> None:
    older = await start(db, scope="grants")
    newer = await start(db, scope="silences")
    await db.run(quests.adjust, ADA, newer.id, NOW, kinds=(Kind.SILENCE,))
    assert (await log(db, "form", kind=Kind.FORM)).failure.quest_id == older.id
    assert (await log(db, "silence", kind=Kind.SILENCE)).failure.quest_id == newer.id


async def test_a_resting_quest_counts_only_what_names_it(db: Database) -> None:
    older, newer = await start(db), await start(db)
    assert (await db.run(quests.rest, ADA, newer.id, resting=True)).resting is True
    assert (await log(db, "unnamed")).failure.quest_id == older.id
    assert (await log(db, "named", quest_id=newer.id)).failure.quest_id == newer.id
    await db.run(quests.rest, ADA, newer.id, resting=False)
    assert (await log(db, "unnamed again")).failure.quest_id == newer.id


async def test_announcing_begins_and_ends_by_adjusting_and_what_was_said_is_taken_back(db: Database) -> None:
    await db.run(guilds.change, GUILD, NOW, party_channel=PARTY)
    quest = await start(db, goal=10)
    adjusted = await db.run(quests.adjust, ADA, quest.id, NOW, guild_id=GUILD, announced=True)
    assert (adjusted.quest.announced, adjusted.quest.guild_id) == (True, GUILD)
    await log(db, "one")
    (told,) = await said(db)
    assert told.lane == PARTY
    assert (await db.run(quests.adjust, ADA, quest.id, NOW, announced=False)).quest.announced is False
    assert [one.payload for one in await said(db)] == [{"channel": PARTY, "message": 9000 + told.id}]
    with pytest.raises(Refused, match=r"quests\.announced_outside_server"):
        await db.run(quests.adjust, ADA, quest.id, NOW, announced=True)


async def test_what_is_refused_at_the_start_is_refused_later_and_others_change_nothing(db: Database) -> None:
    quest = await start(db)
    with pytest.raises(Refused, match=r"quests\.goal_out_of_range"):
        await db.run(quests.adjust, ADA, quest.id, NOW, goal=0)
    with pytest.raises(Refused, match=r"quests\.scope_too_long"):
        await db.run(quests.adjust, ADA, quest.id, NOW, scope="x" * 141)
    with pytest.raises(Refused, match=r"quests\.unknown"):
        await db.run(quests.adjust, BEN, quest.id, NOW, goal=3)
    await db.run(quests.end, ADA, quest.id, NOW)
    with pytest.raises(Refused, match=r"quests\.over"):
        await db.run(quests.adjust, ADA, quest.id, NOW, goal=3)
