"""A stage whose clock says what the bot waits for, and whose gateway is watched."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from bot.client import Cork
from sandbox.clock import SandboxClock
from sandbox.server import Sandbox
from sandbox.wire import Dispatch, Exchange
from tests.door.conftest import WEDNESDAY, Stage
from tests.wire.plugin import watch


class ListeningClock(SandboxClock):
    """A standing clock that keeps what it was asked to wait for."""

    def __init__(self) -> None:
        super().__init__(WEDNESDAY, ticking=False)
        self.naps: list[float] = []
        self._asked = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self._asked.set()
        await super().sleep(seconds)

    async def until_asked_for(self, seconds: float) -> None:
        """Wait until somebody has been waiting for this long since `naps` was last cleared."""
        async with asyncio.timeout(5):
            while seconds not in self.naps:
                self._asked.clear()
                await self._asked.wait()


@dataclass(slots=True)
class Seen:
    """What went over the wire: names of gateway events, and requests with their statuses."""

    events: list[str] = field(default_factory=list)
    requests: list[tuple[str, str, int]] = field(default_factory=list)

    def observe(self, seen: Exchange | Dispatch) -> None:
        match seen:
            case Dispatch(name=name):
                self.events.append(name)
            case Exchange():
                self.requests.append((seen.method, seen.template, seen.status))

    def statuses(self, method: str, template: str) -> list[int]:
        return [status for one, other, status in self.requests if (one, other) == (method, template)]


@pytest.fixture
def clock() -> ListeningClock:
    return ListeningClock()


@pytest.fixture
async def sandbox(clock: ListeningClock) -> AsyncIterator[Sandbox]:
    async with Sandbox(clock) as sandbox:
        with watch(sandbox):
            yield sandbox


@pytest.fixture
def seen(stage: Stage) -> Seen:
    """What goes over the wire once the bot is there."""
    seen = Seen()
    stage.sandbox.wire.observe(seen.observe)
    return seen


@pytest.fixture
def bot(stage: Stage) -> Cork:
    return stage.bot
