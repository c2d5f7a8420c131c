"""Once a week, in private: has any gone silent?"""

from datetime import UTC, datetime

from sandbox.world.message import Message
from tests.door.conftest import Stage
from tests.door.failures.steps import listed

SUNDAY_AT_FIVE = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
"""Five in Berlin, which is the server's zone."""


async def on_sunday(stage: Stage, number: int = 1) -> Message:
    """Wait for Ada's check-in of a week."""
    stage.sandbox.clock.move_to(SUNDAY_AT_FIVE)
    await stage.sandbox.until(lambda: len(stage.ada.dms()) >= number)
    return stage.ada.dms()[-1]


async def test_a_check_in_asks_which_have_gone_silent_and_a_button_counts_it(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=30)
    await stage.ada.slash("/ask add", line="Chair in Oslo", date="2026-11-01")
    await stage.ada.slash("/ask add", line="Chair in Graz")
    question = await on_sunday(stage)
    assert (
        "⏳ **Still waiting on 2.** Has any gone silent?\n"
        "1. Chair in Oslo · sent 1 November 2026, 21 days\n"
        "2. Chair in Graz · sent 18 November 2026, 4 days"
    ) in question.text
    told = await stage.ada.press("1 has gone silent", on=question)
    assert told.text.startswith("**Silence it is.**")
    assert "**1** of 30" in told.text
    assert "-# 22 November 2026 · Silence" in told.text
    again = await stage.ada.press("1 has gone silent", on=question)
    assert again.text.startswith("**This is how it stands:**\n> Chair in Oslo")
    assert (await listed(stage.ada))[0] == "🔒 **Your one failure**"


async def test_from_a_check_in_everything_else_is_a_choice_away(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    question = await on_sunday(stage)
    (choice,) = await stage.ada.autocomplete("/ask answered", option="ask", typed="")
    opened = await stage.ada.select("Something else with one of them", [str(choice.value)], on=question)
    assert opened.buttons[:4] == ["Still waiting", "It has gone silent", "I withdrew", "An answer came"]
    assert (await stage.ada.press("I withdrew", on=opened.message)).text.startswith("**I withdrew.**")


async def test_what_was_answered_before_sunday_is_not_asked_about(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    await stage.ada.slash("/ask add", line="Chair in Graz")
    await stage.ada.slash("/ask answered", ask="Oslo", answer="yes")
    question = await on_sunday(stage)
    assert "**Still waiting on one.** Has it gone silent?\n1. Chair in Graz" in question.text
    assert "Oslo" not in question.text
