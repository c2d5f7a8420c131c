from datetime import timedelta

import pytest

from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.quests import actions as quests
from tests.conftest import NOW
from tests.quests.starting import ADA, BEN, start

LATER = NOW + timedelta(days=1)


async def test_a_quest_starts_at_nought_and_keeps_what_was_said(db: Database) -> None:
    quest = await start(db, goal=30, scope="faculty positions ", toast=" champagne 🍾", guild_id=7, announced=True)
    assert (quest.goal, quest.scope, quest.toast, quest.count) == (30, "faculty positions", "champagne 🍾", 0)
    assert (quest.member_id, quest.guild_id, quest.announced, quest.started_at) == (ADA, 7, True, NOW)
    assert await db.read(quests.find, ADA, quest.id) == quest


async def test_the_same_interaction_starts_one_quest(db: Database) -> None:
    first = await start(db, origin=5)
    assert await start(db, origin=5, goal=20) == first
    assert await db.read(quests.running, ADA) == (first,)


async def test_several_quests_run_at_once_the_newest_first(db: Database) -> None:
    older, newer = await start(db, scope="grants"), await start(db, scope="short stories")
    assert await db.read(quests.running, ADA) == (newer, older)


async def test_an_ended_quest_runs_no_more_and_is_still_there(db: Database) -> None:
    quest = await start(db)
    ended = await db.run(quests.end, ADA, quest.id, LATER)
    assert ended.ended_at == LATER
    assert await db.run(quests.end, ADA, quest.id, LATER + timedelta(days=1)) == ended
    assert await db.read(quests.running, ADA) == ()
    assert await db.read(quests.of_member, ADA) == (ended,)


@pytest.mark.parametrize("goal", [-1, 0, 1001])
async def test_a_goal_out_of_range_is_refused(db: Database, goal: int) -> None:
    with pytest.raises(Refused, match=r"quests\.goal_out_of_range"):
        await start(db, goal=goal)


async def test_texts_that_are_too_long_are_refused(db: Database) -> None:
    assert (await start(db, toast="🍾" * 140, scope="x" * 140)).toast == "🍾" * 140
    with pytest.raises(Refused, match=r"quests\.toast_too_long"):
        await start(db, toast="x" * 141)
    with pytest.raises(Refused, match=r"quests\.scope_too_long"):
        await start(db, scope="x" * 141)


async def test_only_in_a_server_can_a_quest_be_announced(db: Database) -> None:
    with pytest.raises(Refused, match=r"quests\.announced_outside_server"):
        await start(db, announced=True, guild_id=None)


async def test_nobody_finds_or_ends_the_quest_of_another(db: Database) -> None:
    quest = await start(db)
    with pytest.raises(Refused, match=r"quests\.unknown"):
        await db.read(quests.find, BEN, quest.id)
    with pytest.raises(Refused, match=r"quests\.unknown"):
        await db.run(quests.end, BEN, quest.id, NOW)
    with pytest.raises(Refused, match=r"quests\.unknown"):
        await db.read(quests.find, ADA, quest.id + 1)
    assert (await db.read(quests.find, ADA, quest.id)).ended_at is None
