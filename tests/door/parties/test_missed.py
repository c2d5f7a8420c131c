"""A party that nobody began is another day's, without a word of reproach."""

from datetime import timedelta

from sandbox.world.message import Message
from tests.door.conftest import Stage
from tests.door.parties.steps import events, invited, plan, reads

QUIET = "**The party did not begin, and that is all right.**"
TWO_DAYS = timedelta(days=2)


async def missed(stage: Stage) -> Message:
    """Let Ada plan a party that nobody begins, and return its invitation."""
    await plan(stage.ada)
    card = await invited(stage)
    await stage.sandbox.until(lambda: events(stage))
    stage.sandbox.clock.advance(TWO_DAYS + timedelta(hours=11))
    stage.sandbox.clock.advance(timedelta(minutes=2))
    await reads(stage, card, "This party will be another day.")
    return card


async def test_three_hours_after_the_start_it_is_another_day_and_its_host_hears_so_once(stage: Stage) -> None:
    await missed(stage)
    word = await stage.told(stage.ada)
    assert word.text.startswith(QUIET)
    stage.sandbox.clock.advance(timedelta(days=3))
    assert QUIET not in "".join(one.text for one in stage.ada.dms()[1:])


async def test_who_hears_of_it_days_later_since_cork_was_away_hears_nothing(stage: Stage) -> None:
    await plan(stage.ada)
    card = await invited(stage)
    await stage.sandbox.until(lambda: events(stage))
    stage.sandbox.clock.advance(timedelta(days=20))
    await reads(stage, card, "This party will be another day.")
    await plan(stage.chen, when="2026-12-12 19:00")
    await invited(stage)
    assert stage.ada.dms() == []
    assert QUIET in (await stage.ada.slash("/party show")).text


async def test_until_then_it_waits_for_its_host(stage: Stage) -> None:
    await plan(stage.ada)
    card = await invited(stage)
    await stage.sandbox.until(lambda: events(stage))
    stage.sandbox.clock.advance(TWO_DAYS + timedelta(hours=10))
    await stage.chen.press("Coming", on=card)
    await reads(stage, card, "1 coming")
    assert "A party!" in card.text


async def test_another_day_is_planned_from_what_was_there(stage: Stage) -> None:
    old = await missed(stage)
    word = await stage.told(stage.ada)
    form = await stage.ada.press("Another day", on=word)
    assert form.modal is not None
    shown = await stage.ada.submit(when="2026-11-28 19:00", where="The kitchen", guests="")
    assert "**Nothing is planned yet.**" in shown.text
    assert "19:00 on 28 November 2026 in Europe/Berlin" in shown.text
    planned = await stage.ada.press("Plan it", on=shown.message)
    assert planned.text.startswith("**It is planned.**")
    card = await invited(stage)
    assert card.id != old.id
    await stage.sandbox.until(lambda: len(events(stage)) == 2)
    await stage.chen.press("Coming", on=card)
    await reads(stage, card, "1 coming")


async def test_another_day_is_asked_for_once(stage: Stage) -> None:
    await missed(stage)
    word = await stage.told(stage.ada)
    await stage.ada.press("Another day", on=word)
    await stage.ada.submit(when="2026-11-28 19:00", where="The kitchen", guests="")
    await stage.ada.press("Plan it")
    stale = await stage.ada.press("Another day", on=word)
    assert stale.text.startswith("This party is over, called off, or not yours to change.")


async def test_it_is_let_be(stage: Stage) -> None:
    card = await missed(stage)
    word = await stage.told(stage.ada)
    done = await stage.ada.press("Let it be", on=word)
    assert done.text == "Let be."
    await reads(stage, card, "This party is called off.")
    assert QUIET not in (await stage.ada.slash("/party show")).text


async def test_whoever_has_paused_finds_it_when_they_look(stage: Stage) -> None:
    await stage.ada.slash("/pause")
    await missed(stage)
    await plan(stage.chen, when="2026-12-04 19:00")
    await invited(stage)
    assert stage.ada.dms() == []
    assert QUIET in (await stage.ada.slash("/party show")).text
    assert QUIET in (await stage.ada.slash("/party show", dm=True)).text
