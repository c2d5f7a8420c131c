"""The front door: the real bot in the sandbox, used as its members use it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.client import Cork
from bot.process import running
from sandbox.clock import SandboxClock
from sandbox.people.person import Person
from sandbox.server import Sandbox
from sandbox.world.message import Message
from sandbox.world.model import Channel
from tests.door.home import Home
from tests.wire.plugin import watch

WEDNESDAY = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
SHORT = 0.2
"""How long a window of the rate limits lasts, as a part of Discord's: as many fit in, with less to wait for."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A furnished server with Cork in it, and its members."""

    sandbox: Sandbox
    bot: Cork

    def __getattr__(self, name: str) -> Person:
        return self.sandbox.person(name)

    def channel(self, name: str) -> list[Message]:
        """Return what stands in a channel, as its organiser sees it."""
        return self.sandbox.person("olu").sees(channel=name)

    def place(self, name: str) -> Channel:
        """Return a channel of the server."""
        return next(one for one in self.sandbox.world.guild.channels.values() if one.name == name)

    async def told(self, person: Person, count: int = 1) -> Message:
        """Wait until a member has this many private messages, and return the newest."""
        await self.sandbox.until(lambda: len(person.dms()) >= count)
        return person.dms()[-1]

    async def posted(self, channel: str, count: int = 1) -> list[Message]:
        """Wait until a channel holds this many messages, and return them."""
        await self.sandbox.until(lambda: len(self.channel(channel)) >= count)
        return self.channel(channel)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(SandboxClock(WEDNESDAY, ticking=False), rate_limits=SHORT) as sandbox:
        with watch(sandbox):
            yield sandbox


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return Home(tmp_path_factory.mktemp("home"))


@pytest.fixture
async def stage(sandbox: Sandbox, home: Home, tmp_path: Path) -> AsyncIterator[Stage]:
    async with running(await home.settle(sandbox, tmp_path), sandbox.clock) as bot:
        yield Stage(sandbox, bot)
