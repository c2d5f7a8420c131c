"""Once is once: a double press, a repeated event, and both again after a resume or a restart."""

import asyncio
from datetime import timedelta
from pathlib import Path

from sandbox.server import Sandbox
from sandbox.trial import trial
from sandbox.wire import Dispatch, Exchange
from tests.door.conftest import Stage
from tests.door.failures.steps import CALLBACK, listed


async def test_the_same_line_within_fifteen_seconds_is_one_entry(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=30)
    first = await stage.ada.slash("/fail", line="A polite no")
    stage.sandbox.clock.advance(timedelta(seconds=14))
    second = await stage.ada.slash("/fail", line="A polite no")
    assert "**Saved.**" in first.text
    assert "**Saved already**, a moment ago, and counted once." in second.text
    assert "**1** of 30" in second.text
    assert await listed(stage.ada) == ["🔒 **Your one failure**", "- 2026 · A polite no"]


async def test_both_receipts_of_a_double_press_lead_to_the_one_entry(stage: Stage) -> None:
    replies = await asyncio.gather(*(stage.ada.slash("/fail", line="A polite no") for _ in range(5)))
    assert sorted("Saved already" in reply.text for reply in replies) == [False, True, True, True, True]
    await stage.ada.press("Undo", on=replies[-1].message)
    assert "Nothing here yet" in (await listed(stage.ada))[0]


async def test_the_same_line_later_or_by_somebody_else_is_an_entry_of_its_own(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no")
    assert "**Saved.**" in (await stage.chen.slash("/fail", line="A polite no")).text
    stage.sandbox.clock.advance(timedelta(seconds=16))
    assert "**Saved.**" in (await stage.ada.slash("/fail", line="A polite no")).text
    assert (await listed(stage.ada))[0] == "🔒 **Your 2 failures**"


async def test_an_interaction_that_is_delivered_twice_is_answered_once(stage: Stage) -> None:
    answered = callbacks(stage.sandbox)
    await stage.ada.slash("/fail", line="A polite no")
    again = stage.ada.last_interaction
    assert again is not None
    stage.sandbox.redeliver(again)
    assert await listed(stage.ada) == ["🔒 **Your one failure**", "- 2026 · A polite no"]
    assert len(answered) == 2


async def test_what_was_missed_while_disconnected_arrives_with_the_resume_and_counts_once(stage: Stage) -> None:
    seen: list[str] = []
    stage.sandbox.wire.observe(lambda one: seen.append(one.name) if isinstance(one, Dispatch) else None)
    await stage.sandbox.trouble.disconnect()
    receipt = await stage.ada.slash("/fail", line="Said into the dark")
    assert "**Saved.**" in receipt.text
    assert "RESUMED" in seen
    again = stage.ada.last_interaction
    assert again is not None
    stage.sandbox.redeliver(again)
    assert (await listed(stage.ada))[0] == "🔒 **Your one failure**"


async def test_a_bot_that_was_restarted_knows_what_it_has_saved_before(sandbox: Sandbox, tmp_path: Path) -> None:
    ada = sandbox.person("ada")
    async with trial(sandbox, tmp_path):
        await ada.slash("/fail", line="A polite no")
    again = ada.last_interaction
    assert again is not None
    sandbox.clock.advance(timedelta(minutes=1))
    async with trial(sandbox, tmp_path):
        answered = callbacks(sandbox)
        sandbox.redeliver(again)
        await sandbox.until(lambda: answered)
        assert await listed(ada) == ["🔒 **Your one failure**", "- 2026 · A polite no"]
        assert answered[0].response_json["code"] == 40060


async def test_a_form_sent_twice_is_one_entry(stage: Stage) -> None:
    message = await stage.ada.say("They went with somebody else")
    await stage.ada.context("Add to my CV of failures", message)
    form = stage.ada.last_modal
    await stage.ada.submit(form)
    assert "Saved already" in (await stage.ada.submit(form)).text
    assert (await listed(stage.ada))[0] == "🔒 **Your one failure**"


def callbacks(sandbox: Sandbox) -> list[Exchange]:
    """Return a list that fills with every first response from now on."""
    found: list[Exchange] = []

    def look(seen: Exchange | Dispatch) -> None:
        if isinstance(seen, Exchange) and seen.template == CALLBACK:
            found.append(seen)

    sandbox.wire.observe(look)
    return found
