"""Three servers in three zones and their forty members, and the machine that Cork runs on all year."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from bot.guilds import actions as guilds
from bot.kernel.schedule import Weekly
from bot.kernel.transaction import Transaction
from bot.prompts import actions as prompts
from sandbox.people.person import Person
from sandbox.server import Sandbox
from sandbox.world.model import Channel, Guild
from sandbox.world.permissions import Permission
from tests.scheduler.machine import Machine

BEGINNING = datetime(2026, 6, 1, 6, 0, tzinfo=UTC)
WEEKS = 52
SUNDAY, WEDNESDAY = 6, 2
A_WEEK = 10_080
FEED, PARTY, PROMPTS, DIGEST = "cv-of-failures", "party", "weekly-prompt", "general"
NAMES = (
    *("ada", "bo", "chen", "dara", "emil", "fay", "gus", "hana", "ines", "jon", "kira", "lev", "mia", "nils"),
    *("oda", "pia", "quin", "rosa", "sol", "tove", "uma", "vito", "wanda", "xenia", "yuri", "zoe", "abel", "bea"),
    *("cyra", "dov", "elke", "finn", "gia", "hugo", "ilse", "jules", "kofi", "lena", "max", "nora"),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a server is set up: its zone, its prompt, how many members it has, and whether one may share unnamed."""

    name: str
    zone: str
    weekday: int
    at: time
    members: int
    anonymous: bool

    @property
    def rule(self) -> Weekly:
        """When its prompt comes."""
        return Weekly(self.weekday, self.at, self.zone)


PLANS = (
    # Each of these hours is skipped once in the year, or comes twice.
    Plan("Berlin", "Europe/Berlin", SUNDAY, time(2, 30), 16, anonymous=True),
    Plan("New York", "America/New_York", SUNDAY, time(1, 30), 14, anonymous=False),
    Plan("Sydney", "Australia/Sydney", WEDNESDAY, time(18, 0), 10, anonymous=True),
)


@dataclass(frozen=True, slots=True)
class Server:
    """One of the servers, with an organiser and its members."""

    plan: Plan
    guild: Guild
    organiser: Person
    members: tuple[Person, ...]

    def channel(self, name: str) -> Channel:
        """Return one of its channels."""
        return next(one for one in self.guild.channels.values() if one.name == name)

    def has(self, member: str) -> bool:
        """Tell whether somebody of this name is a member."""
        return any(one.user.name == member for one in self.members)


class Town:
    """All that there is: the sandbox, the machine, the servers."""

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.sandbox = sandbox
        self.machine = Machine(sandbox, folder)
        names = iter(NAMES)
        self.servers = tuple(self._found(plan, [next(names) for _ in range(plan.members)]) for plan in PLANS)
        self.home = {person.id: server for server in self.servers for person in server.members}

    @property
    def members(self) -> tuple[Person, ...]:
        """Everybody but the organisers."""
        return tuple(person for server in self.servers for person in server.members)

    def place_of(self, channel_id: int) -> tuple[Server | None, str]:
        """Return the server and the name of a channel; of private messages no server, and the member's name."""
        for server in self.servers:
            if channel_id in server.guild.channels:
                return server, server.guild.channels[channel_id].name
        channel = self.sandbox.world.channels[channel_id]
        return None, channel.recipients[0].name

    async def furnish(self) -> None:
        """Set all servers up as their organisers would."""
        await self.machine.bot.db.run(self._furnish, self.machine.now)

    def _furnish(self, tx: Transaction, now: datetime) -> None:
        for server in self.servers:
            plan, at = server.plan, server.channel
            feed, party = at(FEED).id, at(PARTY).id
            guilds.change(
                tx,
                server.guild.id,
                now,
                zone=plan.zone,
                feed_channel=feed,
                party_channel=party,
                anonymous=plan.anonymous,
            )
            prompts.plan(
                tx,
                server.guild.id,
                channel_id=at(PROMPTS).id,
                rule=plan.rule,
                ping_role=None,
                archive_minutes=A_WEEK,
                now=now,
            )

    def _found(self, plan: Plan, names: list[str]) -> Server:
        world = self.sandbox.world
        guild = world.add_guild(plan.name)
        organisers = world.add_role(guild, "Organisers", Permission.MANAGE_GUILD | Permission.MANAGE_MESSAGES)
        for name in (DIGEST, FEED, PARTY, PROMPTS):
            world.add_channel(guild, name)
        slug = plan.name.replace(" ", "-").lower()
        organiser = world.add_member(f"olu-of-{slug}", guild=guild, roles=(organisers,))
        people = [world.add_member(f"{name}-of-{slug}", guild=guild) for name in names]
        person = self.sandbox.person
        return Server(
            plan, guild, person(organiser.user.name, guild), tuple(person(one.user.name, guild) for one in people)
        )
