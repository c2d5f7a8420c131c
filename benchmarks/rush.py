"""Two thousand servers whose weekly prompt is due at the same minute: `python -m benchmarks.rush`.

The real bot against the sandbox, whose rate limits are Discord's: 50 requests a second for all but interactions, and
each channel's own. Each server gets a message and a thread under it, while members go on to log failures. The sandbox
shares the process with the bot, so the milliseconds of a command are both of theirs.
"""

import argparse
import asyncio
import sys
import tempfile
import time as machine_time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import uvloop

from benchmarks import machine
from benchmarks.figures import percentile, table
from benchmarks.processes import ROOT
from bot.kernel.schedule import Weekly
from bot.kernel.transaction import Transaction
from bot.prompts import actions as prompts
from sandbox.clock import SandboxClock
from sandbox.people.person import Person
from sandbox.server import Sandbox
from sandbox.trial import trial
from sandbox.wire import Dispatch, Exchange
from sandbox.world.model import Channel

HOUR = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
RULE = Weekly(6, time(18), "UTC")
A_WEEK = 10_080
MEMBERS = 50
BEFORE = 10.0
"""Seconds for which members are listened to before the hour."""
PATIENCE = 30.0
"""Seconds beyond what Discord's limit asks for, after which the rush counts as stuck."""
LIMIT = 50
TOO_MANY = 429
POSTED, THREADED = "/channels/{channel_id}/messages", "/channels/{channel_id}/messages/{message_id}/threads"
WIDTH = 50
"""Characters of the longest bar."""


@dataclass(slots=True)
class Rush:
    """What was seen, in seconds since the hour: requests, prompts and threads by server, answered commands."""

    begun: float = 0.0
    requests: list[float] = field(default_factory=list)
    prompts: list[float] = field(default_factory=list)
    threads: list[float] = field(default_factory=list)
    refused: int = 0
    commands: list[tuple[float, float]] = field(default_factory=list)
    unanswered: int = 0
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    def see(self, seen: Exchange | Dispatch) -> None:
        """Note a request; those of interactions are under no limit of the bot's."""
        if not isinstance(seen, Exchange) or seen.template.startswith(("/interactions", "/webhooks")):
            return
        at = machine_time.monotonic() - self.begun
        self.requests.append(at)
        self.refused += seen.status == TOO_MANY
        if seen.method == "POST" and seen.status < TOO_MANY:
            if seen.template == POSTED:
                self.prompts.append(at)
            elif seen.template == THREADED:
                self.threads.append(at)
        self.ended.set()

    @property
    def busiest(self) -> int:
        """Return the most requests that any second saw, wherever it begins."""
        most = first = 0
        for last, at in enumerate(self.requests):
            while at - self.requests[first] >= 1:
                first += 1
            most = max(most, last - first + 1)
        return most

    def latencies(self, *, waiting: bool) -> list[float]:
        """Return the milliseconds of commands before the hour, or while prompts were going out."""
        last = max(self.threads, default=0.0)
        return [took for at, took in self.commands if (0 <= at <= last if waiting else at < 0)]


