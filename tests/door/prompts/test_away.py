"""The bot was not there at the hour."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.prompts.model import State
from sandbox.server import Sandbox
from sandbox.trial import furnish, trial
from tests.door.conftest import Stage
from tests.door.prompts.steps import CHANNEL, SUNDAY_AT_SIX, WEEK, until_states, week

LATE = "Cork was away at the usual hour"


@asynccontextmanager
async def back_after(sandbox: Sandbox, folder: Path, away: timedelta) -> AsyncIterator[Stage]:
    """Stop the bot on Wednesday, and start it on the same files this long after Sunday's hour."""
    async with trial(sandbox, folder) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
    sandbox.clock.move_to(SUNDAY_AT_SIX + away)
    async with trial(sandbox, folder) as bot:
        yield Stage(sandbox, bot)


@pytest.mark.parametrize("away", [timedelta(minutes=10), timedelta(hours=11, minutes=59)], ids=str)
async def test_away_for_less_than_half_a_day_it_posts_late_and_says_so(
    sandbox: Sandbox, tmp_path: Path, away: timedelta
) -> None:
    async with back_after(sandbox, tmp_path, away) as stage:
        message = await week(stage)
        assert LATE in message.text
        assert message.thread is not None
        assert message.thread.name.endswith("22 November 2026")


async def test_away_for_a_moment_needs_no_apology(sandbox: Sandbox, tmp_path: Path) -> None:
    async with back_after(sandbox, tmp_path, timedelta(minutes=2)) as stage:
        assert LATE not in (await week(stage)).text


async def test_away_for_thirteen_hours_it_skips_the_week_and_tells_organisers(sandbox: Sandbox, tmp_path: Path) -> None:
    async with back_after(sandbox, tmp_path, timedelta(hours=13)) as stage:
        await until_states(stage, State.MISSED)
        status = (await stage.olu.slash("/prompt status")).text
        assert "- 22 November 2026: skipped, since Cork was away for more than twelve hours" in status
        stage.sandbox.clock.move_to(SUNDAY_AT_SIX + WEEK)
        assert LATE not in (await week(stage)).text


async def test_away_for_three_weeks_there_is_no_burst(sandbox: Sandbox, tmp_path: Path) -> None:
    async with back_after(sandbox, tmp_path, 3 * WEEK - timedelta(days=3)) as stage:
        await until_states(stage, State.MISSED)
        stage.sandbox.clock.move_to(SUNDAY_AT_SIX + 3 * WEEK)
        message = await week(stage)
        assert LATE not in message.text
        assert message.created_at == SUNDAY_AT_SIX + 3 * WEEK


async def test_back_after_three_weeks_shortly_after_the_hour_it_posts_that_one_late(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with back_after(sandbox, tmp_path, 3 * WEEK + timedelta(hours=1)) as stage:
        message = await week(stage)
        assert LATE in message.text
        assert message.thread is not None
        assert message.thread.name.endswith("13 December 2026")


async def test_stopped_between_message_and_thread_it_opens_the_thread_when_it_is_back(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with trial(sandbox, tmp_path) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
        sandbox.trouble.fail("POST", "/channels/*/messages/*/threads", status=503)
        sandbox.clock.move_to(SUNDAY_AT_SIX)
        await sandbox.until(lambda: not sandbox.trouble.faults)
        (message,) = sandbox.person("olu").sees(CHANNEL)
        assert message.thread is None
    sandbox.clock.advance(timedelta(hours=1))
    async with trial(sandbox, tmp_path) as bot:
        assert await week(Stage(sandbox, bot)) is message
