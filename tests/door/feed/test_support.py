"""*Me too*, *Hug*, *Cheers*: each a toggle between one member and one card."""

from pathlib import Path

from bot.feed import actions as feed
from sandbox.server import Sandbox
from sandbox.trial import furnish, trial
from tests.door.conftest import Stage
from tests.door.feed.steps import share

NOTED = "Only its author can learn how many. Press again to take it back."


async def test_each_gesture_is_noted_and_a_second_press_takes_it_back(stage: Stage) -> None:
    card = await share(stage, stage.ada, "Not shortlisted")
    for gesture in ("Me too", "Hug", "Cheers"):
        noted = await stage.chen.press(gesture, on=card)
        assert noted.ephemeral
        assert NOTED in noted.text
    assert await stage.bot.db.read(feed.presses, stage.chen.id) == 3
    taken = await stage.chen.press("Hug", on=card)
    assert taken.ephemeral
    assert taken.text == "Taken back."
    assert await stage.bot.db.read(feed.presses, stage.chen.id) == 2


async def test_me_too_leads_to_a_failure_of_ones_own(stage: Stage) -> None:
    card = await share(stage, stage.ada, "Not shortlisted")
    await stage.chen.press("Me too", on=card)
    form = await stage.chen.press("Add one of my own")
    assert form.modal is not None
    receipt = await stage.chen.submit(line="Not shortlisted either")
    assert receipt.ephemeral
    assert "Only you can see this." in receipt.text


async def test_ones_own_card_is_not_for_pressing(stage: Stage) -> None:
    card = await share(stage, stage.ada, "Not shortlisted")
    refused = await stage.ada.press("Cheers", on=card)
    assert refused.ephemeral
    assert refused.text == "This card is yours. The buttons are for everybody else."
    assert await stage.bot.db.read(feed.presses, stage.ada.id) == 0


async def test_a_press_on_a_card_that_is_just_being_taken_back_says_so(stage: Stage) -> None:
    card = await share(stage, stage.ada, "Not shortlisted")
    held = stage.sandbox.trouble.hold("DELETE", "/channels/*/messages/*")
    await stage.ada.press("Make it private again")
    await held.arrived()
    refused = await stage.chen.press("Hug", on=card)
    assert refused.ephemeral
    assert refused.text == "This is no longer shared."
    held.release()
    await stage.sandbox.until(lambda: card.deleted)


async def test_a_card_from_before_a_restart_can_still_be_pressed(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trial(sandbox, tmp_path) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
        card = await share(Stage(sandbox, bot), sandbox.person("ada"), "Not shortlisted")
        await sandbox.person("chen").press("Hug", on=card)
    async with trial(sandbox, tmp_path):
        assert (await sandbox.person("chen").press("Hug", on=card)).text == "Taken back."
        assert NOTED in (await sandbox.person("chen").press("Me too", on=card)).text
