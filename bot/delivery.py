"""Carry due notices to Discord: each once, in order within a lane, within Discord's limits, whatever crashes."""

import asyncio
import logging
import sqlite3
from datetime import datetime, timedelta

import aiohttp
import discord

from bot.kernel import outbox
from bot.kernel.budget import Budget, Place
from bot.kernel.clock import Clock
from bot.kernel.database import Database
from bot.kernel.outbox import Notice
from bot.kernel.traces import places
from bot.kernel.transaction import Transaction
from bot.letters import Arrived, Carrier, Gone, Letter, Post
from bot.sending import Sender, Uncertain

_log = logging.getLogger(__name__)

AT_ONCE = 200
"""Notices taken up together; the budget lets twenty of them through at a time."""
HEADROOM = 20
"""Fresh deeds that may be taken up beyond that, so that they need not wait for bulk to be done."""
LONGEST_REST = timedelta(seconds=30)
SLOWEST = 90.0
"""Seconds after which a sending that does not end counts as failed; discord.py's own retries take up to 60."""
MESSAGE_GONE = "404 10008"
"""The reason of a burial where what was to be changed is not there, as Discord says it of a message."""
POST_LOCKED = "400 160005"
"""The reason where a post in a forum was to be changed or deleted that moderators locked."""
LAST_TRY = 12
"""A request that Discord calls malformed is tried this often, over two hours, before it stops blocking its lane."""

ONLY_ORGANISERS = frozenset((30038, 40067, 160005))
"""Codes of refusals with 400 that stay: a calendar is full, a forum demands a tag, a post is locked."""

_REFUSED = range(400, 500)
_PASSING = frozenset((401, 408, 429))


