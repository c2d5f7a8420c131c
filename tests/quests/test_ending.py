from datetime import timedelta

import pytest

from bot.guilds import actions as guilds
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.quests import actions as quests
from bot.quests.model import Ending, Occasion
from tests.conftest import NOW
from tests.journal.entries import log, log_many
from tests.quests.starting import ADA, BEN, start
from tests.quests.test_celebrating import GUILD, PARTY, said

LATER = NOW + timedelta(days=1)


@pytest.mark.parametrize(("ending", "opened"), [(one, one in (Ending.OFFER, Ending.REORIENTED)) for one in Ending])
async def test_an_offer_and_not_wanting_it_any_more_open_the_bottle_alike(
    db: Database, ending: Ending, *, opened: bool
) -> None:
    quest = await start(db, goal=30)
    await log_many(db, 2)
    over = await db.run(quests.end, ADA, quest.id, LATER, ending)
    assert (over.ended_at, over.ending) == (LATER, ending)
    assert [(one.payload["occasion"], one.payload["threshold"]) for one in await said(db)] == [("ending", 2)] * opened


async def test_an_ending_is_celebrated_once_ever_even_if_another_offer_comes(db: Database) -> None:
    quest = await start(db, goal=30)
    await db.run(quests.end, ADA, quest.id, NOW, Ending.OFFER)
    assert (await db.run(quests.end, ADA, quest.id, LATER, Ending.PLAIN)).ending is Ending.OFFER
    assert len(await said(db)) == 1
    again = await db.run(quests.reopen, ADA, quest.id, LATER)
    assert (again.ended_at, again.ending) == (None, None)
    await db.run(quests.end, ADA, quest.id, LATER, Ending.REORIENTED)
    assert await said(db) == []


async def test_after_the_party_an_ending_opens_no_second_bottle(db: Database) -> None:
    quest = await start(db, goal=1)
    await log(db, "one")
    assert len(await said(db)) == 1
    await db.run(quests.end, ADA, quest.id, NOW, Ending.OFFER)
    assert await said(db) == []


async def test_a_quest_that_is_reopened_counts_on_and_celebrates_what_is_new(db: Database) -> None:
    quest = await start(db, goal=2)
    await log(db, "one")
    await db.run(quests.end, ADA, quest.id, NOW, Ending.OFFER)
    await said(db)
    assert (await log(db, "meanwhile")).quest is None
    await db.run(quests.reopen, ADA, quest.id, LATER)
    assert await db.read(quests.celebration, quest.id, 1, Occasion.ENDING) is None
    await log(db, "two")
    assert [(one.payload["occasion"], one.payload["threshold"]) for one in await said(db)] == [("goal", 2)]


async def test_the_note_is_opened_at_the_goal_and_sent_to_its_member_alone(db: Database) -> None:
    await db.run(guilds.change, GUILD, NOW, party_channel=PARTY)
    quest = await start(db, goal=1, guild_id=GUILD, announced=True)
    written = await db.run(quests.write_note, ADA, quest.id, " Well tried. ")
    assert (written.note, written.note_opened) == ("Well tried.", False)
    await log(db, "one")
    assert sorted((one.kind, one.lane) for one in await said(db)) == [("quest.milestone", PARTY), ("quest.note", ADA)]
    await db.run(quests.end, ADA, quest.id, NOW, Ending.OFFER)
    assert await said(db) == []
    assert (await db.read(quests.find, ADA, quest.id)).note_opened is True


@pytest.mark.parametrize("ending", Ending)
async def test_the_note_is_opened_at_every_ending(db: Database, ending: Ending) -> None:
    quest = await start(db)
    await db.run(quests.write_note, ADA, quest.id, "Well tried.")
    assert (await db.run(quests.end, ADA, quest.id, NOW, ending)).note_opened is True
    assert "quest.note" in {one.kind for one in await said(db)}


async def test_a_note_is_written_once_by_its_member_and_has_something_in_it(db: Database) -> None:
    quest = await start(db)
    for note, refusal in ((" ", "note_empty"), ("x" * 1001, "note_too_long")):
        with pytest.raises(Refused, match=rf"quests\.{refusal}"):
            await db.run(quests.write_note, ADA, quest.id, note)
    with pytest.raises(Refused, match=r"quests\.unknown"):
        await db.run(quests.write_note, BEN, quest.id, "mine")
    await db.run(quests.write_note, ADA, quest.id, "first")
    await db.run(quests.write_note, ADA, quest.id, "first")
    with pytest.raises(Refused, match=r"quests\.note_written"):
        await db.run(quests.write_note, ADA, quest.id, "second")
