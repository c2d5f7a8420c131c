"""What is noted as an ask, and what comes of it."""

from datetime import timedelta

import pytest

from bot.asks import actions as asks
from bot.asks.model import AskDraft
from bot.guilds import actions as guilds
from bot.journal.model import PartialDate
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.members import actions as members
from bot.quests import actions as quests
from tests.asks.asking import MARCH_FIRST, ask_for
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, LATER
from tests.quests.starting import start


async def test_an_ask_is_kept_with_all_that_was_said_of_it(db: Database) -> None:
    quest = await start(db)
    ask = await ask_for(
        db,
        " Chair \n in Oslo ",
        origin=77,
        section="Paper rejections from academic journals",
        quest_id=quest.id,
        sent_on=MARCH_FIRST,
    )
    assert (ask.line, ask.section, ask.quest_id) == ("Chair in Oslo", "paper-rejections", quest.id)
    assert (ask.sent_on, ask.added_at, ask.answer) == (MARCH_FIRST, NOW, None)
    assert await db.read(asks.find, ADA, ask.id) == ask
    assert await db.read(asks.waiting, ADA) == (ask,)


async def test_a_text_that_is_too_long_for_a_line_is_kept_whole(db: Database) -> None:
    text = "word " * 100
    ask = await ask_for(db, text)
    assert ask.line.endswith("word…")
    assert ask.story == text.strip()


@pytest.mark.parametrize("text", ["", " \n ", "\u200b\u202e"])
async def test_an_ask_without_anything_to_see_is_refused(db: Database, text: str) -> None:
    with pytest.raises(Refused, match=r"asks\.empty_line"):
        await ask_for(db, text)
    assert await db.read(asks.of_member, ADA) == ()


async def test_the_same_interaction_and_the_same_text_at_once_note_one_ask(db: Database) -> None:
    first = await db.run(asks.add, AskDraft(ADA, 77, "Chair in Oslo"), NOW)
    again = await db.run(asks.add, AskDraft(ADA, 77, "Chair in Oslo"), LATER)
    double = await db.run(asks.add, AskDraft(ADA, 78, "Chair in Oslo"), NOW + timedelta(seconds=15))
    assert (first.first_time, again.first_time, double.first_time) == (True, False, False)
    assert first.ask == again.ask == double.ask


async def test_the_same_text_later_another_text_or_another_member_is_an_ask_of_its_own(db: Database) -> None:
    await ask_for(db, "Chair in Oslo")
    await ask_for(db, "Chair in Graz")
    await ask_for(db, "Chair in Oslo", now=NOW + timedelta(seconds=16))
    await ask_for(db, "Chair in Oslo", BEN)
    assert [ask.line for ask in await db.read(asks.of_member, ADA)] == [
        "Chair in Oslo",
        "Chair in Graz",
        "Chair in Oslo",
    ]
    assert len(await db.read(asks.of_member, BEN)) == 1


async def test_a_quest_of_another_or_one_that_has_ended_is_refused_and_nothing_is_noted(db: Database) -> None:
    theirs, ended = await start(db, BEN), await start(db)
    await db.run(quests.end, ADA, ended.id, NOW)
    for quest, key in ((theirs, r"quests\.unknown"), (ended, r"quests\.ended")):
        with pytest.raises(Refused, match=key):
            await ask_for(db, quest_id=quest.id)
    assert await db.read(asks.of_member, ADA) == ()


async def test_a_first_ask_brings_about_a_check_in_in_the_zone_of_where_it_was_noted(db: Database) -> None:
    await db.run(lambda tx: guilds.change(tx, 5, NOW, zone="Asia/Tokyo"))
    assert (await db.read(members.find, ADA)).next_checkin is None
    await ask_for(db, guild_id=5)
    member = await db.read(members.find, ADA)
    assert member.checkin.zone == "Asia/Tokyo"
    assert member.checkin_at is not None
    assert member.checkin_at > NOW


async def test_what_waits_longest_comes_first(db: Database) -> None:
    await ask_for(db, "Today")
    await ask_for(db, "Last year", sent_on=PartialDate(2025))
    await ask_for(db, "March", sent_on=MARCH_FIRST)
    assert [ask.line for ask in await db.read(asks.waiting, ADA)] == ["Last year", "March", "Today"]


async def test_the_ask_of_another_is_as_unknown_as_one_that_never_was(db: Database) -> None:
    ask = await ask_for(db, member_id=BEN)
    for ask_id in (ask.id, 12345):
        with pytest.raises(Refused, match=r"asks\.unknown"):
            await db.read(asks.find, ADA, ask_id)
        with pytest.raises(Refused, match=r"asks\.unknown"):
            await db.run(asks.forget, ADA, ask_id)
    assert await db.read(asks.find, BEN, ask.id) == ask
