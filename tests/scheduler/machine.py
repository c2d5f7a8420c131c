"""The machine that Cork runs on: started, stopped, and cut from power, with the sandbox's clock turned by hand."""

import asyncio
import logging
import shutil
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.client import Cork
from bot.heartbeat import Round
from bot.kernel import outbox
from bot.kernel.transaction import Transaction
from bot.process import running
from sandbox.server import Sandbox
from sandbox.trial import settings_for
from sandbox.trouble import Held

PATIENCE = 10.0
"""Real seconds in which Cork must have done what is due; only a failing test takes that long."""
LOOK_AGAIN = 0.05
"""Real seconds after which the outbox is looked at though delivery has said nothing: what was taken back is no news."""
MANY = 1_000_000
UNLIMITED = 1_000_000.0
"""Requests a second, since what is tested here is not how fast they go, and a year of them takes its time."""
_FILES = "life-{}"


class _News(logging.Handler):
    """Notice that delivery has said what became of a notice."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.heard = asyncio.Event()

    def emit(self, _: logging.LogRecord) -> None:
        self.heard.set()


class Machine:
    """Run Cork on files of its own, one process after another, and wait until it has done all that is due."""

    def __init__(self, sandbox: Sandbox, folder: Path, *, sync_commands: bool = True) -> None:
        self.sandbox = sandbox
        self.lives = 0
        self._folder = folder
        self._sync_commands = sync_commands
        self._power = AsyncExitStack()
        self._bot: Cork | None = None
        self._beating_at: datetime | None = None
        self._beat_at: datetime | None = None
        self._beat = asyncio.Event()
        self._news = _News()

    @property
    def bot(self) -> Cork:
        """The bot, while it runs."""
        assert self._bot is not None
        return self._bot

    @property
    def is_on(self) -> bool:
        """Whether it runs."""
        return self._bot is not None

    @property
    def now(self) -> datetime:
        """What the clock says."""
        return self.sandbox.clock.now()

    @property
    def files(self) -> Path:
        """Where the database and its key are in this life."""
        folder = self._folder / _FILES.format(self.lives)
        folder.mkdir(exist_ok=True)
        return folder

    async def start(self) -> None:
        """Start the bot on the files as they are, and wait until it answers commands."""
        settings = replace(settings_for(self.sandbox, self.files), sync_commands=self._sync_commands)
        self._beating_at = self._beat_at = None
        self._power.enter_context(self._listening())
        self._bot = await self._power.enter_async_context(running(settings, self.sandbox.clock))
        self._bot.budget.rate = UNLIMITED
        self._loop = asyncio.get_running_loop()
        self._bot.chores.insert(0, self._begin_beat)
        self._bot.rounds.append(Round(due=self._end_beat, each=_nothing))
        self.sandbox.clock.move_to(self.now)  # the heartbeat under way began unseen; another one follows

    async def stop(self) -> None:
        """Stop it as its operator does."""
        await self._power.aclose()
        self._bot = None

    async def kill(self, held: Held | None = None) -> None:
        """Cut it from power: the next life has the files as they are now, and Discord hears no more of this one.

        `held` is a request that the power cut finds without its answer.
        """
        await self.bot.db.run(self._take_image)
        faults = self.sandbox.trouble.faults
        silence = self.sandbox.trouble.drop("*", "/**", times=MANY)
        faults.insert(0, faults.pop())
        if held is not None:
            held.release()
        await self.stop()
        faults.remove(silence)
        self.lives += 1

    def _take_image(self, _: Transaction) -> None:
        """Copy the files on the writer's own thread, so that nothing is written meanwhile."""
        target = self._folder / _FILES.format(self.lives + 1)
        target.mkdir()
        for file in self.files.iterdir():
            if not file.name.endswith(("-shm", ".lock")):
                shutil.copy2(file, target)

    async def beaten(self) -> None:
        """Wait until a heartbeat has gone by at this instant."""
        async with asyncio.timeout(PATIENCE):
            while self._beat_at != self.now:
                self._beat.clear()
                await self._beat.wait()

    async def settled(self) -> None:
        """Wait until a heartbeat has gone by at this instant, and nothing is left to be said at it."""
        await self.beaten()
        async with asyncio.timeout(PATIENCE):
            while not await self._is_quiet():
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._news.heard.wait(), LOOK_AGAIN)

    async def _is_quiet(self) -> bool:
        self._news.heard.clear()
        due = await self.bot.db.read(outbox.next_due)
        return due is None or due > self.now

    async def at(self, instant: datetime) -> None:
        """Turn the clock to an instant and, if the bot runs, let it do what is due."""
        self.sandbox.clock.move_to(instant)
        if self.is_on:
            await self.settled()

    async def said(self, within: timedelta) -> None:
        """Turn the clock on from one attempt to the next, until all is said that is to be said within this time."""
        end = self.now + within
        await self.settled()
        while (due := await self.bot.db.read(outbox.next_due)) is not None and due <= end:
            await self.at(due)

    @contextmanager
    def _listening(self) -> Iterator[None]:
        """Hear all that delivery says, and leave its logger as it was."""
        logger = logging.getLogger("bot.delivery")
        before = logger.level
        logger.addHandler(self._news)
        logger.setLevel(logging.DEBUG)
        yield
        logger.removeHandler(self._news)
        logger.setLevel(before)

    def _begin_beat(self, _: Transaction, now: datetime) -> None:
        """Note on the loop that a heartbeat begins; it is called first of all chores, on the writer's thread."""
        self._loop.call_soon_threadsafe(setattr, self, "_beating_at", now)

    def _end_beat(self, _: Transaction, __: datetime) -> tuple[int, ...]:
        """Note on the loop that all else is looked after; it is asked last of all rounds, on the reader's thread."""
        self._loop.call_soon_threadsafe(self._beaten)
        return ()

    def _beaten(self) -> None:
        self._beat_at = self._beating_at
        self._beat.set()


def _nothing(_: Transaction, __: int, ___: datetime) -> None:
    """Do nothing for nobody."""
