"""Buttons of somebody else, of what is over, and from before a restart."""

from pathlib import Path

import pytest

from sandbox.server import Sandbox
from sandbox.trial import furnish, trial
from tests.door.conftest import Stage
from tests.door.failures.steps import forged_press
from tests.door.parties.steps import events, invited, plan, propose

GONE = "This party is over, called off, or not yours to change."


async def party_of(stage: Stage) -> str:
    """Return the id of the party that there is."""
    return str(await stage.bot.db.read(lambda tx: tx.value("SELECT id FROM party")))


@pytest.mark.parametrize("deed", ["plan", "join", "edit", "off", "off-now", "step-back", "again", "let-be"])
async def test_a_tampered_client_does_nothing_to_the_party_of_somebody_else(stage: Stage, deed: str) -> None:
    await plan(stage.ada)
    card = await invited(stage)
    said = await forged_press(stage, stage.chen, card, f"party:{deed}:{await party_of(stage)}")
    assert said.ephemeral
    assert said.text.startswith(GONE)
    assert "The kitchen" in card.text


@pytest.mark.parametrize(
    "route", ["party:reply:{party}:1:dancing", "party:reply:{party}:2:coming", "party:reply:{party}:x:coming"]
)
async def test_a_reply_that_no_invitation_offers_is_refused(stage: Stage, route: str) -> None:
    await plan(stage.ada)
    card = await invited(stage)
    said = await forged_press(stage, stage.chen, card, route.format(party=await party_of(stage)))
    assert said.text.startswith(GONE)


async def test_what_was_shown_before_a_restart_is_planned_after_it(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trial(sandbox, tmp_path) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
        stage = Stage(sandbox, bot)
        shown = await propose(stage.ada)
    async with trial(sandbox, tmp_path) as bot:
        stage = Stage(sandbox, bot)
        planned = await stage.ada.press("Plan it", on=shown.message)
        assert planned.text.startswith("**It is planned.**")
        await invited(stage)
        await sandbox.until(lambda: events(stage))


async def test_an_older_plan_that_a_newer_one_took_the_place_of_is_gone(stage: Stage) -> None:
    older = await propose(stage.ada, where="The roof")
    await plan(stage.ada)
    late = await stage.ada.press("Plan it", on=older.message)
    assert late.text.startswith(GONE)
    assert "The roof" not in (await stage.ada.slash("/party show")).text
