"""Eight servers whose prompt is due at one instant, each by a wall time of its own, and what they should hold."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.guilds import actions as guilds
from bot.kernel.schedule import Weekly
from bot.kernel.transaction import Transaction
from bot.prompts import actions as prompts
from sandbox.world.message import Message
from sandbox.world.model import Channel
from sandbox.world.world import World

HOUR = datetime(2022, 3, 27, 1, 0, tzinfo=UTC)
"""On this Sunday Berlin skipped the hour from 2:00, and Casablanca had it twice."""
LATE = "Cork was away at the usual hour"
SUNDAY = 6
A_DAY = 1_440


class Zone(StrEnum):
    """What is the matter with a server's clocks."""

    STEADY = "steady"
    GAP = "gap"
    DOUBLED = "doubled"
    CHANGED = "changed"


RULES = {
    Zone.STEADY: Weekly(SUNDAY, time(1, 0), "UTC"),
    Zone.GAP: Weekly(SUNDAY, time(2, 30), "Europe/Berlin"),
    Zone.DOUBLED: Weekly(SUNDAY, time(2, 0), "Africa/Casablanca"),
    Zone.CHANGED: Weekly(SUNDAY, time(10, 0), "Asia/Tokyo"),
}
"""Each of them means HOUR on that Sunday."""
MOVED = Weekly(SUNDAY, time(10, 0), "UTC")
"""What becomes of the rule of a server that changes its zone: later on the same Sunday."""


@dataclass(frozen=True, slots=True)
class Server:
    """One server: the channel of its prompts, its clocks, and whether Discord's answers to it get lost."""

    channel: Channel
    zone: Zone
    spoilt: bool

    @property
    def name(self) -> str:
        """How a failing test calls it."""
        return f"{self.zone}{', spoilt' if self.spoilt else ''}"

    @property
    def guild(self) -> int:
        """The server's id."""
        assert self.channel.guild_id is not None
        return self.channel.guild_id

    def cards(self, *, since: datetime) -> list[Message]:
        """Return the cards in its channel that were posted since an instant."""
        return [message for message in self.channel.history if message.created_at >= since]


def found_servers(world: World) -> list[Server]:
    """Add a server for each state of the clocks, once with and once without trouble."""
    return [
        Server(world.add_channel(world.add_guild(f"{zone} {spoilt}"), "prompts"), zone, spoilt)
        for zone in Zone
        for spoilt in (False, True)
    ]


def plan_all(tx: Transaction, servers: list[Server], now: datetime) -> None:
    """Give each server its zone and its weekly prompt."""
    for server in servers:
        plan(tx, server, RULES[server.zone], now)


def plan(tx: Transaction, server: Server, rule: Weekly, now: datetime) -> None:
    """Schedule a server's prompt as its organiser would, in place of the schedule that it may have."""
    guilds.change(tx, server.guild, now, zone=rule.zone)
    prompts.plan(
        tx, server.guild, channel_id=server.channel.id, rule=rule, ping_role=None, archive_minutes=A_DAY, now=now
    )


def instant_on(rule: Weekly, day: date) -> datetime:
    """Return when a wall time comes on a day: the first minute of it that does not stand before that time.

    It looks at one minute after another, which is slow and leaves little to be wrong about.
    """
    zone = ZoneInfo(rule.zone)
    minute = datetime.combine(day, rule.at, zone).astimezone(UTC) - timedelta(hours=2)
    while (local := minute.astimezone(zone)).date() < day or (local.date() == day and local.time() < rule.at):
        minute += timedelta(minutes=1)
    return minute


def next_instant(rule: Weekly, after: datetime) -> datetime:
    """Return the first instant after this one at which a rule falls due."""
    day = after.astimezone(ZoneInfo(rule.zone)).date()
    while day.weekday() != rule.weekday or instant_on(rule, day) <= after:
        day += timedelta(days=1)
    return instant_on(rule, day)
