"""Discord's silences: what was saved although the member saw no answer, and errors nobody foresaw."""

import asyncio
import logging
import re
from datetime import timedelta

import pytest

from bot.kernel.transaction import Transaction
from sandbox.people.person import Person
from sandbox.people.reply import NoAnswer
from sandbox.wire import Dispatch, Exchange
from tests.door.conftest import Stage
from tests.door.failures.steps import CALLBACK, listed

GIVEN_UP = timedelta(seconds=4)
SECRET = "The text that stays private"


async def log_too_late(stage: Stage, person: Person, line: str) -> None:
    """Log a failure whose receipt comes when Discord has given up on it."""
    refused = asyncio.Event()

    def look(seen: Exchange | Dispatch) -> None:
        if isinstance(seen, Exchange) and seen.template == CALLBACK and seen.status == 404:
            refused.set()

    end = stage.sandbox.wire.observe(look)
    held = stage.sandbox.trouble.hold("POST", CALLBACK)
    logging_it = asyncio.create_task(person.slash("/fail", line=line, deadline=0.3))
    await held.arrived()
    stage.sandbox.clock.advance(GIVEN_UP)
    held.release()
    await refused.wait()
    with pytest.raises(NoAnswer):
        await logging_it
    end()


async def test_what_was_saved_without_an_answer_is_told_with_the_next_one_and_once(stage: Stage) -> None:
    await log_too_late(stage, stage.ada, "Nobody told me")
    told = await stage.ada.slash("/fail", line="The next one")
    assert "> The next one" in told.text
    assert "Discord showed you no answer, but this was saved:\n> Nobody told me" in told.text
    assert "Nobody told me" not in (await stage.ada.slash("/fail", line="And another")).text
    assert (await listed(stage.ada))[0] == "🔒 **Your 3 failures**"


async def test_what_was_saved_twice_without_an_answer_is_told_together(stage: Stage) -> None:
    await log_too_late(stage, stage.ada, "Nobody told me")
    await log_too_late(stage, stage.ada, "Nor of this one")
    told = await stage.ada.slash("/fail", line="The next one")
    assert told.text.endswith("but these were saved:\n> Nobody told me\n> Nor of this one")


async def test_an_interaction_that_discord_gave_up_is_no_error_of_the_operators(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        await log_too_late(stage, stage.ada, SECRET)
        await stage.ada.slash("/fail", line="The next one")
    logged = [record for record in caplog.records if record.name.startswith(("bot", "cogs"))]
    assert ["was given up by Discord" in record.getMessage() for record in logged] == [True]
    assert [record.levelno for record in logged] == [logging.INFO]


async def test_trying_the_same_again_within_the_window_finds_it_saved(stage: Stage) -> None:
    await log_too_late(stage, stage.ada, "Nobody told me")
    again = await stage.ada.slash("/fail", line="Nobody told me")
    assert "**Saved already**" in again.text
    assert "Discord showed you no answer" not in again.text
    assert (await listed(stage.ada))[0] == "🔒 **Your one failure**"


async def test_it_is_told_to_nobody_else(stage: Stage) -> None:
    await log_too_late(stage, stage.ada, SECRET)
    assert SECRET not in (await stage.chen.slash("/fail", line="Mine")).text


async def test_an_answer_that_arrived_although_discord_said_500_counts_as_given(stage: Stage) -> None:
    stage.sandbox.trouble.fail("POST", CALLBACK, status=500, applied=True)
    receipt = await stage.ada.slash("/fail", line="A polite no", share="named")
    assert "**Saved.**" in receipt.text
    await stage.sandbox.until(lambda: receipt.followups)
    assert "exactly what others will see" in receipt.followups[0].text
    assert "no answer" not in (await stage.ada.slash("/fail", line="The next one")).text


async def test_an_unforeseen_error_answers_with_a_reference_that_the_log_carries_and_no_text(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    def break_something(tx: Transaction) -> None:
        tx.execute("DROP TABLE unseen")

    await stage.bot.db.run(break_something)
    with caplog.at_level(logging.DEBUG):
        answer = await stage.ada.slash("/fail", line=SECRET)
    assert answer.ephemeral
    reference = re.search(r"this reference: `([0-9a-f]{8})`", answer.text)
    assert reference is not None
    assert SECRET not in answer.text
    logged = [record.getMessage() for record in caplog.records if record.name.startswith(("bot", "cogs"))]
    assert any(reference[1] in line for line in logged)
    assert not any(SECRET in line for line in logged)
    german = await stage.bo.slash("/fail", line=SECRET)
    assert "gib der Person, die Cork betreibt, dieses Zeichen" in german.text
