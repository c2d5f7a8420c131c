import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from sandbox.clock import SandboxClock
from sandbox.snowflake import Snowflakes, instant_of

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


async def test_a_standing_clock_tells_the_same_time_until_it_is_moved() -> None:
    clock = SandboxClock(NOON, ticking=False)
    assert clock.now() == clock.now() == NOON
    clock.advance(timedelta(days=7))
    assert clock.now() == NOON + timedelta(days=7)
    clock.move_to(NOON)
    assert clock.now() == NOON


async def test_a_ticking_clock_runs_along_from_where_it_was_set() -> None:
    clock = SandboxClock(NOON)
    first = clock.now()
    assert NOON <= first <= clock.now() < NOON + timedelta(minutes=1)


async def test_a_sleeper_wakes_when_the_clock_is_moved() -> None:
    clock = SandboxClock(NOON, ticking=False)
    sleeper = asyncio.create_task(clock.sleep(3600))
    await clock.sleep(0)
    assert not sleeper.done()
    clock.advance(timedelta(minutes=1))
    await asyncio.wait_for(sleeper, 1)


async def test_a_move_between_looking_at_the_clock_and_falling_asleep_is_not_slept_through() -> None:
    clock = SandboxClock(NOON, ticking=False)
    seen: list[datetime] = []
    working, rested = asyncio.Event(), asyncio.Event()

    async def chores() -> None:
        while True:
            seen.append(clock.now())
            await working.wait()
            clock.now()  # another chore looks again
            await clock.sleep(60)
            rested.set()

    task = asyncio.create_task(chores())
    await clock.sleep(0)
    clock.advance(timedelta(hours=1))
    working.set()
    await asyncio.wait_for(rested.wait(), 1)
    rested.clear()
    for _ in range(5):
        await clock.sleep(0)
    assert seen == [NOON, NOON + timedelta(hours=1)]
    assert not rested.is_set()
    task.cancel()


async def test_a_ticking_clock_lets_short_sleeps_end_by_themselves() -> None:
    await asyncio.wait_for(SandboxClock(NOON).sleep(0.01), 1)


async def test_watchers_hear_of_every_move() -> None:
    clock = SandboxClock(NOON, ticking=False)
    heard: list[datetime] = []
    clock.watch(heard.append)
    clock.advance(timedelta(hours=1))
    assert heard == [NOON + timedelta(hours=1)]


async def test_a_clock_is_not_moved_to_a_naive_time() -> None:
    with pytest.raises(ValueError, match="aware"):
        SandboxClock(NOON).move_to(datetime(2026, 3, 14))  # noqa: DTZ001 — that is the point


async def test_ids_tell_their_instant_and_rise_even_when_the_clock_goes_back() -> None:
    clock = SandboxClock(NOON, ticking=False)
    ids = Snowflakes(clock)
    first, second = ids.next(), ids.next()
    assert first < second
    assert instant_of(first) == instant_of(second) == NOON
    clock.advance(timedelta(days=-1))
    assert ids.next() > second
    clock.move_to(NOON + timedelta(days=2))
    assert instant_of(ids.next()) == NOON + timedelta(days=2)
