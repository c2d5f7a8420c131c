import asyncio
from datetime import timedelta

import pytest

from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import Draft, Kind, PartialDate
from bot.kernel.database import Database
from bot.kernel.deeds import SAME_DEED
from bot.kernel.errors import Refused
from bot.members import actions as members
from bot.quests.model import thresholds
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, LATER, log
from tests.quests.starting import start


async def total(db: Database, member_id: int = ADA) -> int:
    return (await db.read(journal.page, member_id)).total


async def test_a_failure_is_saved_with_everything_that_was_said(db: Database) -> None:
    logged = await log(
        db,
        "Postdoc in Basel",
        kind=Kind.NEAR_MISS,
        section="academic-positions",
        happened=PartialDate(2025, 11),
        sting=7,
    )
    failure = logged.failure
    assert logged.first_time
    assert (failure.line, failure.story, failure.kind, failure.sting) == ("Postdoc in Basel", None, Kind.NEAR_MISS, 7)
    assert (failure.section, failure.happened) == ("academic-positions", PartialDate(2025, 11))
    assert (failure.member_id, failure.logged_at, failure.edited_at) == (ADA, NOW, None)
    assert await db.read(journal.find, ADA, failure.id) == failure


async def test_a_text_that_is_too_long_becomes_the_story_whole(db: Database) -> None:
    text = "Dear applicant, " * 20
    failure = (await log(db, text)).failure
    assert failure.line.endswith("…")
    assert failure.story == text.strip()
    assert await db.read(journal.find, ADA, failure.id) == failure


@pytest.mark.parametrize("text", ["", "   ", "\n", "\u200b", "\u202e"])
async def test_a_failure_without_a_line_is_refused_kindly(db: Database, text: str) -> None:
    with pytest.raises(Refused, match=r"journal\.empty_line"):
        await log(db, text)
    assert await total(db) == 0


async def test_the_same_interaction_delivered_twice_makes_one_entry(db: Database) -> None:
    first = await log(db, "Grant", origin=5)
    again = await log(db, "Grant", origin=5, now=NOW + timedelta(days=1))
    assert (first.first_time, again.first_time) == (True, False)
    assert again.failure == first.failure
    assert await total(db) == 1


@pytest.mark.parametrize("late", [timedelta(0), SAME_DEED, -SAME_DEED])
async def test_the_same_text_within_fifteen_seconds_is_a_double_press(db: Database, late: timedelta) -> None:
    first = await log(db, "Grant", origin=5)
    again = await log(db, "Grant", origin=6, now=NOW + late)
    assert not again.first_time
    assert again.failure == first.failure
    assert await total(db) == 1


async def test_the_same_text_later_is_another_failure(db: Database) -> None:
    await log(db, "Grant")
    assert (await log(db, "Grant", now=NOW + SAME_DEED + timedelta(milliseconds=1))).first_time
    assert await total(db) == 2


async def test_the_same_text_by_somebody_else_is_theirs(db: Database) -> None:
    await log(db, "Grant")
    assert (await log(db, "Grant", BEN)).first_time
    assert (await total(db), await total(db, BEN)) == (1, 1)


async def test_a_double_press_counts_once_toward_a_quest(db: Database) -> None:
    quest = await start(db, goal=3)
    await log(db, "Grant", origin=5)
    again = await log(db, "Grant", origin=6)
    assert again.quest is not None
    assert (again.quest.id, again.quest.count, again.reached) == (quest.id, 1, ())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("awards", "awards"),
        ("Awards and scholarships I did not get", "awards"),
        ("preise und auszeichnungen, die ich nicht bekam", "awards"),
        ("  Short\nstories ", "Short stories"),
        ("x" * 60, "x" * 60),
        ("", None),
        ("\u200b", None),
    ],
)
async def test_a_section_is_a_known_heading_or_an_own_one(db: Database, typed: str, kept: str | None) -> None:
    failure = (await log(db, "No", section=typed)).failure
    assert failure.section == kept
    assert await db.read(journal.find, ADA, failure.id) == failure


