"""How asks end: each counts once, ever, whatever comes after."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from sandbox.people.person import Person
from sandbox.people.reply import NoAnswer
from sandbox.server import Sandbox
from sandbox.trial import trial
from sandbox.world.message import Message
from tests.door.conftest import Stage
from tests.door.failures.steps import CALLBACK, forged_press, listed, message_of
from tests.door.failures.test_twice import callbacks
from tests.door.failures.test_unanswered import GIVEN_UP


async def test_a_silence_counts_when_the_member_says_so(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=30)
    await stage.ada.slash("/ask add", line="Chair in Oslo", date="2026-03-01")
    assert await failures(stage.ada) == []
    ended = await stage.ada.press("1 has gone silent", on=(await stage.ada.slash("/ask list")).message)
    assert ended.ephemeral
    assert "**Silence it is.** It goes into your CV of failures, once." in ended.text
    assert "> Chair in Oslo\n-# 18 November 2026 · Silence" in ended.text
    assert "**1** of 30" in ended.text
    assert ended.buttons[:3] == ["Another answer", "It waits again", "Change"]
    assert await failures(stage.ada) == ["- 2026 · Chair in Oslo"]


async def test_an_answer_after_the_silence_changes_the_entry_and_counts_no_second_time(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=30)
    await silent(stage.ada)
    stage.sandbox.clock.advance(timedelta(days=30))
    later = await stage.ada.slash("/ask answered", ask="Oslo", answer="personal", date="2026-12-17")
    assert later.text.startswith("**Changed, and counted no second time.** Your entry now says:\n> Chair in Oslo")
    assert "-# 17 December 2026 · A personal answer" in later.text
    assert await failures(stage.ada) == ["- 2026 · Chair in Oslo"]
    assert "**1** of 30" in (await stage.ada.slash("/quest show")).text


async def test_a_yes_after_the_silence_takes_the_entry_back_and_gives_its_words(stage: Stage) -> None:
    await silent(stage.ada)
    joy = await stage.ada.slash("/ask answered", ask="Oslo", answer="yes")
    assert joy.text.startswith("**They said yes, so the entry that this ask had become is taken back.**")
    assert "> Chair in Oslo" in joy.text
    assert await failures(stage.ada) == []
    answered = await stage.ada.slash("/ask list", state="answered")
    assert "- Chair in Oslo · answered 18 November 2026: A yes" in answered.text


async def test_a_yes_counts_nothing(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    joy = await stage.ada.slash("/ask answered", ask="Oslo", answer="yes")
    assert joy.text.startswith("**They said yes.** It is off the list of what waits, and nothing was counted.")
    assert await failures(stage.ada) == []


async def test_an_entry_that_the_member_deletes_reopens_nothing(stage: Stage) -> None:
    ended = await silent(stage.ada)
    await stage.ada.press("Undo", on=ended)
    assert (await stage.ada.slash("/ask list")).text.startswith("Nothing is waiting.")
    later = await stage.ada.slash("/ask answered", ask="Oslo", answer="form")
    assert later.text.startswith("**Noted.** You deleted the entry that this ask had become, and it stays deleted.")
    assert await failures(stage.ada) == []


async def test_each_way_to_end_stands_under_an_ask(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    opened = await open_first(stage.ada)
    assert opened.text.startswith("> Chair in Oslo\n-# sent 18 November 2026")
    patient = await stage.ada.press("Still waiting", on=opened)
    assert patient.text.startswith("**Still waiting.** Nothing changes.")
    question = await stage.ada.press("An answer came", on=opened)
    assert question.text == "**What sort of answer was it?**\n> Chair in Oslo"
    answered = await stage.ada.select("Choose the answer", ["near-miss"], on=message_of(question))
    assert answered.text.startswith("**A near miss.** It goes into your CV of failures, once.")
    assert await failures(stage.ada) == ["- 2026 · Chair in Oslo"]


async def test_withdrawing_is_an_ending_like_any_other(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    ended = await stage.ada.press("I withdrew", on=await open_first(stage.ada))
    assert ended.text.startswith("**I withdrew.** It goes into your CV of failures, once.")


async def test_a_slip_is_taken_back_and_the_ask_waits_again(stage: Stage) -> None:
    ended = await silent(stage.ada)
    back = await stage.ada.press("It waits again", on=ended)
    assert back.text.startswith("**It waits again, and the entry that it had become is taken back.**")
    assert "> Chair in Oslo" in back.text
    assert await failures(stage.ada) == []
    assert (await stage.ada.slash("/ask list")).text.startswith("🔒 **One ask is out there**")


async def test_buttons_from_before_the_answer_change_nothing(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    opened, listing = await open_first(stage.ada), await stage.ada.slash("/ask list")
    await stage.ada.slash("/ask answered", ask="Oslo", answer="personal")
    for label, message in (
        ("1 has gone silent", listing.message),
        ("It has gone silent", opened),
        ("I withdrew", opened),
        ("Still waiting", opened),
    ):
        stale = await stage.ada.press(label, on=message)
        assert stale.text.startswith("**This is how it stands:**\n> Chair in Oslo")
        assert "answered 18 November 2026: A personal answer" in stale.text
    assert await failures(stage.ada) == ["- 2026 · Chair in Oslo"]


async def test_five_presses_at_once_count_once(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    listing = (await stage.ada.slash("/ask list")).message
    told = await asyncio.gather(*(stage.ada.press("1 has gone silent", on=listing) for _ in range(5)))
    assert sum("Silence it is" in one.text for one in told) == 1
    assert await failures(stage.ada) == ["- 2026 · Chair in Oslo"]


async def test_an_answer_from_before_the_sending_is_refused_kindly(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo", date="2026-03-14")
    refused = await stage.ada.slash("/ask answered", ask="Oslo", answer="form", date="2026-02")
    assert refused.text.startswith("It was sent 2026-03-14, and an answer from 2026-02 would be older.")
    await stage.ada.press("Change", on=await open_first(stage.ada))
    assert "sent January 2026" in (await stage.ada.submit(date="2026-01")).text
    assert "A form letter" in (await stage.ada.slash("/ask answered", ask="Oslo", answer="form", date="2026-02")).text


async def test_nobody_touches_the_asks_of_another(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    (choice,) = await stage.ada.autocomplete("/ask answered", option="ask", typed="")
    theirs = message_of(await stage.chen.slash("/ask add", line="Grant"))
    for deed in ("silent", "waiting", "withdrew", "came", "change", "reopen", "forget"):
        refused = await forged_press(stage, stage.chen, theirs, f"ask:{deed}:{choice.value}")
        assert refused.text.startswith("That ask is not there any more."), deed
    for nonsense in ("x", "-1", "9" * 19):
        refused = await forged_press(stage, stage.chen, theirs, f"ask:silent:{nonsense}")
        assert refused.text.startswith("That ask is not there any more."), nonsense
    refused = await stage.chen.slash("/ask answered", ask=str(choice.value), answer="yes")
    assert refused.text.startswith("That ask is not there any more.")
    assert (await stage.ada.slash("/ask list")).text.startswith("🔒 **One ask is out there**")


async def test_an_entry_whose_receipt_never_showed_is_told_of_with_the_next(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    held = stage.sandbox.trouble.hold("POST", CALLBACK)
    pressing = asyncio.create_task(stage.ada.slash("/ask answered", ask="Oslo", answer="form", deadline=0.3))
    await held.arrived()
    stage.sandbox.clock.advance(GIVEN_UP)
    refused = callbacks(stage.sandbox)
    held.release()
    await stage.sandbox.until(lambda: refused)
    with pytest.raises(NoAnswer):
        await pressing
    told = await stage.ada.slash("/fail", line="The next one")
    assert "Discord showed you no answer, but this was saved:\n> Chair in Oslo" in told.text


async def test_an_answer_that_discord_delivers_again_after_a_restart_counts_once(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    ada = sandbox.person("ada")
    async with trial(sandbox, tmp_path):
        await silent(ada)
    again = ada.last_interaction
    assert again is not None
    sandbox.clock.advance(timedelta(minutes=1))
    async with trial(sandbox, tmp_path):
        answered = callbacks(sandbox)
        sandbox.redeliver(again)
        await sandbox.until(lambda: answered)
        assert answered[0].template == CALLBACK
        assert await failures(ada) == ["- 2026 · Chair in Oslo"]


async def silent(person: Person) -> Message:
    """Note an ask and say that it has gone silent; return what came of it."""
    await person.slash("/ask add", line="Chair in Oslo")
    return message_of(await person.slash("/ask answered", ask="Oslo", answer="silence"))


async def open_first(person: Person) -> Message:
    """Open the first ask of the list."""
    listing = message_of(await person.slash("/ask list"))
    (choice, *_) = await person.autocomplete("/ask answered", option="ask", typed="")
    return message_of(await person.select("Something else with one of them", [str(choice.value)], on=listing))


async def failures(person: Person) -> list[str]:
    """Return the lines of a member's list of failures."""
    return [line for line in await listed(person) if line.startswith("- ")]
