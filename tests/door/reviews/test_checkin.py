"""What is ripe in the weekly check-in: only where it is wanted, and led on from there."""

from tests.door.checkins.steps import next_checkin
from tests.door.conftest import Stage
from tests.door.failures.steps import own_id


async def test_a_ripe_failure_comes_with_the_checkin_and_opens_from_there(stage: Stage) -> None:
    await stage.ada.slash("/me notify")
    await stage.ada.press(custom_id="me:ask:reviews:on")
    await next_checkin(stage)
    assert stage.ada.dms() == []
    await stage.ada.slash("/fail", line="A polite no")
    await next_checkin(stage)
    await stage.sandbox.until(stage.ada.dms)
    (checkin,) = stage.ada.dms()
    assert "**Ripe for a look back, if you like**\n- A polite no" in checkin.text
    number = await own_id(stage.ada, "A polite no")
    card = await stage.ada.select("Look back at one of these", [number], on=checkin)
    assert card.ephemeral
    await stage.ada.press("Look back", on=card.message)
    assert "They called." in (await stage.ada.submit(happened="They called.")).text


async def test_nobody_is_asked_to_look_back_who_has_not_asked_for_it(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no", sting=5)
    await next_checkin(stage)
    assert stage.ada.dms() == []
    await next_checkin(stage)
    await stage.sandbox.until(stage.ada.dms)
    assert not any("look back" in message.text for message in stage.ada.dms())
