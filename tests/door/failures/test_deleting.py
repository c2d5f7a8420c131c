"""Taking back, deleting after a question, and what is given back of it."""

from datetime import timedelta

from tests.door.conftest import Stage
from tests.door.failures.steps import listed, message_of, own_id, share_by_name


async def test_undo_takes_it_back_in_place_and_returns_the_words(stage: Stage) -> None:
    receipt = await stage.ada.slash("/fail", line="Logged too soon")
    undone = await stage.ada.press("Undo")
    assert message_of(undone).id == message_of(receipt).id
    assert undone.text == "Taken back. This was it, in case you want the words:\n> Logged too soon"
    assert undone.buttons == []
    assert (await listed(stage.ada))[0].startswith("Nothing here yet")


async def test_undo_pressed_again_on_a_second_receipt_says_that_it_is_gone(stage: Stage) -> None:
    first = await stage.ada.slash("/fail", line="Logged too soon")
    second = await stage.ada.slash("/fail", line="Logged too soon")
    await stage.ada.press("Undo", on=message_of(first))
    refusal = await stage.ada.press("Undo", on=message_of(second))
    assert refusal.text == "That entry is not there any more. `/failures list` shows the ones that are."


async def test_the_undo_command_takes_back_the_newest_entry_only(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="The older one")
    await stage.ada.slash("/fail", line="The newer one")
    assert "> The newer one" in (await stage.ada.slash("/failures undo")).text
    assert await listed(stage.ada) == ["🔒 **Your one failure**", "- 2026 · The older one"]


async def test_the_undo_command_asks_first_where_the_entry_is_not_fresh(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Of this morning")
    stage.sandbox.clock.advance(timedelta(days=2))
    question = await stage.ada.slash("/failures undo")
    assert question.text.startswith("**Your last entry is from 18 November 2026. Delete it for good?**")
    assert "- 2026 · Of this morning" in await listed(stage.ada)
    await stage.ada.press("Delete for good", on=message_of(question))
    assert (await listed(stage.ada))[0].startswith("Nothing here yet")


async def test_undo_without_any_entry_says_so(stage: Stage) -> None:
    told = await stage.ada.slash("/failures undo")
    assert told.text == "There is nothing to take back: nothing that you logged is still here."


async def test_deleting_asks_once_and_keeping_it_changes_nothing(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no", sting=4)
    question = await stage.ada.slash("/failures delete", failure=await own_id(stage.ada, "polite"))
    assert question.text.startswith("**Delete this for good?**")
    assert question.buttons == ["Delete for good", "Keep it"]
    kept = await stage.ada.press("Keep it")
    assert kept.text == "> A polite no\n-# sting 4 of 10 · private: only me"
    assert len(await listed(stage.ada)) == 2


async def test_deleting_returns_line_and_story_and_what_was_shared_goes_too(stage: Stage) -> None:
    await share_by_name(stage, stage.ada, "A polite no")
    number = await own_id(stage.ada, "polite")
    shown = await stage.ada.slash("/failures show", failure=number)
    await stage.ada.press("Add story", on=message_of(shown))
    await stage.ada.submit(story="Two years of it")
    await stage.ada.slash("/failures delete", failure=number)
    gone = await stage.ada.press("Delete for good")
    assert gone.text.split("\n") == [
        "Deleted. This was it, in case you want the words:",
        "> A polite no",
        "Two years of it",
    ]
    await stage.sandbox.until(lambda: stage.channel("cv-of-failures") == [])


async def test_a_deletion_pressed_twice_says_that_it_is_gone(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no")
    number = await own_id(stage.ada, "polite")
    first = await stage.ada.slash("/failures delete", failure=number)
    second = await stage.ada.slash("/failures delete", failure=number)
    await stage.ada.press("Delete for good", on=message_of(first))
    assert "not there any more" in (await stage.ada.press("Delete for good", on=message_of(second))).text
    assert "not there any more" in (await stage.ada.slash("/failures show", failure=number)).text


async def test_an_entry_is_found_by_words_that_only_it_has(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Chair in Oslo")
    await stage.ada.slash("/fail", line="Chair in Graz")
    assert "> Chair in Oslo" in (await stage.ada.slash("/failures show", failure="oslo")).text
    for unclear in ("chair", "Zurich"):
        refusal = await stage.ada.slash("/failures show", failure=unclear)
        assert refusal.text.startswith("Cork could not tell which entry is meant.")
