"""`/story`: built in a form, told in ninety seconds, and kept in a bank."""

import pytest

from sandbox.people.reply import NotPossible, Reply
from tests.door.conftest import Stage
from tests.door.failures.steps import forged_press, message_of, own_id
from tests.door.reading import in_the_form

PARTS = {
    "situation": "I applied for a grant in my second year.",
    "mine": "The plan and the budget were mine to write.",
    "did": "I wrote both in a week. I showed them to *nobody*.",
    "result": "It was turned down.",
    "differently": "I show drafts early now.",
}
ANOTHER = "Let it answer another question"


async def told(stage: Stage, line: str = "A polite no", **parts: str) -> Reply:
    """Log a failure and tell it."""
    await stage.ada.slash("/fail", line=line)
    await stage.ada.slash("/story build", failure=line)
    return await stage.ada.submit(values=parts or PARTS)


async def test_a_story_is_shown_as_one_tells_it_with_words_counted_part_by_part(stage: Stage) -> None:
    shown = await told(stage)
    assert shown.ephemeral
    assert shown.text.split("\n") == [
        "🔒 **Tell us about something you tried that did not work out.**",
        "> A polite no",
        "-# 38 of the 225 words that ninety seconds hold: about 15 seconds at an easy pace.",
        "**The situation · 9 words**",
        "I applied for a grant in my second year.",
        "",
        "**What was mine to do · 9 words**",
        "The plan and the budget were mine to write.",
        "",
        "**What I did · 11 words**",
        "I wrote both in a week. I showed them to \\*nobody\\*.",
        "",
        "**The result as it was · 4 words**",
        "It was turned down.",
        "",
        "**What I do differently · 5 words**",
        "I show drafts early now.",
        "**Worth asking yourself**",
        "- Could everybody in it be listening while you tell it?",
        "- Is the result told as it was, happy or not?",
    ]
    assert shown.buttons == ["Change", "Delete this story…"]
    assert (await stage.ada.slash("/story show", failure="polite")).text == shown.text


async def test_a_story_that_is_too_long_is_fitted_into_ninety_seconds_and_comes_whole_in_a_file(stage: Stage) -> None:
    shown = await told(stage, situation="They never wrote back. " * 45, did="They lost it. " * 60)
    assert "360 words, about 144 seconds. Ninety seconds hold 225" in shown.text
    assert "**The situation · 180 words, 88 of them here**" in shown.text
    assert "**What I did · 180 words, 135 of them here**" in shown.text
    (file,) = shown.files
    assert file.filename == "story.txt"
    for question in (
        "Which part of it was yours to do?",
        "How did it end, as it was?",
        "what could stay out?",
        "What was yours in it?",
    ):
        assert question in shown.text


async def test_a_story_is_changed_from_what_it_says(stage: Stage) -> None:
    await told(stage)
    await stage.ada.press("Change")
    assert in_the_form(stage.ada) == PARTS
    shown = await stage.ada.submit(result="It was turned down, in May.")
    assert "It was turned down, in May." in shown.text
    await stage.ada.slash("/story build", failure="polite")
    assert in_the_form(stage.ada)["result"] == "It was turned down, in May."


