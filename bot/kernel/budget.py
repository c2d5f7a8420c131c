"""Discord's fifty requests a second, kept from our side: what waits for a place costs nothing, a refusal does."""

import asyncio
import heapq
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Self, TypeVar

T = TypeVar("T")

RATE = 45.0
"""Requests a second; Discord's limit is 50 for all routes but those of interactions."""
BURST = 5.0
IN_FLIGHT = 20
_WHOLE = 1 - 1e-9
"""A token, but for rounding."""


_holding: ContextVar[bool] = ContextVar("holding a place", default=False)


class Budget:
    """A token bucket with two priorities. `async with budget.place(bulk=False):` around each request.

    `monotonic` gives seconds that only grow.
    """

    def __init__(self, monotonic: Callable[[], float], *, rate: float = RATE) -> None:
        self._monotonic = monotonic
        self._rate = rate
        self._tokens = BURST
        self._counted_at = monotonic()
        self._flying = 0
        self._queue: list[tuple[bool, int, asyncio.Future[None]]] = []
        self._arrivals = 0
        self._timer: asyncio.TimerHandle | None = None

    def place(self, *, bulk: bool) -> "Place":
        """Return a place to enter: fresh deeds go before bulk ones, each in the order of arrival."""
        return Place(self, bulk=bulk)

    async def spend(self, request: Callable[[], Awaitable[T]]) -> T:
        """Make a request in a place of its own, or in the one that whoever asks for it holds already."""
        if _holding.get():
            return await request()
        async with self.place(bulk=False):
            return await request()

    async def enter(self, *, bulk: bool) -> None:
        """Wait for a token and a free place in flight."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._arrivals += 1
        heapq.heappush(self._queue, (bulk, self._arrivals, future))
        self._admit()
        try:
            await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():
                self.leave()
            raise

    def leave(self) -> None:
        """Free the place in flight."""
        self._flying -= 1
        self._admit()

    def _admit(self) -> None:
        now = self._monotonic()
        self._tokens = min(BURST, self._tokens + (now - self._counted_at) * self._rate)
        self._counted_at = now
        while self._queue and self._flying < IN_FLIGHT:
            if self._queue[0][2].done():  # its caller was cancelled while it waited
                heapq.heappop(self._queue)
                continue
            if self._tokens < _WHOLE:
                self._come_back((1 - self._tokens) / self._rate)
                return
            self._tokens -= 1
            self._flying += 1
            heapq.heappop(self._queue)[2].set_result(None)

    def _come_back(self, seconds: float) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(seconds, self._on_time)

    def _on_time(self) -> None:
        self._timer = None
        self._admit()


class Place:
    """One request's place in the budget; `renew` it before each further request."""

    __slots__ = ("_before", "_budget", "_bulk", "_taken")

    def __init__(self, budget: Budget, *, bulk: bool) -> None:
        self._budget = budget
        self._bulk = bulk
        self._taken = False

    async def __aenter__(self) -> Self:
        await self._budget.enter(bulk=self._bulk)
        self._taken = True
        self._before = _holding.set(True)
        return self

    async def __aexit__(self, *_: object) -> None:
        _holding.reset(self._before)
        if self._taken:
            self._budget.leave()

    async def renew(self) -> None:
        """Give the place up and wait for another, so that those who need two never wait for each other."""
        self._taken = False
        self._budget.leave()
        await self._budget.enter(bulk=self._bulk)
        self._taken = True
