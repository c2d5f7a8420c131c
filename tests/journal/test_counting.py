import pytest

from bot.journal import actions as journal
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.quests import actions as quests
from tests.journal.entries import ADA, LATER, log
from tests.quests.starting import BEN, start


async def test_without_a_quest_nothing_is_counted(db: Database) -> None:
    logged = await log(db, "Grant")
    assert (logged.quest, logged.reached, logged.failure.quest_id) == (None, (), None)


async def test_a_failure_counts_toward_the_quest_that_is_running(db: Database) -> None:
    quest = await start(db, goal=3)
    logged = await log(db, "Grant")
    assert logged.failure.quest_id == quest.id
    assert logged.quest == await db.read(quests.find, ADA, quest.id)
    assert logged.quest is not None
    assert (logged.quest.count, logged.reached) == (1, (1,))


async def test_of_several_quests_the_newest_counts_unless_one_is_named(db: Database) -> None:
    older, newer = await start(db, scope="grants"), await start(db, scope="stories")
    assert (await log(db, "Story")).failure.quest_id == newer.id
    assert (await log(db, "Grant", quest_id=older.id)).failure.quest_id == older.id


async def test_an_ended_quest_counts_no_more(db: Database) -> None:
    quest = await start(db)
    await db.run(quests.end, ADA, quest.id, LATER)
    assert (await log(db, "Grant")).quest is None
    with pytest.raises(Refused, match=r"quests\.ended"):
        await log(db, "Paper", quest_id=quest.id)


async def test_the_quest_of_another_or_of_nobody_is_refused_and_nothing_is_saved(db: Database) -> None:
    theirs = await start(db, BEN)
    for quest_id in (theirs.id, theirs.id + 1):
        with pytest.raises(Refused, match=r"quests\.unknown"):
            await log(db, "Grant", quest_id=quest_id)
    assert (await db.read(journal.page, ADA)).total == 0


async def test_counting_goes_on_past_the_goal_without_another_party(db: Database) -> None:
    await start(db, goal=1)
    assert (await log(db, "one")).reached == (1,)
    logged = await log(db, "two")
    assert logged.quest is not None
    assert (logged.quest.count, logged.reached) == (2, ())
