"""`/pause` and `/resume`: nothing is sent, and nothing piles up."""

import pytest

from tests.door.conftest import Stage
from tests.door.quests.steps import celebrated, log, nothing_more_comes

BEGINNING_OF_CHRISTMAS_EVE = "<t:1798066800:D>"


async def test_everything_is_paused_until_one_resumes(stage: Stage) -> None:
    told = await stage.ada.slash("/pause")
    assert told.ephemeral
    assert told.text.startswith("⏸️ **Everything**: paused until you resume.\nNothing of it is sent")
    ended = await stage.ada.press("Resume")
    assert ended.text.startswith("Nothing is paused any more.")
    assert (await stage.ada.slash("/resume")).text.startswith("Nothing was paused.")


@pytest.mark.parametrize("until", ["2026-12-24", "24 december", "until 24.12."])
async def test_a_day_to_come_ends_it_where_its_member_is(stage: Stage, until: str) -> None:
    told = await stage.ada.slash("/pause", until=until, what="asks")
    assert told.text.startswith(f"⏸️ **Asks**: paused until {BEGINNING_OF_CHRISTMAS_EVE}.")


async def test_german_days_are_read_too(stage: Stage) -> None:
    told = await stage.bo.slash("/pause", until="bis nächsten Freitag", dm=True)
    assert told.text.startswith("⏸️ **Alles**: Pause bis <t:")


@pytest.mark.parametrize("until", ["yesterday", "today", "2026-11-18", "2019"])
async def test_a_day_that_has_begun_is_refused(stage: Stage, until: str) -> None:
    assert (await stage.ada.slash("/pause", until=until)).text.startswith("That day has begun already.")
    assert (await stage.ada.slash("/resume")).text.startswith("Nothing was paused.")


async def test_a_day_that_cannot_be_read_is_refused_and_quoted(stage: Stage) -> None:
    refused = await stage.ada.slash("/pause", until="**when** it rains")
    assert refused.text.startswith("“\\*\\*when\\*\\* it rains” is no day that Cork can read.")


@pytest.mark.parametrize("what", ["everything", "milestones"])
async def test_milestones_of_ones_own_are_not_sent_and_do_not_come_later(stage: Stage, what: str) -> None:
    await stage.ada.slash("/quest start", goal=10)
    await stage.ada.slash("/pause", what=what)
    (receipt,) = await log(stage.ada, "First")
    assert "A milestone: you tried" in receipt
    await nothing_more_comes(stage)
    await stage.ada.slash("/resume")
    await log(stage.ada, "Second")
    await stage.sandbox.until(stage.ada.dms)
    await nothing_more_comes(stage)
    assert [message.text.split("\n")[0] for message in stage.ada.dms()] == ["🥂 You have reached **2 of 10**"]


async def test_a_pause_of_something_else_leaves_milestones(stage: Stage) -> None:
    await stage.ada.slash("/pause", what="asks")
    await stage.ada.slash("/quest start", goal=10)
    await log(stage.ada, "First")
    await stage.sandbox.until(stage.ada.dms)
    assert celebrated(stage) == []
