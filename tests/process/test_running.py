"""The bot inside another process: how it is composed, and how its parts outlive what goes wrong in them."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.heartbeat import HEARTBEAT, Backlog, Round
from bot.kernel.errors import StartRefused
from bot.kernel.transaction import Transaction
from bot.process import running
from sandbox.clock import SandboxClock
from sandbox.server import Sandbox
from sandbox.trial import settings_for, trial


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(SandboxClock(datetime(2026, 3, 14, tzinfo=UTC), ticking=False)) as sandbox:
        yield sandbox


async def test_a_start_that_is_refused_is_raised_to_whoever_composes(sandbox: Sandbox, tmp_path: Path) -> None:
    settings = settings_for(sandbox, tmp_path)
    sandbox.world.renew_token()
    with pytest.raises(StartRefused) as caught:
        async with running(settings, sandbox.clock):
            raise AssertionError("it must not start")
    assert caught.value.key == "operator.token_refused"


async def test_an_error_inside_the_block_comes_out_and_the_bot_is_stopped(sandbox: Sandbox, tmp_path: Path) -> None:
    with pytest.raises(LookupError):
        async with trial(sandbox, tmp_path) as bot:
            raise LookupError
    assert bot.is_closed()


async def test_it_can_be_run_again_on_the_same_files(sandbox: Sandbox, tmp_path: Path) -> None:
    for _ in range(2):
        async with trial(sandbox, tmp_path):
            assert (await sandbox.person("ada").slash("/about")).ephemeral


async def test_a_chore_that_fails_keeps_no_other_from_being_done(
    sandbox: Sandbox, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    loop, beaten = asyncio.get_running_loop(), asyncio.Event()

    def broken(_: Transaction, __: datetime) -> None:
        raise RuntimeError("a private line")

    def diligent(_: Transaction, __: datetime) -> None:
        loop.call_soon_threadsafe(beaten.set)

    async with trial(sandbox, tmp_path) as bot:
        bot.chores[:] = [broken, diligent]
        for _ in range(3):
            sandbox.clock.advance(timedelta(seconds=HEARTBEAT))
            await asyncio.wait_for(beaten.wait(), 5)
            beaten.clear()
    assert "a chore failed: RuntimeError at" in caplog.text
    assert "private" not in caplog.text


async def test_a_round_is_made_for_each_even_where_one_fails(
    sandbox: Sandbox, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    loop, visited = asyncio.get_running_loop(), asyncio.Event()

    def due(_: Transaction, __: datetime) -> tuple[int, ...]:
        return (1, 2)

    def each(_: Transaction, whom: int, __: datetime) -> None:
        if whom == 1:
            raise RuntimeError("a private line")
        loop.call_soon_threadsafe(visited.set)

    async with trial(sandbox, tmp_path) as bot:
        bot.rounds[:] = [Round(due, each)]
        sandbox.clock.advance(timedelta(seconds=HEARTBEAT))
        await asyncio.wait_for(visited.wait(), 5)
    assert "a chore failed: RuntimeError at" in caplog.text
    assert "private" not in caplog.text


async def test_a_round_and_a_backlog_are_gone_through_to_their_end_in_one_heartbeat(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    loop, done = asyncio.get_running_loop(), asyncio.Event()
    waiting, parts = set(range(5)), [3, 3, 1, 0]

    def due(_: Transaction, __: datetime) -> tuple[int, ...]:
        return tuple(waiting)[:2]

    def each(_: Transaction, whom: int, __: datetime) -> None:
        waiting.discard(whom)
        look()

    def part(_: Transaction, __: datetime) -> int:
        taken = parts.pop(0) if parts else 0
        look()
        return taken

    def look() -> None:
        if not waiting and not parts:
            loop.call_soon_threadsafe(done.set)

    async with trial(sandbox, tmp_path) as bot:
        bot.rounds[:] = [Round(due, each), Backlog(part)]  # one heartbeat may be under way, so that there are two
        sandbox.clock.advance(timedelta(seconds=HEARTBEAT))
        await asyncio.wait_for(done.wait(), 5)
