"""What a sting was expected to do, and what it did: in words, and in a picture."""

from tests.door.conftest import Stage
from tests.door.failures.steps import message_of
from tests.door.stings.steps import HOW_MUCH, MONTH, WEEK, due_after, stung

PNG = b"\x89PNG\r\n\x1a\n"
GUESS, IN_A_MONTH = "Guess how it goes on", "In a month, from 0 to 10"


async def test_the_receipt_of_a_sting_offers_a_forecast_and_one_without_does_not(stage: Stage) -> None:
    assert GUESS in (await stage.ada.slash("/fail", line="A polite no", sting=0)).buttons
    assert GUESS not in (await stage.ada.slash("/fail", line="Another no")).buttons


async def test_a_forecast_is_compared_with_what_came(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no", sting=8)
    asked = await stage.ada.press(GUESS)
    assert asked.text.startswith("🔮 **How much do you expect it to sting in a month?**\n> A polite no")

    noted = await stage.ada.select(IN_A_MONTH, ["6"])

    assert noted.text.startswith("🔒 **Noted.** In a month you expect it to sting 6.")
    assert "You expect 6 after a month." in (await stage.ada.press("How it went")).text

    await due_after(stage, stage.ada, MONTH)
    await stage.ada.select(HOW_MUCH, ["3"])
    shown = await stage.ada.press("How it went")

    assert "When you logged it: **8** · A month later: **3**\nYou expected 6 after a month. It was 3." in shown.text


async def test_a_forecast_comes_too_late_once_its_month_is_over(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no", sting=8)
    await stage.ada.press(GUESS)
    stage.sandbox.clock.advance(MONTH)

    refusal = await stage.ada.select(IN_A_MONTH, ["6"])

    assert refusal.text.startswith("The month that a forecast is about is over.")
    assert GUESS not in (await stage.ada.slash("/sting show", failure="A polite no")).buttons


async def test_a_course_is_drawn_and_said(stage: Stage) -> None:
    await stung(stage.ada, sting=8)
    await due_after(stage, stage.ada, WEEK)
    await stage.ada.select(HOW_MUCH, ["skip"])
    await due_after(stage, stage.ada, MONTH)
    await stage.ada.select(HOW_MUCH, ["9"])

    shown = await stage.ada.slash("/sting show", failure="polite")

    words = "When you logged it: 8 · A week later: skipped · A month later: 9"
    assert shown.ephemeral
    assert words in shown.text.replace("*", "")
    (picture,) = shown.files
    assert picture.filename == "sting.png"
    assert picture.content.startswith(PNG)
    assert picture.description == words


async def test_before_there_is_anything_to_compare_it_says_when_there_will_be(stage: Stage) -> None:
    await stung(stage.ada)

    shown = await stage.ada.slash("/sting show", failure="polite")

    instant = int((stage.sandbox.clock.now() + WEEK).timestamp())
    assert shown.files == []
    assert f"-# It can be told again <t:{instant}:R>." in shown.text
    assert shown.buttons == [GUESS, "Stop asking about this one", "I no longer want it"]


async def test_what_is_due_can_be_told_where_it_is_shown(stage: Stage) -> None:
    await stung(stage.ada)
    stage.sandbox.clock.advance(WEEK)
    await stage.ada.slash("/sting show", failure="polite")

    answered = await stage.ada.select(HOW_MUCH, ["4"])

    assert answered.text.startswith("🔒 **Noted.** It stung 7 then and 4 now.")


async def test_stopping_and_asking_again_redraw_what_is_shown(stage: Stage) -> None:
    await stung(stage.ada)
    shown = await stage.ada.slash("/sting show", failure="polite")

    stopped = await stage.ada.press("Stop asking about this one")
    assert message_of(stopped).id == message_of(shown).id
    assert "-# Cork does not ask about it any more." in stopped.text

    reoriented = await stage.ada.press("I no longer want it")
    assert "-# You no longer want it" in reoriented.text
    assert reoriented.buttons == [GUESS, "Ask again"]


async def test_then_and_now_of_all_are_shown_together_and_each_can_be_opened(stage: Stage) -> None:
    first, second = await stung(stage.ada, "The first *no*", 8), await stung(stage.ada, "The second no", 3)
    await due_after(stage, stage.ada, WEEK)
    await stage.ada.select(f"sting:rate:{first}:week", ["2"])
    await stage.ada.select(f"sting:rate:{second}:week", ["5"])

    overview = await stage.ada.slash("/sting show")

    assert overview.text.split("\n")[1:3] == [
        "- 3 then, 5 now · The second no",
        "- 8 then, 2 now · The first \\*no\\*",
    ]
    (picture,) = overview.files
    assert picture.description == "3 then, 5 now · The second no · 8 then, 2 now · The first *no*"
    opened = await stage.ada.select("Look at one of these", [first])
    assert "A week later: **2**" in opened.text


async def test_with_nothing_told_again_it_says_how_that_begins(stage: Stage) -> None:
    shown = await stage.ada.slash("/sting show")

    assert shown.text.startswith("Nothing to compare yet. Where you note a sting with </fail:")


async def test_a_failure_without_a_sting_says_that_there_is_none(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no")

    shown = await stage.ada.slash("/sting show", failure="polite")

    assert shown.text.startswith("No sting was noted with this one.")
