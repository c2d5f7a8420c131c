"""An entry of an earlier year comes back in private, and is answered there, or sent away for good."""

from datetime import timedelta
from pathlib import Path

from sandbox.server import Sandbox
from sandbox.trial import furnish, trial
from tests.door.checkins.steps import SUNDAY, WEEK, let_it_be, received
from tests.door.conftest import Stage

YEAR = timedelta(days=364)
NEXT_YEAR = SUNDAY + YEAR
"""A Sunday in whose week this week comes round."""


async def log_and_wait_a_year(stage: Stage, sting: int | None = None) -> None:
    """Log an entry, and let the weeks pass up to that in which it may come back; a sting is asked for meanwhile."""
    if sting is None:
        await stage.ada.slash("/fail", line="No from Graz")
    else:
        await stage.ada.slash("/fail", line="No from Graz", sting=sting)
        await let_it_be(stage.sandbox, stage.bot, SUNDAY + 30 * WEEK)
        assert len(received(stage.ada)) == 1
    await let_it_be(stage.sandbox, stage.bot, NEXT_YEAR - timedelta(days=6))


async def test_a_year_later_it_comes_back_in_the_check_in_and_nowhere_else(stage: Stage) -> None:
    await log_and_wait_a_year(stage, sting=7)
    begun = await stage.ada.slash("/resurface on")
    assert begun.ephemeral
    assert f"The next check-in: <t:{int(NEXT_YEAR.timestamp())}:F>." in begun.text
    await let_it_be(stage.sandbox, stage.bot, NEXT_YEAR)
    _, message = received(stage.ada)
    for part in ("🫧 **A year ago** · 18 November 2026", "> No from Graz", "It stung 7.", "Where are you now?"):
        assert part in message.text
    await let_it_be(stage.sandbox, stage.bot, NEXT_YEAR + WEEK)
    assert received(stage.ada)[-1] is message
    assert stage.bo.dms() == []


async def test_where_it_led_is_kept_with_the_entry(stage: Stage) -> None:
    await log_and_wait_a_year(stage)
    await stage.ada.slash("/resurface on")
    await let_it_be(stage.sandbox, stage.bot, NEXT_YEAR)
    (message,) = received(stage.ada)
    before = message.text
    await stage.ada.press("Tell where it led", on=message)
    told = await stage.ada.submit(became="I teach in Vienna, and like it")
    assert "what it became: I teach in Vienna, and like it" in told.text
    assert message.text == before
    await stage.ada.press("Tell where it led", on=message)
    refused = await stage.ada.submit(became="x" * 300)
    assert "I teach in Vienna" not in refused.text


async def test_never_again_is_for_ever_unless_it_is_taken_back(stage: Stage) -> None:
    await log_and_wait_a_year(stage)
    await stage.ada.slash("/resurface on")
    await let_it_be(stage.sandbox, stage.bot, NEXT_YEAR)
    (message,) = received(stage.ada)
    for _ in range(2):
        gone = await stage.ada.press("Never again", on=message)
        assert "does not come back by itself any more" in gone.text
    await let_it_be(stage.sandbox, stage.bot, NEXT_YEAR + YEAR)
    assert received(stage.ada) == [message]
    back = await stage.ada.press("Let it come back", on=gone.message)
    assert "may come back" in back.text
    assert "does not come back" in (await stage.ada.press("Never again", on=back.message)).text


async def test_an_old_button_of_an_entry_that_is_gone_is_answered_kindly(stage: Stage) -> None:
    await log_and_wait_a_year(stage)
    await stage.ada.slash("/resurface on")
    await let_it_be(stage.sandbox, stage.bot, NEXT_YEAR)
    (message,) = received(stage.ada)
    await stage.ada.slash("/failures delete", failure="No from Graz")
    await stage.ada.press("Delete for good")
    for label in ("Never again", "Tell where it led"):
        assert "That entry is not there any more." in (await stage.ada.press(label, on=message)).text


async def test_turned_off_nothing_comes_and_turning_it_off_twice_is_no_harm(stage: Stage) -> None:
    await log_and_wait_a_year(stage)
    await stage.ada.slash("/resurface on")
    assert "✅ **Earlier years**" in (await stage.ada.slash("/me notify")).text
    assert "It is off." in (await stage.ada.slash("/resurface off")).text
    assert "▫️ **Earlier years**" in (await stage.ada.slash("/me notify")).text
    assert "Nothing was to come back" in (await stage.ada.slash("/resurface off")).text
    await let_it_be(stage.sandbox, stage.bot, NEXT_YEAR)
    assert received(stage.ada) == []


async def test_limits_are_said_and_kept(stage: Stage) -> None:
    await log_and_wait_a_year(stage, sting=9)
    begun = await stage.ada.slash("/resurface on", least_sting=3, most_sting=4)
    assert "Only what stung 3 or more at first." in begun.text
    assert "Only what stings 4 or less by now." in begun.text
    await let_it_be(stage.sandbox, stage.bot, NEXT_YEAR)
    assert all("A year ago" not in one.text for one in received(stage.ada))


async def test_a_pause_holds_it_back_and_is_pointed_out(stage: Stage) -> None:
    await log_and_wait_a_year(stage)
    await stage.ada.slash("/pause")
    assert "since you have a pause" in (await stage.ada.slash("/resurface on")).text
    await let_it_be(stage.sandbox, stage.bot, NEXT_YEAR)
    assert received(stage.ada) == []


async def test_it_speaks_german_to_who_does(stage: Stage) -> None:
    await stage.bo.slash("/fail", line="Absage aus Graz")
    stage.sandbox.clock.move_to(NEXT_YEAR - timedelta(days=6))
    assert "Eingeschaltet." in (await stage.bo.slash("/resurface on")).text
    await let_it_be(stage.sandbox, stage.bot, NEXT_YEAR)
    assert "**Vor einem Jahr** · 18. November 2026" in stage.bo.dms()[0].text


async def test_a_restart_and_an_answer_that_got_lost_bring_the_same_entry_once(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    ada = sandbox.person("ada")
    async with trial(sandbox, tmp_path) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
        for number in range(5):
            await ada.slash("/fail", line=f"No number {number}")
            sandbox.clock.advance(timedelta(minutes=1))
        sandbox.clock.move_to(NEXT_YEAR - timedelta(days=6))
        await ada.slash("/resurface on")
    sandbox.trouble.drop("POST", "/channels/{channel_id}/messages", applied=True)
    async with trial(sandbox, tmp_path) as bot:
        sandbox.clock.move_to(NEXT_YEAR)
        await sandbox.until(lambda: len(received(ada)) == 1)
    async with trial(sandbox, tmp_path) as bot:
        await let_it_be(sandbox, bot, NEXT_YEAR + timedelta(minutes=20))
        (message,) = received(ada)
        assert message.text.count("No number") == 1
