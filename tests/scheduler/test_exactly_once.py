"""Whatever happens around the hour, each date's prompt is posted once, or is too late and is not posted at all.

One stage for each way to crash, to come back and to set the clock; on it stand servers with every kind of clock change,
with and without answers of Discord that got lost after their work was done.
"""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

import pytest

from bot.kernel import seal
from bot.kernel.database import Database
from sandbox.clock import SandboxClock
from sandbox.server import Sandbox
from tests.scheduler.machine import Machine
from tests.scheduler.servers import (
    HOUR,
    LATE,
    MOVED,
    RULES,
    Server,
    Zone,
    found_servers,
    next_instant,
    plan,
    plan_all,
)

BEFORE = HOUR - timedelta(hours=1)
AN_HOUR = timedelta(hours=1)
PUNCTUAL, LATEST = timedelta(minutes=5), timedelta(hours=12)
"""What the product promises: later than this it is late, and later than that it is not posted."""


class Crash(StrEnum):
    """Where the power goes, seen from the transaction that takes the hour up."""

    BEFORE_IT = "before-it"
    AFTER_IT = "after-it"
    AFTER_SENDING = "after-sending"
    NEVER = "never"


class Step(StrEnum):
    """What happens to the clock, beside going on."""

    NONE = "steady"
    BACK = "back"
    FORWARD = "forward"


AWAY = {
    "at-once": timedelta(),
    "ten-minutes": timedelta(minutes=10),
    "thirteen-hours": timedelta(hours=13),
    "three-weeks": timedelta(weeks=3, days=2),
}


@pytest.fixture
async def machine(tmp_path: Path) -> AsyncIterator[Machine]:
    # The wire is not watched here: what goes over it is the same forty-eight times, and tests/door watches it.
    async with Sandbox(SandboxClock(BEFORE, ticking=False), rate_limits=0) as sandbox:
        machine = Machine(sandbox, tmp_path, sync_commands=False)
        try:
            yield machine
        finally:
            await machine.stop()


async def until_crash(machine: Machine, servers: list[Server], crash: Crash, hour: datetime) -> None:
    """Live through the hour up to the crash; the clock reaches it, or jumps past it, at `hour`."""
    trouble = machine.sandbox.trouble
    await machine.start()
    await machine.settled()
    match crash:
        case Crash.BEFORE_IT:
            await machine.kill()
            machine.sandbox.clock.move_to(hour)
        case Crash.AFTER_IT:
            await machine.bot.delivery.stop(0)
            machine.sandbox.clock.move_to(hour)
            await machine.beaten()
            await machine.kill()
        case Crash.AFTER_SENDING:
            held = trouble.hold("POST", "/channels/*/messages", times=len(servers), applied=True)
            machine.sandbox.clock.move_to(hour)
            await machine.sandbox.until(lambda: all(len(server.channel.history) for server in servers))
            await machine.kill(held)
        case Crash.NEVER:
            spoil(machine, servers)
            await machine.at(hour)
            await machine.said(timedelta(minutes=1))
            await machine.stop()
    spoil(machine, servers)


def spoil(machine: Machine, servers: list[Server]) -> None:
    """Have Discord do the next work for half of the servers and answer that it has not."""
    for server in servers:
        if server.spoilt:
            for route in (
                f"/channels/{server.channel.id}/messages",
                f"/channels/{server.channel.id}/messages/*/threads",
            ):
                machine.sandbox.trouble.fail("POST", route, status=503, applied=True)


def expected(crash: Crash, hour: datetime, back: datetime) -> tuple[int, bool]:
    """Return how many cards there should be of the hour's date, and whether they should admit to being late."""
    if crash in (Crash.AFTER_SENDING, Crash.NEVER):
        return 1, hour - HOUR > PUNCTUAL
    looked_at = max(back, HOUR)
    return int(looked_at - HOUR <= LATEST), looked_at - HOUR > PUNCTUAL


@pytest.mark.parametrize("step", Step, ids=str)
@pytest.mark.parametrize("away", AWAY)
@pytest.mark.parametrize("crash", Crash, ids=str)
async def test_each_date_is_posted_once_and_only_while_it_is_not_too_late(
    machine: Machine, crash: Crash, away: str, step: Step
) -> None:
    servers = found_servers(machine.sandbox.world)
    key = seal.load(machine.files / "secret.key", may_create=True)
    async with Database(machine.files / "cork.db", key) as db:
        await db.run(plan_all, servers, BEFORE)
    hour = HOUR + AN_HOUR if step is Step.FORWARD else HOUR
    await until_crash(machine, servers, crash, hour)
    back = hour + AWAY[away] - (AN_HOUR if step is Step.BACK else timedelta())
    machine.sandbox.clock.move_to(back)
    await machine.start()
    await machine.settled()
    for server in servers:
        if server.zone is Zone.CHANGED:
            await machine.bot.db.run(plan, server, MOVED, machine.now)
    for instant in (HOUR, HOUR + AN_HOUR, next_instant(MOVED, HOUR)):
        if instant > machine.now:
            await machine.at(instant)
        await machine.said(timedelta(minutes=1))
    machine.sandbox.trouble.clear()
    count, late = expected(crash, hour, back)
    first = {server.name: [LATE in card.text for card in server.cards(since=BEFORE)] for server in servers}
    unmoved = {name: cards for name, cards in first.items() if not name.startswith(Zone.CHANGED)}
    assert unmoved == {name: [late] * count for name in unmoved}
    assert {len(cards) for name, cards in first.items() if name not in unmoved} == {count}
    assert all(card.thread is not None for server in servers for card in server.cards(since=BEFORE))
    await the_next_date_is_posted_as_always(machine, servers)


async def the_next_date_is_posted_as_always(machine: Machine, servers: list[Server]) -> None:
    """Go through the week that follows: one card for each server, at its minute, with its thread."""
    began = machine.now
    rules = RULES | {Zone.CHANGED: MOVED}
    coming = {server.name: next_instant(rules[server.zone], began) for server in servers}
    for instant in sorted(set(coming.values())):
        await machine.at(instant - timedelta(minutes=1))
        await machine.at(instant)
        await machine.said(timedelta(minutes=1))
    for server in servers:
        (card,) = server.cards(since=began + timedelta(seconds=1))
        assert timedelta() <= card.created_at - coming[server.name] < timedelta(minutes=1)
        assert LATE not in card.text
        assert card.thread is not None
