"""Discord's fifty requests a second, kept from our side: what waits for a place costs nothing, a refusal does."""

import asyncio
import heapq
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from enum import IntEnum
from typing import Self, TypeVar

T = TypeVar("T")

RATE = 45.0
"""Requests a second; Discord's limit is 50 for all routes but those of interactions."""
BURST = 5.0
IN_FLIGHT = 20
_WHOLE = 1 - 1e-9
"""A token, but for rounding."""

_holding: ContextVar[bool] = ContextVar("holding a place", default=False)


class Urgency(IntEnum):
    """Who goes first: a request that a person waits for, a fresh deed, or bulk."""

    AWAITED = 0
    FRESH = 1
    BULK = 2


class Budget:
    """A token bucket: `async with budget.place(bulk=False):` around a request, or `budget.spend(request)`.

    `monotonic` gives seconds that only grow.
    """

    def __init__(self, monotonic: Callable[[], float], *, rate: float = RATE) -> None:
        self.rate = rate
        """Requests a second."""
        self._monotonic = monotonic
        self._tokens = BURST
        self._counted_at = monotonic()
        self._flying = 0
        self._queue: list[tuple[Urgency, int, asyncio.Future[None]]] = []
        self._arrivals = 0
        self._timer: asyncio.TimerHandle | None = None

    def place(self, *, bulk: bool) -> "Place":
        """Return a place to enter: fresh deeds go before bulk ones, each in the order of arrival."""
        return Place(self, Urgency.BULK if bulk else Urgency.FRESH)

    async def spend(self, request: Callable[[], Awaitable[T]]) -> T:
        """Make a request that somebody waits for, before all others; within a place it is that place's request.

        It needs a token but no place, so that twenty stuck deliveries do not keep a member waiting.
        """
        if not _holding.get():
            await self.enter(Urgency.AWAITED)
        return await request()

    async def enter(self, urgency: Urgency) -> None:
        """Wait for a token and, unless the request is awaited, for a free place in flight."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._arrivals += 1
        heapq.heappush(self._queue, (urgency, self._arrivals, future))
        self._admit()
        try:
            await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled() and urgency is not Urgency.AWAITED:
                self.leave()
            raise

    def leave(self) -> None:
        """Free the place in flight."""
        self._flying -= 1
        self._admit()

    def _admit(self) -> None:
        now = self._monotonic()
        self._tokens = min(BURST, self._tokens + (now - self._counted_at) * self.rate)
        self._counted_at = now
        while self._queue:
            urgency, _, future = self._queue[0]
            if future.done():  # its caller was cancelled while it waited
                heapq.heappop(self._queue)
                continue
            if urgency is not Urgency.AWAITED and self._flying >= IN_FLIGHT:
                return
            if self._tokens < _WHOLE:
                self._come_back((1 - self._tokens) / self.rate)
                return
            heapq.heappop(self._queue)
            self._tokens -= 1
            self._flying += urgency is not Urgency.AWAITED
            future.set_result(None)

    def _come_back(self, seconds: float) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(seconds, self._on_time)

    def _on_time(self) -> None:
        self._timer = None
        self._admit()


class Place:
    """One request's place in the budget; `renew` it before each further request."""

    __slots__ = ("_before", "_budget", "_taken", "_urgency")

    def __init__(self, budget: Budget, urgency: Urgency) -> None:
        self._budget = budget
        self._urgency = urgency
        self._taken = False

    async def __aenter__(self) -> Self:
        await self._budget.enter(self._urgency)
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
        await self._budget.enter(self._urgency)
        self._taken = True
