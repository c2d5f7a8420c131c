"""The wizard's switches: sharing without a name, and looking at everything first."""

import pytest

from sandbox.people.reply import NotPossible
from tests.door.conftest import Stage
from tests.door.setup.steps import kept


async def test_both_are_off_until_an_organiser_turns_them_on_and_can_be_turned_off_again(stage: Stage) -> None:
    shown = await stage.olu.slash("/setup wizard")
    assert {"Anonymous sharing is off", "Looking first is off"} <= set(shown.buttons)
    assert ((await kept(stage)).anonymous, (await kept(stage)).vetting) == (False, False)
    on = await stage.olu.press("Anonymous sharing is off")
    assert on.message is shown.message
    assert {"Anonymous sharing is on", "Looking first is off"} <= set(on.buttons)
    assert ((await kept(stage)).anonymous, (await kept(stage)).vetting) == (True, False)
    await stage.olu.press("Looking first is off")
    assert ((await kept(stage)).anonymous, (await kept(stage)).vetting) == (True, True)
    await stage.olu.press("Anonymous sharing is on")
    off = await stage.olu.press("Looking first is on")
    assert {"Anonymous sharing is off", "Looking first is off"} <= set(off.buttons)
    assert ((await kept(stage)).anonymous, (await kept(stage)).vetting) == (False, False)


async def test_a_switch_that_two_organisers_press_is_pressed_once(stage: Stage) -> None:
    first, second = await stage.olu.slash("/setup wizard"), await stage.olu.slash("/setup wizard")
    await stage.olu.press("Looking first is off", on=first.message)
    again = await stage.olu.press("Looking first is off", on=second.message)
    assert "Looking first is on" in again.buttons
    assert (await kept(stage)).vetting


async def test_the_wizard_leads_to_the_moderators_list(stage: Stage) -> None:
    assert "lets it into the feed with </mod list:" in (await stage.olu.slash("/setup wizard")).text


async def test_members_find_no_switch(stage: Stage) -> None:
    with pytest.raises(NotPossible):
        await stage.ada.slash("/setup wizard")
