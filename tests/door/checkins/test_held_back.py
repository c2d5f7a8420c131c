"""What keeps a check-in from coming: a pause, a wish, a week that is long over; and what does not."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.kernel.schedule import LATEST
from sandbox.server import Sandbox
from sandbox.trial import furnish, trial
from tests.door.checkins.steps import SUNDAY, WEEK, let_it_be, received
from tests.door.conftest import Stage
from tests.door.waiting import until_put_off

MESSAGES = "/channels/{channel_id}/messages"


async def test_a_pause_from_the_check_in_itself_stops_the_next_ones_until_resumed(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    await let_it_be(stage.sandbox, stage.bot, SUNDAY)
    (first,) = received(stage.ada)
    paused = await stage.ada.press("Pause", on=first)
    assert paused.text.startswith("⏸️ **Everything**: paused until you resume.")
    await let_it_be(stage.sandbox, stage.bot, SUNDAY + 2 * WEEK)
    assert received(stage.ada) == [first]
    await stage.ada.slash("/resume", dm=True)
    await let_it_be(stage.sandbox, stage.bot, SUNDAY + 2 * WEEK + timedelta(days=1))
    assert received(stage.ada) == [first]
    await let_it_be(stage.sandbox, stage.bot, SUNDAY + 3 * WEEK)
    assert len(received(stage.ada)) == 2


async def test_a_pause_of_asks_leaves_the_stings(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    await stage.ada.slash("/fail", line="No from Graz", sting=7)
    await stage.ada.slash("/pause", what="asks")
    await let_it_be(stage.sandbox, stage.bot, SUNDAY)
    assert received(stage.ada) == []
    await let_it_be(stage.sandbox, stage.bot, SUNDAY + WEEK)
    (message,) = received(stage.ada)
    assert "No from Graz" in message.text
    assert "Chair in Oslo" not in message.text


async def test_a_pause_that_has_an_end_ends_by_itself(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    await stage.ada.slash("/pause", until="2026-11-28")
    await let_it_be(stage.sandbox, stage.bot, SUNDAY)
    assert received(stage.ada) == []
    await let_it_be(stage.sandbox, stage.bot, SUNDAY + WEEK)
    assert len(received(stage.ada)) == 1


async def test_what_is_left_out_does_not_come_and_the_way_back_stands_in_the_message(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    await stage.ada.slash("/fail", line="No from Graz", sting=7)
    await let_it_be(stage.sandbox, stage.bot, SUNDAY)
    settings = await stage.ada.press("What comes, and when", on=received(stage.ada)[0])
    assert "▫️ **Looking back**" in settings.text
    left_out = await stage.ada.press("Leave out asks")
    assert "▫️ **Asks**" in left_out.text
    await let_it_be(stage.sandbox, stage.bot, SUNDAY + WEEK)
    assert "Chair in Oslo" not in received(stage.ada)[-1].text


@pytest.mark.parametrize(("late", "comes"), [(LATEST, True), (LATEST + timedelta(hours=1), False)])
async def test_after_an_outage_a_late_one_comes_and_one_too_late_does_not(
    sandbox: Sandbox,
    tmp_path: Path,
    late: timedelta,
    comes: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    ada = sandbox.person("ada")
    async with trial(sandbox, tmp_path) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
        await ada.slash("/ask add", line="Chair in Oslo")
    async with trial(sandbox, tmp_path) as bot:
        await let_it_be(sandbox, bot, SUNDAY + late)
        assert bool(received(ada)) is comes
        await let_it_be(sandbox, bot, SUNDAY + WEEK)
        assert len(received(ada)) == 1 + comes


async def test_weeks_of_silence_end_with_one_message(sandbox: Sandbox, tmp_path: Path) -> None:
    ada = sandbox.person("ada")
    async with trial(sandbox, tmp_path) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
        await ada.slash("/ask add", line="Chair in Oslo")
    async with trial(sandbox, tmp_path) as bot:
        await let_it_be(sandbox, bot, SUNDAY + 5 * WEEK + timedelta(hours=1))
        assert len(received(ada)) == 1


async def test_an_answer_of_discord_that_got_lost_makes_no_second_message(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    stage.sandbox.trouble.drop("POST", MESSAGES, applied=True)
    stage.sandbox.clock.move_to(SUNDAY)
    await until_put_off(stage.bot.db, SUNDAY)
    assert len(received(stage.ada)) == 1
    await let_it_be(stage.sandbox, stage.bot, SUNDAY + timedelta(minutes=10))
    assert len(received(stage.ada)) == 1