def found(sandbox: Sandbox, servers: int) -> tuple[list[Channel], list[Person]]:
    """Add the servers, and a member in some of them."""
    world, channels, people = sandbox.world, [], []
    for number in range(servers):
        guild = world.add_guild(f"server {number}")
        channels.append(world.add_channel(guild, "weekly-prompt"))
        if number % max(1, servers // MEMBERS) == 0:
            world.add_channel(guild, "general")
            people.append(sandbox.person(world.add_member(f"member-{number}", guild=guild).user.name, guild))
    return channels, people


def plan(tx: Transaction, channels: Sequence[Channel]) -> None:
    """Schedule the prompt of each server for the same hour."""
    for channel in channels:
        assert channel.guild_id is not None  # noqa: S101 - a channel of a server
        prompts.plan(
            tx,
            channel.guild_id,
            channel_id=channel.id,
            rule=RULE,
            ping_role=None,
            archive_minutes=A_WEEK,
            now=HOUR - timedelta(hours=1),
        )


async def log_failures(people: Sequence[Person], rate: float, rush: Rush) -> None:
    """Let members log failures, so many a second, each without waiting for the others."""
    async with asyncio.TaskGroup() as group:
        begun, number = machine_time.monotonic(), 0
        while True:
            group.create_task(_log(people[number % len(people)], number, rush))
            number += 1
            await asyncio.sleep(max(0.0, begun + number / rate - machine_time.monotonic()))


async def _log(person: Person, number: int, rush: Rush) -> None:
    begun = machine_time.monotonic()
    reply = await person.slash("/fail", line=f"No answer, {number}", deadline=PATIENCE)
    rush.unanswered += reply.message is None
    rush.commands.append((begun - rush.begun, (machine_time.monotonic() - begun) * 1000))


async def measure(folder: Path, servers: int, rate: float, before: float = BEFORE) -> Rush:
    """Let the hour come and everything go out that it asks for; raise TimeoutError if it never does."""
    rush = Rush()
    async with Sandbox(SandboxClock(HOUR - timedelta(hours=1))) as sandbox:
        channels, people = found(sandbox, servers)
        async with trial(sandbox, folder) as bot:
            await bot.db.run(plan, channels)
            rush.begun = machine_time.monotonic() + before
            logging = asyncio.create_task(log_failures(people, rate, rush))
            await asyncio.sleep(before)
            rush.begun = machine_time.monotonic()
            end = sandbox.wire.observe(rush.see)
            sandbox.clock.move_to(HOUR)
            async with asyncio.timeout(servers * 2 / LIMIT * 2 + PATIENCE):
                while len(rush.threads) < servers:
                    rush.ended.clear()
                    await rush.ended.wait()
            end()
            logging.cancel()
            with suppress(asyncio.CancelledError):
                await logging
    return rush


def curve(rush: Rush, every: int) -> str:
    """Draw what went out, and how long commands took, so many seconds a line."""
    lines = [f"{'seconds':>9}  sent/s{'':{WIDTH}}  command ms: median, most"]
    for begin in range(0, int(rush.requests[-1]) + 1, every):
        sent = sum(begin <= at < begin + every for at in rush.requests) / every
        took = [took for at, took in rush.commands if begin <= at < begin + every] or [0.0]
        bar = "█" * round(sent / LIMIT * WIDTH)
        lines.append(
            f"{begin:>5}–{begin + every:<4} {sent:5.1f} {bar:{WIDTH}}  {percentile(took, 0.5):6.1f} {max(took):7.1f}"
        )
    return "\n".join(lines)


def summary(rush: Rush, servers: int) -> str:
    """Return the table: how it went out, and what members noticed."""
    alone, beside = rush.latencies(waiting=False), rush.latencies(waiting=True)
    rows = [
        (f"{servers} servers at the same minute", ""),
        ("prompts: half of them out after", f"{percentile(rush.prompts, 0.5):.1f} s"),
        ("prompts: the last one out after", f"{rush.prompts[-1]:.1f} s"),
        ("threads: the last one open after", f"{rush.threads[-1]:.1f} s"),
        (
            "threads opened before the last server had its prompt",
            f"{sum(at < rush.prompts[-1] for at in rush.threads)}",
        ),
        ("requests in all; for each channel one asks whether it is a forum", f"{len(rush.requests)}"),
        ("requests a second, on the whole", f"{len(rush.requests) / rush.requests[-1]:.1f}"),
        ("requests in the busiest second, as they arrive", f"{rush.busiest}"),
        ("refused with 429", f"{rush.refused}"),
        ("`/fail` alone, ms: median, p99", f"{percentile(alone, 0.5):.1f}, {percentile(alone, 0.99):.1f}"),
        ("`/fail` meanwhile, ms: median, p99", f"{percentile(beside, 0.5):.1f}, {percentile(beside, 0.99):.1f}"),
        ("`/fail` without an answer", f"{rush.unanswered}"),
    ]
    return table(rows)


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.rush", description=__doc__)
    parser.add_argument("--servers", type=int, default=2000, help="how many are due at once")
    parser.add_argument("--rate", type=float, default=10.0, help="how many failures members log a second meanwhile")
    parser.add_argument("--before", type=float, default=BEFORE, help="for how many seconds they do before the hour")
    parser.add_argument("--every", type=int, default=5, help="seconds a line of the curve")
    parser.add_argument("--folder", type=Path, default=ROOT / "data", help="where the database is made for the while")
    options = parser.parse_args(arguments)
    options.folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        where = machine.described(Path(folder))
        rush = uvloop.run(measure(Path(folder), options.servers, options.rate, options.before))
    print(f"\n{where}\n\n{curve(rush, options.every)}\n\n{summary(rush, options.servers)}")


if __name__ == "__main__":
    main(sys.argv[1:])