async def test_fields_off_their_scale_are_refused(db: Database) -> None:
    with pytest.raises(Refused, match=r"journal\.section_too_long"):
        await log(db, "No", section="x" * 61)
    for sting in (-1, 11):
        with pytest.raises(Refused, match=r"journal\.sting_off_scale"):
            await log(db, "No", sting=sting)
    assert await total(db) == 0


async def test_two_hundred_failures_at_once_are_all_saved_and_each_milestone_is_reached_once(db: Database) -> None:
    quest = await start(db, goal=200)
    logged = await asyncio.gather(*(log(db, f"failure {n}", origin=n) for n in range(1, 201)))
    assert sorted(one.quest.count for one in logged if one.quest) == list(range(1, 201))
    reached = [threshold for one in logged for threshold in one.reached]
    assert sorted(reached) == list(thresholds(quest.goal))
    assert await total(db) == 200


async def test_two_hundred_deliveries_of_one_interaction_make_one_entry(db: Database) -> None:
    logged = await asyncio.gather(*(log(db, "Grant", origin=5) for _ in range(200)))
    assert sum(one.first_time for one in logged) == 1
    assert len({one.failure.id for one in logged}) == 1
    assert await total(db) == 1


async def test_an_entry_whose_receipt_was_lost_is_told_once(db: Database) -> None:
    lost = (await log(db, "Grant")).failure
    for _ in range(2):
        await db.run(journal.mark_unseen, lost.id, ADA)
    assert await db.run(journal.take_unseen, BEN) == ()
    assert await db.run(journal.take_unseen, ADA) == (lost,)
    assert await db.run(journal.take_unseen, ADA) == ()


async def test_the_next_entry_tells_of_the_one_whose_receipt_was_lost(db: Database) -> None:
    lost = (await log(db, "Grant")).failure
    await db.run(journal.mark_unseen, lost.id, ADA)
    assert (await log(db, "Paper")).unseen == (lost,)
    assert (await log(db, "Novel")).unseen == ()


async def test_a_lost_receipt_that_is_asked_for_again_is_told_once(db: Database) -> None:
    lost = (await log(db, "Grant", origin=5)).failure
    await db.run(journal.mark_unseen, lost.id, ADA)
    again = await log(db, "Grant", origin=5)
    assert (again.failure, again.unseen) == (lost, ())
    assert await db.run(journal.take_unseen, ADA) == ()


async def test_a_lost_receipt_of_an_entry_that_is_gone_is_no_news(db: Database) -> None:
    lost = (await log(db, "Grant")).failure
    await db.run(journal.delete, ADA, lost.id, LATER)
    await db.run(journal.mark_unseen, lost.id, ADA)
    assert await db.run(journal.take_unseen, ADA) == ()


async def test_what_a_member_wrote_stays_out_of_representations(db: Database) -> None:
    draft = Draft(ADA, 5, "secret", section="secret", story="secret", became="secret")
    logged = await db.run(journal.log_failure, draft, NOW)
    assert "secret" not in f"{draft!r} {logged!r}"


async def test_one_that_stings_is_asked_about_again_and_another_is_not(db: Database) -> None:
    await log(db, "It hardly mattered")
    assert (await db.read(members.find, ADA)).next_checkin is None
    await db.run(guilds.change, 7, NOW, zone="Pacific/Auckland")
    await log(db, "It did", sting=0, locale="de", guild_id=7)
    member = await db.read(members.find, ADA)
    assert member.next_checkin is not None
    assert (member.locale, member.guild_zone) == ("de", "Pacific/Auckland")


async def test_a_story_and_an_end_may_come_with_the_line(db: Database) -> None:
    failure = (await log(db, "Grant", story="They called.\r\nTwice.", became="a friend")).failure
    assert (failure.story, failure.became) == ("They called.\nTwice.", "a friend")
    with pytest.raises(Refused, match=r"journal\.story_too_long"):
        await log(db, "Other", story="x" * 4001)
