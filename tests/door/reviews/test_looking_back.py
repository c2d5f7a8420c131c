"""`/review`: what is ripe, the card of one failure, the form, and the two answers without one."""

from datetime import timedelta

from sandbox.people.reply import Reply
from tests.door.conftest import Stage
from tests.door.failures.steps import forged_press, message_of, own_id
from tests.door.reading import in_the_form

FOUR_DAYS = timedelta(days=4)
OPEN = "Look back at one of these"
DEEDS = ["Look back", "Nothing to learn", "Not this one", "Ask for feedback", "Let go…"]


async def ripe(stage: Stage, line: str = "A polite no") -> str:
    """Log a failure, let its delay pass, and return its id."""
    await stage.ada.slash("/fail", line=line)
    stage.sandbox.clock.advance(FOUR_DAYS)
    return await own_id(stage.ada, line)


async def opened(stage: Stage, line: str = "A polite no") -> Reply:
    """Open the card of a ripe failure by its list."""
    number = await ripe(stage, line)
    await stage.ada.slash("/review")
    return await stage.ada.select(OPEN, [number])


async def test_nothing_is_asked_on_the_first_day_and_the_day_is_named_on_which_it_could_be(stage: Stage) -> None:
    nothing = await stage.ada.slash("/review")
    assert nothing.text.startswith("Nothing is ripe for a look back. </review:")
    await stage.ada.slash("/fail", line="A polite no")
    waiting = await stage.ada.slash("/review")
    day = int((stage.sandbox.clock.now() + FOUR_DAYS).timestamp())
    assert f"The next one is on <t:{day}:D>." in waiting.text
    assert "A polite no" not in waiting.text


async def test_what_is_ripe_is_listed_to_its_author_alone(stage: Stage) -> None:
    await ripe(stage)
    listed = await stage.ada.slash("/review")
    assert listed.text.split("\n") == ["🔒 **Ripe for a look back, if you like**", "- A polite no"]
    assert listed.ephemeral
    assert (await stage.chen.slash("/review")).text.startswith("Nothing is ripe")


async def test_a_look_back_is_written_in_five_parts_of_which_any_may_stay_empty(stage: Stage) -> None:
    card = await opened(stage)
    assert card.buttons == DEEDS
    assert card.text.split("\n") == ["> A polite no", "-# Any part may stay empty, and no lesson is needed."]
    await stage.ada.press("Look back")
    assert in_the_form(stage.ada) == dict.fromkeys(("happened", "reasonable", "hands", "remains", "onward"), "")
    shown = await stage.ada.submit(happened="They *called*.\nThen they did not.", onward="Try elsewhere")
    told = int(stage.sandbox.clock.now().timestamp())
    assert shown.text.split("\n") == [
        "> A polite no",
        f"-# looked back on <t:{told}:D>",
        "**What happened**",
        "They \\*called\\*.",
        "Then they did not.",
        "",
        "**Next: learn, try elsewhere, or let go**",
        "Try elsewhere",
    ]
    assert shown.buttons == ["Change", "Ask for feedback", "Let go…"]
    assert (await stage.ada.slash("/review")).text.startswith("Nothing is ripe")


async def test_a_look_back_stands_in_the_form_when_it_is_changed(stage: Stage) -> None:
    await opened(stage)
    await stage.ada.press("Look back")
    await stage.ada.submit(happened="They called.", remains="Ines")
    await stage.ada.press("Change")
    before = in_the_form(stage.ada)
    assert (before["happened"], before["remains"]) == ("They called.", "Ines")
    shown = await stage.ada.submit(happened="", remains="Ines and Ana")
    assert "They called." not in shown.text
    assert "Ines and Ana" in shown.text


async def test_an_empty_form_is_refused_kindly_and_the_card_stays(stage: Stage) -> None:
    await opened(stage)
    await stage.ada.press("Look back")
    refusal = await stage.ada.submit(happened=" ")
    assert refusal.text == "Nothing was filled in, so nothing is kept. *Nothing to learn* is an answer too."
    assert (await stage.ada.slash("/review")).text.endswith("- A polite no")


