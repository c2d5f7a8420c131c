"""`/me language`: whoever chose a language is answered in it, everywhere and after a restart."""

from pathlib import Path

from sandbox.server import Sandbox
from sandbox.trial import furnish, trial
from tests.door.conftest import Stage


async def test_the_answer_is_already_in_the_language_that_was_chosen(stage: Stage) -> None:
    told = await stage.ada.slash("/me language", language="de")
    assert told.ephemeral
    assert told.text.startswith("Cork spricht von jetzt an Deutsch mit dir")


async def test_it_holds_for_commands_choices_forms_and_refusals(stage: Stage) -> None:
    await stage.ada.slash("/me language", language="de")
    assert "**Gespeichert.** Nur du siehst das." in (await stage.ada.slash("/fail", line="A polite no")).text
    offered = await stage.ada.autocomplete("/fail", option="section", typed="Preise")
    assert [one.name for one in offered] == ["Preise und Auszeichnungen, die ich nicht bekam"]
    await stage.ada.press("Geschichte dazu")
    assert stage.ada.last_modal is not None
    assert "Geschichte" in stage.ada.last_modal.title
    assert "keine Zeitzone" in (await stage.ada.slash("/me zone", zone="Mars", dm=True)).text


async def test_english_can_be_chosen_by_who_has_a_german_discord(stage: Stage) -> None:
    told = await stage.bo.slash("/me language", language="en")
    assert told.text.startswith("Cork speaks English with you")
    assert "**Saved.**" in (await stage.bo.slash("/fail", line="A polite no")).text


async def test_a_discord_that_speaks_the_chosen_language_keeps_its_ways(stage: Stage) -> None:
    await stage.ada.slash("/me language", language="en")
    american = await stage.ada.slash("/fail", line="A polite no", date="3/9/2026")
    assert "9 March 2026" in american.text


async def test_nobody_else_is_spoken_to_differently(stage: Stage) -> None:
    await stage.ada.slash("/me language", language="de")
    assert "**Saved.**" in (await stage.chen.slash("/fail", line="A polite no")).text


async def test_it_can_be_left_to_discord_again(stage: Stage) -> None:
    await stage.ada.slash("/me language", language="de")
    told = await stage.ada.slash("/me language", language="discord")
    assert told.text == "Von deinem nächsten Befehl an spricht Cork die Sprache deines Discord."
    assert "**Saved.**" in (await stage.ada.slash("/fail", line="A polite no")).text


async def test_it_outlasts_a_restart(sandbox: Sandbox, tmp_path: Path) -> None:
    ada = sandbox.person("ada")
    async with trial(sandbox, tmp_path) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
        await ada.slash("/me language", language="de")
    async with trial(sandbox, tmp_path):
        assert "**Gespeichert.**" in (await ada.slash("/fail", line="A polite no")).text


async def test_it_goes_with_everything_else_that_is_erased(stage: Stage) -> None:
    await stage.ada.slash("/me language", language="de")
    await stage.ada.slash("/fail", line="A polite no")
    await stage.ada.slash("/privacy erase")
    await stage.ada.press("Alles löschen")
    assert "**Saved.**" in (await stage.ada.slash("/fail", line="A polite no")).text
