"""What a member writes of their failures stands nowhere in plain text: in no log, no error, no file of the bot's."""

import logging
from pathlib import Path

import pytest

from bot.journal import actions as journal
from bot.kernel.transaction import Transaction
from tests.door.conftest import Stage
from tests.door.failures.steps import message_of, own_id

MARK = "Quetzalcoatlus"
"""A word that nothing else here writes."""


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    for name in ("bot", "cogs"):
        caplog.set_level(logging.DEBUG, logger=name)
    return caplog


def leaks(folder: Path, told: pytest.LogCaptureFixture) -> list[str]:
    """Return where the mark is found in plain text, whatever its case."""
    kept = {path.name: path.read_bytes().decode("latin-1") for path in folder.rglob("*") if path.is_file()}
    assert any(name.endswith(".db") for name in kept)
    logged = {f"log: {record.name}": record.getMessage() for record in told.records} | {"log": told.text}
    return [place for place, text in (kept | logged).items() if MARK.lower() in text.lower()]


async def test_all_that_is_written_and_searched_for_is_sealed(
    stage: Stage, tmp_path: Path, told: pytest.LogCaptureFixture
) -> None:
    ada = stage.ada
    await ada.slash("/fail", line=f"No to {MARK}", section=f"{MARK} section", sting=7)
    await ada.press("Add story")
    await ada.submit(story=f"The story of {MARK}")
    number = await own_id(ada, MARK)
    await ada.slash("/failures edit", failure=number, became=f"A museum of {MARK}")
    await ada.slash("/failures edit", failure=number)
    await ada.submit(line=f"No, twice, to {MARK}")
    assert await ada.autocomplete("/failures show", option="failure", typed=MARK[:-2].replace("c", "k")) != []
    await ada.slash("/failures letgo", failure=number)
    shown = await ada.press("Let go, keep the count")
    await ada.press("Bring it back", on=message_of(shown))
    await ada.slash("/fail", line=f"Refused, {MARK}", date="2099")
    assert leaks(tmp_path, told) == []


async def test_an_error_of_corks_own_does_not_quote_what_was_written(
    stage: Stage, tmp_path: Path, told: pytest.LogCaptureFixture
) -> None:
    await stage.ada.slash("/fail", line=f"No to {MARK}")

    def break_seals(tx: Transaction) -> None:
        tx.execute("UPDATE failure SET line = zeroblob(40)")

    await stage.bot.db.run(break_seals)
    answer = await stage.ada.slash("/failures list")
    assert "Something went wrong on Cork's side" in answer.text
    answer = await stage.ada.slash("/failures show", failure=f"{MARK} and more")
    assert "Something went wrong on Cork's side" in answer.text
    assert any("reference" in record.getMessage() for record in told.records)
    assert leaks(tmp_path, told) == []


async def test_an_entry_that_is_deleted_is_gone_from_every_answer(stage: Stage) -> None:
    await stage.ada.slash("/fail", line=f"No to {MARK}")
    number = await own_id(stage.ada, MARK)
    await stage.bot.db.run(journal.delete, stage.ada.id, int(number), stage.sandbox.clock.now())
    for command in ("/failures show", "/failures letgo", "/failures story"):
        assert "not there any more" in (await stage.ada.slash(command, failure=number)).text