class Delivery:
    """The loop that empties the outbox. Run it as a task; end it with `stop`."""

    def __init__(self, client: discord.Client, db: Database, clock: Clock, budget: Budget) -> None:
        self._sender = Sender(client, clock)
        self._db = db
        self._clock = clock
        self._budget = budget
        self._carriers: dict[str, Carrier] = {}
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._begun: set[int] = set()
        self._stopping = False

    def carry(self, kind: str, carrier: Carrier) -> None:
        """Give notices of this kind to `carrier`; raise ValueError where the kind has one."""
        if kind in self._carriers:
            raise ValueError(kind)
        self._carriers[kind] = carrier

    async def run(self) -> None:
        """Deliver until stopped, waking for new notices, for due ones and at least every half minute."""
        while not self._stopping:
            self._db.bell.clear()
            await self._take_up()
            await self._rest()

    async def stop(self, seconds: float) -> None:
        """Take up nothing more, and give what has begun these seconds; what is cut off then is as after a crash."""
        self._stopping = True
        self._db.bell.set()
        for lane, task in self._under_way.items():
            if lane not in self._begun:
                task.cancel()
        tasks = list(self._under_way.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _take_up(self) -> None:
        room = AT_ONCE + HEADROOM - len(self._under_way)
        for notice in await self._db.read(outbox.due, self._clock.now(), busy=tuple(self._under_way), limit=room):
            if notice.bulk and len(self._under_way) >= AT_ONCE:
                return
            self._under_way[notice.lane] = asyncio.create_task(self._carry(notice), name="delivery")

    async def _rest(self) -> None:
        upcoming = await self._db.read(outbox.next_due, busy=tuple(self._under_way))
        until = self._clock.now() + LONGEST_REST
        if upcoming is not None and len(self._under_way) < AT_ONCE:
            until = min(upcoming, until)
        nap = asyncio.create_task(self._sleep(until))
        bell = asyncio.create_task(self._db.bell.wait())
        try:
            await asyncio.wait({nap, bell}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            nap.cancel()
            bell.cancel()

    async def _sleep(self, until: datetime) -> None:
        """Sleep until an instant, which may have passed by the time this begins: a clock can be moved at any moment."""
        await self._clock.sleep(max((until - self._clock.now()).total_seconds(), 0.0))

    async def _carry(self, notice: Notice) -> None:
        try:
            async with self._budget.place(bulk=notice.bulk) as place:
                self._begun.add(notice.lane)
                await self._attempt(notice, place)
        except Exception as error:  # noqa: BLE001 - one broken notice must not stop the others
            _log.error("notice %s (%s) failed: %s", notice.id, notice.kind, places(error))
            await self._put_off(notice, error)
        finally:
            self._begun.discard(notice.lane)
            del self._under_way[notice.lane]
            if len(self._under_way) <= AT_ONCE // 2:  # looking again after each one of thousands would cost a core
                self._db.bell.set()

    async def _attempt(self, notice: Notice, place: Place) -> None:
        # Recorded first, and rendered only now: what was taken back until here is not sent.
        if not await self._db.run(outbox.attempt, notice.id, self._clock.now()):
            return
        carrier = self._carriers[notice.kind]
        letter = await carrier.render(notice)
        if letter is None:
            await self._db.run(outbox.sent, notice, None)
            _log.debug("notice %s (%s) has nothing to say any more", notice.id, notice.kind)
            return
        try:
            async with asyncio.timeout(SLOWEST):
                arrived = await self._sender.send(letter, notice, place)
        except Uncertain:
            await self._bury(carrier, notice, letter, "uncertain")
        except Gone:
            await self._bury(carrier, notice, letter, MESSAGE_GONE)
        except discord.HTTPException as error:
            if _is_final(error, notice):
                await self._bury(carrier, notice, letter, f"{error.status} {error.code}")
            else:
                await self._put_off(notice, error)
        except (discord.RateLimited, aiohttp.ClientError, OSError) as error:
            await self._put_off(notice, error)
        else:
            await self._db.run(_recorded, carrier, notice, letter, arrived)
            _log.debug("notice %s (%s) was delivered", notice.id, notice.kind)

    async def _bury(self, carrier: Carrier, notice: Notice, letter: Letter, reason: str) -> None:
        await self._db.run(_buried, carrier, notice, letter, reason)
        _log.warning("notice %s (%s) will never arrive: %s", notice.id, notice.kind, reason)

    async def _put_off(self, notice: Notice, error: Exception) -> None:
        try:
            await self._db.run(outbox.later, notice, self._clock.now(), _retry_after(error))
        except sqlite3.Error as broken:
            # With a full disk nothing can be recorded; the lane rests here instead of trying without end.
            _log.error("notice %s (%s) cannot be put off: %s", notice.id, notice.kind, type(broken).__name__)
            await self._clock.sleep(LONGEST_REST.total_seconds())
        else:
            _log.warning("notice %s (%s) is put off: %s", notice.id, notice.kind, _named(error))


def _is_final(error: discord.HTTPException, notice: Notice) -> bool:
    """Tell whether trying again does not help: forbidden, not found, or malformed however often it is tried."""
    if isinstance(error, discord.Forbidden | discord.NotFound) or error.code in ONLY_ORGANISERS:
        return True
    return error.status in _REFUSED and error.status not in _PASSING and notice.attempts + 1 >= LAST_TRY


def _retry_after(error: Exception) -> float:
    """Return how many seconds Discord asked us to wait."""
    if isinstance(error, discord.RateLimited):
        return error.retry_after
    if isinstance(error, discord.HTTPException):
        given = error.response.headers.get("Retry-After", "")
        return float(given) if given.isdecimal() else 0.0
    return 0.0


def _named(error: Exception) -> str:
    if isinstance(error, discord.HTTPException):
        return f"{type(error).__name__} {error.status} {error.code}"
    return type(error).__name__


def _recorded(tx: Transaction, carrier: Carrier, notice: Notice, letter: Letter, arrived: Arrived) -> None:
    # The id of a private message tells to the millisecond when its member did what it is about.
    outbox.sent(tx, notice, None if _is_private(letter) else arrived.message)
    carrier.delivered(tx, notice, arrived)


def _buried(tx: Transaction, carrier: Carrier, notice: Notice, letter: Letter, reason: str) -> None:
    outbox.bury(tx, notice, reason, private=_is_private(letter))
    carrier.undeliverable(tx, notice, reason)


def _is_private(letter: Letter) -> bool:
    return isinstance(letter, Post) and letter.to_member
