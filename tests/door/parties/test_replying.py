"""Guests say whether they come; everybody reads numbers, nobody names."""

from pathlib import Path

from sandbox.server import Sandbox
from sandbox.trial import furnish, trial
from tests.door.conftest import Stage
from tests.door.parties.steps import invited, plan, reads


async def test_the_invitation_shows_how_many_come_and_not_who(stage: Stage) -> None:
    await plan(stage.ada)
    card = await invited(stage)
    said = await stage.chen.press("Coming", on=card)
    assert said.ephemeral
    assert said.text == "You are coming. Others see only how many are."
    await stage.dara.press("Coming", on=card)
    await stage.bo.press("Maybe", on=card)
    await reads(stage, card, "2 coming · 1 maybe")
    assert not any(str(one.id) in str(card.components) for one in (stage.chen, stage.dara, stage.bo))


async def test_another_answer_takes_the_place_of_the_first(stage: Stage) -> None:
    await plan(stage.ada)
    card = await invited(stage)
    await stage.chen.press("Coming", on=card)
    await stage.chen.press("Not this time", on=card)
    await reads(stage, card, "-# 1 not this time")
    assert "coming" not in card.text


async def test_an_answer_is_taken_back(stage: Stage) -> None:
    await plan(stage.ada)
    card = await invited(stage)
    await stage.chen.press("Maybe", on=card)
    await reads(stage, card, "1 maybe")
    taken = await stage.chen.press("Take it back")
    assert taken.text == "Taken back. You have said nothing."
    await stage.sandbox.until(lambda: "maybe" not in card.text)


async def test_nobody_replies_to_what_was_called_off(stage: Stage) -> None:
    await plan(stage.ada)
    card = await invited(stage)
    coming = await stage.chen.press("Coming", on=card)
    await stage.ada.slash("/party off")
    await stage.ada.press("Call it off")
    late = await stage.chen.press("Take it back", on=coming.message)
    assert late.text.startswith("This party is over, called off, or not yours to change.")


async def test_a_reply_survives_a_restart(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trial(sandbox, tmp_path) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
        stage = Stage(sandbox, bot)
        await plan(stage.ada)
        card = await invited(stage)
        await stage.chen.press("Coming", on=card)
        await reads(stage, card, "1 coming")
    async with trial(sandbox, tmp_path) as bot:
        stage = Stage(sandbox, bot)
        await stage.dara.press("Coming", on=card)
        await reads(stage, card, "2 coming")