async def test_nothing_to_learn_is_a_listed_answer(stage: Stage) -> None:
    await opened(stage)
    shown = await stage.ada.press("Nothing to learn")
    assert shown.text.endswith("There was nothing to learn from this one. That is an answer, and it is kept.")
    assert shown.buttons == ["Look back after all", "Ask for feedback", "Let go…"]
    assert (await stage.ada.slash("/review")).text.startswith("Nothing is ripe")


async def test_what_is_declined_is_not_asked_about_again_and_can_be_looked_back_at_after_all(stage: Stage) -> None:
    await opened(stage)
    shown = await stage.ada.press("Not this one")
    assert shown.text.endswith("You are not asked about this one again.")
    stage.sandbox.clock.advance(timedelta(days=30))
    assert (await stage.ada.slash("/review")).text.startswith("Nothing is ripe")
    again = await stage.ada.slash("/review", failure="polite")
    await stage.ada.press("Look back after all", on=again.message)
    assert "They called." in (await stage.ada.submit(happened="They called.")).text


async def test_a_fresh_failure_opens_by_its_name_and_says_that_it_can_wait(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no")
    card = await stage.ada.slash("/review", failure="polite")
    assert card.text.endswith("-# This one is still fresh. It can wait, for good if you like.")
    assert card.buttons == DEEDS


async def test_the_failure_of_another_is_as_unknown_as_one_that_never_was(stage: Stage) -> None:
    number = await ripe(stage)
    for failure in (number, "4000000000000000000"):
        refusal = await stage.chen.slash("/review", failure=failure)
        assert refusal.text.startswith("That entry is not there any more.")
    await stage.chen.slash("/fail", line="Mine")
    receipt = await stage.chen.slash("/review", failure="Mine")
    for forged in (number, "x", "9" * 30):
        for deed in ("show", "write", "nothing", "decline"):
            refusal = await forged_press(stage, stage.chen, message_of(receipt), f"review:{deed}:{forged}")
            assert refusal.text.startswith("That entry is not there any more.")


async def test_a_card_of_a_deleted_failure_leads_nowhere_and_says_so(stage: Stage) -> None:
    card = await opened(stage)
    await stage.ada.slash("/failures undo")
    await stage.ada.press("Delete for good")
    for label in DEEDS:
        refusal = await stage.ada.press(label, on=card.message)
        assert refusal.text.startswith("That entry is not there any more.")


async def test_the_words_of_a_form_whose_failure_is_gone_come_back(stage: Stage) -> None:
    await opened(stage)
    await stage.ada.press("Look back")
    form = stage.ada.last_modal
    assert form is not None
    await stage.ada.slash("/failures undo")
    await stage.ada.press("Delete for good")
    refusal = await stage.ada.submit(form, happened="They called.", onward="Let go")
    assert refusal.text.startswith("That entry is not there any more.")
    assert "> They called.\n> \n> Let go" in refusal.text


async def test_five_long_parts_are_shown_as_far_as_they_fit_and_come_whole_in_a_file(stage: Stage) -> None:
    await opened(stage)
    await stage.ada.press("Look back")
    parts = dict.fromkeys(("happened", "reasonable", "hands", "remains", "onward"), "*word* " * 140)
    shown = await stage.ada.submit(values=parts)
    (file,) = shown.files
    assert file.filename == "look-back.txt"
    assert shown.text.count("…") == len(parts)


async def test_looking_back_works_in_a_direct_message_and_in_german(stage: Stage) -> None:
    await ripe(stage)
    listed = await stage.ada.slash("/review", dm=True)
    assert "A polite no" in listed.text
    stage.chen.user.locale = "de"
    assert (await stage.chen.slash("/review", dm=True)).text.startswith("Gerade ist nichts reif")
