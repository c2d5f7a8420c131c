"""Loops that do not end because something in them failed once."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.kernel.supervision import keep_running


class Waits:
    """A clock that notes how long it is asked to wait, and lets that time pass at once."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 3, 14, tzinfo=UTC)
        self.waited: list[float] = []

    def now(self) -> datetime:
        return self.instant

    async def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.instant += timedelta(seconds=seconds)


async def test_a_loop_that_fails_is_run_again_and_each_time_later() -> None:
    clock, runs = Waits(), 0

    async def loop() -> None:
        nonlocal runs
        runs += 1
        if runs < 10:
            raise RuntimeError

    await keep_running("clumsy", loop, clock)
    assert runs == 10
    assert clock.waited == [1, 2, 4, 8, 16, 32, 60, 60, 60]


async def test_after_a_long_time_without_failing_it_is_run_again_soon() -> None:
    clock, runs = Waits(), 0

    async def loop() -> None:
        nonlocal runs
        runs += 1
        if runs == 5:
            clock.instant += timedelta(hours=1)
        if runs < 7:
            raise RuntimeError

    await keep_running("mostly steady", loop, clock)
    assert clock.waited == [1, 2, 4, 8, 1, 2]


async def test_a_loop_that_returns_is_done_with() -> None:
    clock = Waits()

    async def loop() -> None:
        return

    await keep_running("short", loop, clock)
    assert clock.waited == []


async def test_a_loop_that_is_cancelled_ends() -> None:
    started = asyncio.Event()

    async def loop() -> None:
        started.set()
        await asyncio.Event().wait()

    task = asyncio.create_task(keep_running("endless", loop, Waits()))
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_what_failed_is_logged_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    failed = False

    async def loop() -> None:
        nonlocal failed
        if not failed:
            failed = True
            raise ValueError("a private line")

    await keep_running("talkative", loop, Waits())
    assert "talkative stopped with ValueError at" in caplog.text
    assert "private" not in caplog.text
