"""The time in the sandbox: handed to the bot as its own clock, and moved by tests and by the page."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from weakref import WeakKeyDictionary

Moved = Callable[[datetime], None]


class SandboxClock:
    """Tell a time that can be moved; a ticking clock also runs along with the machine's."""

    def __init__(self, start: datetime | None = None, *, ticking: bool = True) -> None:
        self.ticking = ticking
        self._set = start or datetime.now(UTC)
        self._since = time.monotonic()
        self._moved = asyncio.Event()
        self._moves = 0
        self._known: WeakKeyDictionary[asyncio.Task[object], int] = WeakKeyDictionary()
        self._watchers: list[Moved] = []

    def now(self) -> datetime:
        """Return the present instant of the sandbox, aware, in UTC."""
        if (task := _this_task()) is not None:
            self._known.setdefault(task, self._moves)
        if not self.ticking:
            return self._set
        return self._set + timedelta(seconds=time.monotonic() - self._since)

    async def sleep(self, seconds: float) -> None:
        """Wait this many seconds, or until the clock is moved; a standing clock only moves by hand.

        A move since this task looked at the clock first, or woke last, counts too: it may have reckoned by the time
        before, and nobody would wake it again.
        """
        task = _this_task()
        overtaken = task is not None and self._known.get(task, self._moves) != self._moves
        if seconds <= 0 or overtaken:
            await asyncio.sleep(0)
        else:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds if self.ticking else None):
                    await self._moved.wait()
        if task is not None:
            self._known[task] = self._moves

    def move_to(self, instant: datetime) -> None:
        """Set the clock to an aware instant, forward or backward, and wake every sleeper."""
        if instant.tzinfo is None:
            raise ValueError("the clock moves to aware instants only")
        self._set = instant.astimezone(UTC)
        self._since = time.monotonic()
        self._moves += 1
        self._moved.set()
        self._moved = asyncio.Event()
        for watcher in tuple(self._watchers):
            watcher(self._set)

    def advance(self, by: timedelta) -> None:
        """Move the clock by this much from its present instant."""
        self.move_to(self.now() + by)

    def watch(self, watcher: Moved) -> None:
        """Call this with the new instant after every move."""
        self._watchers.append(watcher)


def _this_task() -> asyncio.Task[object] | None:
    try:
        return asyncio.current_task()
    except RuntimeError:  # asked by a thread without a loop
        return None
