"""A post office of its own: notices whose text stands in their payload, on a stage with frozen time."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.client import Cork
from bot.kernel import outbox
from bot.kernel.outbox import Notice
from bot.kernel.transaction import Transaction
from bot.letters import Arrived, Letter, Post
from cogs.common.card import Button, Card, Row, Text
from cogs.common.reply import Drawn
from sandbox.clock import SandboxClock
from sandbox.server import Sandbox
from sandbox.trial import trial
from sandbox.world.message import Message
from sandbox.world.model import Channel
from tests.wire.plugin import watch

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
KIND = "test.note"


def card(text: str) -> Drawn:
    """Draw a card with a text, and a button whose custom_id no other card has."""
    return Drawn(Card((Text(text), Row((Button("Look", f"test:{text}"),))), 0))


class Log(logging.Handler):
    """What delivery says of its notices, to wait for."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self._said: list[str] = []
        self._more = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())
        self._more.set()

    async def hears(self, words: str, times: int) -> None:
        async with asyncio.timeout(20):
            while sum(words in line for line in self._said) < times:
                self._more.clear()
                await self._more.wait()


class Notes:
    """Carry the test's notices and remember what became of them."""

    def __init__(self) -> None:
        self.rendered: list[int] = []
        self.delivered_to: list[Arrived] = []
        self.given_up: list[str] = []
        self.confidant: int | None = None
        """The lane that is a member, not a channel."""
        self.drawing: Callable[[Notice], Awaitable[Letter | None]] = self._post

    async def _post(self, notice: Notice) -> Letter | None:
        text = str(notice.payload["text"])
        return Post(notice.lane, card(text), f"test:{text}", to_member=notice.lane == self.confidant)

    async def render(self, notice: Notice) -> Letter | None:
        self.rendered.append(notice.id)
        return await self.drawing(notice)

    def delivered(self, _: Transaction, __: Notice, arrived: Arrived) -> None:
        self.delivered_to.append(arrived)

    def undeliverable(self, _: Transaction, __: Notice, reason: str) -> None:
        self.given_up.append(reason)


def put_all(tx: Transaction, lane: int, texts: tuple[str, ...], now: datetime, more: dict[str, Any]) -> None:
    for text in texts:
        outbox.put(tx, KIND, key=f"{lane}:{text}", lane=lane, payload={"text": text}, due=now, **more)


class Office:
    """The bot with the notes' carrier, and the sandbox it writes to."""

    def __init__(self, sandbox: Sandbox, bot: Cork, log: Log) -> None:
        self.sandbox = sandbox
        self.bot = bot
        self.notes = Notes()
        self._log = log
        bot.delivery.carry(KIND, self.notes)

    def channel(self, name: str) -> Channel:
        return next(one for one in self.sandbox.world.guild.channels.values() if one.name == name)

    def route(self, name: str) -> str:
        """Return the route on which messages are created in a channel."""
        return f"/channels/{self.channel(name).id}/messages"

    async def put(self, channel: str | int, *texts: str, **more: Any) -> None:
        lane = channel if isinstance(channel, int) else self.channel(channel).id
        await self.bot.db.run(put_all, lane, texts, self.bot.clock.now(), more)

    def messages(self, channel: str) -> list[Message]:
        return self.sandbox.person("olu").sees(channel=channel)

    def texts(self, channel: str) -> list[str]:
        """Return what the cards in a channel say, oldest first."""
        return [message.text.splitlines()[0] for message in self.messages(channel)]

    async def hears(self, words: str, times: int = 1) -> None:
        """Wait until delivery has said something of this many notices."""
        await self._log.hears(words, times)

    async def value(self, sql: str) -> Any:
        return await self.bot.db.read(lambda tx: tx.value(sql))

    def later(self, **by: float) -> None:
        self.sandbox.clock.advance(timedelta(**by))


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(SandboxClock(NOON, ticking=False)) as sandbox:
        with watch(sandbox):
            yield sandbox


@pytest.fixture
def log() -> Iterator[Log]:
    log, logger = Log(), logging.getLogger("bot.delivery")
    before = logger.level
    logger.addHandler(log)
    logger.setLevel(logging.DEBUG)
    yield log
    logger.removeHandler(log)
    logger.setLevel(before)


@pytest.fixture
async def office(sandbox: Sandbox, tmp_path: Path, log: Log) -> AsyncIterator[Office]:
    async with trial(sandbox, tmp_path) as bot:
        yield Office(sandbox, bot, log)