async def test_a_story_begins_with_what_was_written_of_it_before(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no")
    await stage.ada.press("Add story")
    await stage.ada.submit(story="It took two years.")
    await stage.ada.slash("/story build", failure="polite")
    assert in_the_form(stage.ada)["situation"] == "It took two years."
    await stage.ada.slash("/review", failure="polite")
    await stage.ada.press("Look back")
    await stage.ada.submit(happened="They called, then they did not.")
    await stage.ada.slash("/story build", failure="polite")
    assert in_the_form(stage.ada)["situation"] == "They called, then they did not."


async def test_a_text_that_the_form_cannot_hold_whole_is_not_put_into_it(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no")
    await stage.ada.press("Add story")
    await stage.ada.submit(story="It took two years. " * 100)
    await stage.ada.slash("/story build", failure="polite")
    assert in_the_form(stage.ada)["situation"] == ""


async def test_a_form_with_nothing_in_it_is_refused_kindly(stage: Stage) -> None:
    refusal = await told(stage, situation=" ", did="")
    assert refusal.text.startswith("Nothing was filled in, so there is no story yet.")
    missing = await stage.ada.slash("/story show", failure="polite")
    assert missing.text.startswith("This entry has no story for interviews.")


async def test_a_story_answers_the_question_it_is_built_for_and_another_when_asked(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no")
    await stage.ada.slash("/story build", failure="polite", question="deadline")
    built = await stage.ada.submit(values=PARTS)
    assert built.text.startswith("🔒 **When did you miss a deadline or a goal?**")
    asked = await stage.ada.select(ANOTHER, ["mistake"])
    assert asked.text.startswith("🔒 **Which mistake of yours do you still think about?**")
    with pytest.raises(NotPossible):
        await stage.ada.select(ANOTHER, ["shoe-size"])
    await stage.ada.slash("/story build", failure="polite")
    assert (await stage.ada.submit()).text == asked.text


async def test_the_bank_holds_the_stories_under_their_questions(stage: Stage) -> None:
    empty = await stage.ada.slash("/story bank")
    assert empty.text.startswith("No story yet. </story build:")
    assert empty.text.count("\n- ") == 12
    await told(stage, "A polite no")
    await told(stage, "No chair")
    number = await own_id(stage.ada, "No chair")
    await stage.ada.select(ANOTHER, ["let-go"])
    bank = await stage.ada.slash("/story bank")
    assert bank.text.split("\n")[:6] == [
        "🔒 **Your 2 stories**",
        "**Tell us about something you tried that did not work out.**",
        "- A polite no",
        "**When did you stop, and how did you know that it was time?**",
        "- No chair",
        "Others that get asked:",
    ]
    assert "> No chair" in (await stage.ada.select("Open one of these", [number])).text
    assert (await stage.chen.slash("/story bank")).text.startswith("No story yet.")


async def test_a_full_bank_is_turned_page_by_page(stage: Stage) -> None:
    for number in range(9):
        await told(stage, f"failure {number}")
    first = await stage.ada.slash("/story bank")
    assert "- failure 8" in first.text
    assert "- failure 0" not in first.text
    second = await stage.ada.press("On", on=first.message)
    assert "- failure 0" in second.text
    assert "- failure 1" in (await stage.ada.press("Back", on=second.message)).text


async def test_only_told_failures_are_offered_to_be_shown(stage: Stage) -> None:
    await told(stage)
    await stage.ada.slash("/fail", line="Another polite no")
    offered = await stage.ada.autocomplete("/story show", option="failure", typed="POLITE")
    assert [choice.name for choice in offered] == ["A polite no"]
    every = await stage.ada.autocomplete("/story build", option="failure", typed="polite")
    assert len(every) == 2


async def test_a_deleted_story_gives_its_words_back_and_leaves_the_failure(stage: Stage) -> None:
    await told(stage)
    asked = await stage.ada.press("Delete this story…")
    assert asked.buttons == ["Delete for good", "Keep it"]
    assert "**What I did" in (await stage.ada.press("Keep it")).text
    await stage.ada.press("Delete this story…")
    gone = await stage.ada.press("Delete for good")
    assert gone.text.startswith("Deleted. This was it, in case you want the words:\n**The situation**\nI applied")
    assert (await stage.ada.slash("/failures show", failure="polite")).text.startswith("> A polite no")
    assert (await stage.ada.slash("/story bank")).text.startswith("No story yet.")


async def test_the_story_of_another_is_out_of_reach(stage: Stage) -> None:
    await told(stage)
    number = await own_id(stage.ada, "A polite no")
    for command in ("/story build", "/story show"):
        refusal = await stage.chen.slash(command, failure=number)
        assert refusal.text.startswith("That entry is not there any more.")
    receipt = await stage.chen.slash("/fail", line="Mine")
    for forged in (number, "x", "9" * 30):
        for deed in ("show", "change", "delete"):
            refusal = await forged_press(stage, stage.chen, message_of(receipt), f"story:{deed}:{forged}")
            assert refusal.text.startswith("That entry is not there any more.")
    refusal = await forged_press(stage, stage.chen, message_of(receipt), f"story:delete-now:{number}")
    assert refusal.text.startswith("This entry has no story for interviews.")
    assert (await stage.ada.slash("/story bank")).text.startswith("🔒 **Your one story**")


async def test_the_words_of_a_form_whose_failure_is_gone_come_back(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no")
    await stage.ada.slash("/story build", failure="polite")
    form = stage.ada.last_modal
    assert form is not None
    await stage.ada.slash("/failures undo")
    refusal = await stage.ada.submit(form, values=PARTS)
    assert refusal.text.startswith("That entry is not there any more.")
    assert "I applied for a grant in my second year." in refusal.text


async def test_stories_are_told_in_direct_messages_too(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no", dm=True)
    await stage.ada.slash("/story build", failure="polite", dm=True)
    assert "> A polite no" in (await stage.ada.submit(values=PARTS)).text
    assert (await stage.ada.slash("/story bank", dm=True)).text.startswith("🔒 **Your one story**")
