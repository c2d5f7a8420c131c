"""Stings in the weekly check-in: brought up once a step, answered where they are asked for."""

from bot.members import actions as members
from tests.door.checkins.steps import next_checkin
from tests.door.conftest import Stage
from tests.door.failures.steps import message_of
from tests.door.stings.steps import HOW_MUCH, menus, stung


async def first_checkin(stage: Stage) -> None:
    """Move on to the first check-in after a week, which is that of the second Sunday, and wait for it."""
    await next_checkin(stage)
    assert stage.ada.dms() == []
    await next_checkin(stage)
    await stage.sandbox.until(stage.ada.dms)


async def test_a_sting_is_asked_for_in_the_check_in_and_answered_there(stage: Stage) -> None:
    first, second = await stung(stage.ada, "The first no"), await stung(stage.ada, "The second no")
    await first_checkin(stage)
    (checkin,) = stage.ada.dms()
    asking = [f"sting:rate:{one}:week" for one in (first, second)]
    assert "> The first no" in checkin.text
    assert menus(checkin) == asking

    answered = await stage.ada.select(asking[0], ["3"], on=checkin)

    assert answered.ephemeral
    assert answered.text.startswith("🔒 **Noted.** It stung 7 then and 3 now.")
    assert menus(stage.ada.dms()[0]) == asking
    assert menus((await stage.ada.slash("/sting due")).message) == asking[1:]


async def test_what_a_check_in_asked_for_is_not_asked_for_again_before_the_next_step(stage: Stage) -> None:
    one = await stung(stage.ada)
    await first_checkin(stage)
    for _ in range(2):
        await next_checkin(stage)
    assert len(stage.ada.dms()) == 1

    await next_checkin(stage)
    await stage.sandbox.until(lambda: len(stage.ada.dms()) == 2)

    assert menus(stage.ada.dms()[-1]) == [f"sting:rate:{one}:month"]


async def test_asking_again_brings_check_ins_back(stage: Stage) -> None:
    await stung(stage.ada)
    await stage.ada.slash("/sting show", failure="polite")
    stopped = await stage.ada.press("Stop asking about this one")
    await next_checkin(stage)
    assert (await stage.bot.db.read(members.find, stage.ada.id)).checkin_at is None

    await stage.ada.press("Ask again", on=message_of(stopped))
    await next_checkin(stage)
    await stage.sandbox.until(stage.ada.dms)

    assert (await stage.ada.select(HOW_MUCH, ["0"], on=stage.ada.dms()[0])).text.startswith("🔒 **Noted.**")
