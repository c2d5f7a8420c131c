"""*Ask for feedback*: a private task with a letter to copy, and where it is listed."""

from tests.door.conftest import Stage
from tests.door.failures.steps import forged_press, message_of, own_id

REQUESTS = "Open one of these requests"


async def wanted(stage: Stage, line: str = "A polite no") -> str:
    """Log a failure, make the task, and return the failure's id."""
    await stage.ada.slash("/fail", line=line)
    await stage.ada.slash("/review", failure=line)
    await stage.ada.press("Ask for feedback")
    return await own_id(stage.ada, line)


async def test_the_task_comes_with_a_courteous_letter_to_copy(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no")
    card = await stage.ada.slash("/review", failure="polite")
    shown = await stage.ada.press("Ask for feedback", on=card.message)
    letter = shown.text.split("```")[1]
    assert letter.startswith("\nDear [name],\n\nthank you for considering [what you applied for].")
    assert letter.endswith("[your name]\n")
    assert "what one thing would have put me in the conversation?" in letter
    assert "A polite no" not in letter
    assert shown.buttons == ["I asked", "They answered", "Drop it", "To the look back"]


async def test_a_request_is_listed_until_its_answer_came(stage: Stage) -> None:
    number = await wanted(stage)
    assert (await stage.ada.slash("/review")).text.split("\n") == [
        "🔒 **Feedback you mean to ask for**",
        "- A polite no · not asked yet",
    ]
    await stage.ada.select(REQUESTS, [number])
    asked = await stage.ada.press("I asked")
    day = int(stage.sandbox.clock.now().timestamp())
    assert f"You asked on <t:{day}:D>." in asked.text
    assert asked.buttons == ["They answered", "Drop it", "To the look back"]
    assert f"- A polite no · asked on <t:{day}:D>" in (await stage.ada.slash("/review")).text
    await stage.ada.press("They answered", on=asked.message)
    answered = await stage.ada.submit(answer="Too *few* papers.")
    assert answered.text.endswith("Take what is of use, and leave the rest.\nToo \\*few\\* papers.")
    assert answered.buttons == ["Change the answer", "To the look back"]
    assert (await stage.ada.slash("/review")).text.startswith("Nothing is ripe")
    assert (await stage.chen.slash("/review")).text.startswith("Nothing is ripe")


async def test_an_answer_is_found_again_by_its_failure_and_can_be_changed(stage: Stage) -> None:
    await wanted(stage)
    await stage.ada.press("They answered")
    await stage.ada.submit(answer="Too few papers.")
    await stage.ada.slash("/review", failure="polite")
    again = await stage.ada.press("Feedback")
    assert again.text.endswith("Too few papers.")
    await stage.ada.press("Change the answer", on=again.message)
    assert (await stage.ada.submit(answer="")).text.endswith("leave the rest.")


async def test_a_dropped_request_is_listed_nowhere_and_can_be_taken_up_again(stage: Stage) -> None:
    await wanted(stage)
    dropped = await stage.ada.press("Drop it")
    assert dropped.text.endswith("Dropped. Nothing asks about it again.")
    assert (await stage.ada.slash("/review")).text.startswith("Nothing is ripe")
    again = await stage.ada.press("Ask after all", on=dropped.message)
    assert "I asked" in again.buttons
    back = await stage.ada.press("To the look back", on=again.message)
    assert back.buttons == ["Look back", "Nothing to learn", "Not this one", "Feedback", "Let go…"]


async def test_the_requests_of_another_are_out_of_reach(stage: Stage) -> None:
    number = await wanted(stage)
    receipt = await stage.chen.slash("/fail", line="Mine")
    for forged in (number, "x", "9" * 30):
        for deed in ("want", "asked", "answer", "drop"):
            refusal = await forged_press(stage, stage.chen, message_of(receipt), f"feedback:{deed}:{forged}")
            assert refusal.text.startswith("That entry is not there any more.")


async def test_an_answer_whose_failure_is_gone_comes_back(stage: Stage) -> None:
    await wanted(stage)
    await stage.ada.press("They answered")
    form = stage.ada.last_modal
    assert form is not None
    await stage.ada.slash("/failures undo")
    refusal = await stage.ada.submit(form, answer="Too few papers.")
    assert refusal.text.startswith("That entry is not there any more.")
    assert "> Too few papers." in refusal.text


async def test_a_long_answer_comes_whole_in_a_file(stage: Stage) -> None:
    await wanted(stage)
    await stage.ada.press("They answered")
    shown = await stage.ada.submit(answer="@everyone " * 390)
    (file,) = shown.files
    assert file.filename == "feedback.txt"
    assert "@everyone" not in shown.text
