"""Carry due notices to Discord: each once, in order within a channel, within Discord's limits, whatever crashes.

Only Create Message has a key that makes it safe to repeat (the nonce), so everything else here is an edit, a deletion
or a thread made from a message, which repeat without harm.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

import aiohttp
import discord

from bot.kernel import outbox
from bot.kernel.budget import Budget
from bot.kernel.clock import Clock
from bot.kernel.database import Database, Transaction
from bot.kernel.outbox import NONCE_WINDOW, Notice

_log = logging.getLogger(__name__)

AT_ONCE = 200
"""Notices taken up together; the budget lets twenty of them through at a time."""
LONGEST_REST = 30.0
UNKNOWN_MESSAGE = 10008
THREAD_EXISTS = 160004


@dataclass(frozen=True, slots=True)
class Post:
    """A new message in a channel, or in a member's private messages where `to_member`.

    `mark` is a part of a custom_id in it that no other message has, by which it is recognised in the history.
    """

    place: int
    view: discord.ui.LayoutView
    mark: str
    files: tuple[discord.File, ...] = ()
    to_member: bool = False
    ping_role: int | None = None


@dataclass(frozen=True, slots=True)
class Redraw:
    """A new drawing of a message of ours."""

    channel: int
    message: int
    view: discord.ui.LayoutView


@dataclass(frozen=True, slots=True)
class Retract:
    """The deletion of a message of ours."""

    channel: int
    message: int


@dataclass(frozen=True, slots=True)
class OpenThread:
    """A thread under a message of ours; Discord gives it the message's id."""

    channel: int
    message: int
    name: str
    archive_minutes: int


Letter = Post | Redraw | Retract | OpenThread


@dataclass(frozen=True, slots=True)
class Arrived:
    """Where a letter went: the channel, and the message (for a thread, the one it hangs on)."""

    channel: int
    message: int


class Carrier(Protocol):
    """What one kind of notice becomes, and what its topic must know of its fate."""

    async def render(self, notice: Notice) -> Letter | None:
        """Return what to send as things stand now, or None when there is nothing to say any more."""

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Note, in the transaction that records the sending, where it arrived."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Note, in the transaction that buries the notice, that it will never arrive."""


class Delivery:
    """The loop that empties the outbox. Run it as a task; cancel it between notices with `stop`."""

    def __init__(self, client: discord.Client, db: Database, clock: Clock, budget: Budget) -> None:
        self._client = client
        self._db = db
        self._clock = clock
        self._budget = budget
        self._carriers: dict[str, Carrier] = {}
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._stopping = False

    def carry(self, kind: str, carrier: Carrier) -> None:
        """Give notices of this kind to `carrier`; raise ValueError where the kind has one."""
        if kind in self._carriers:
            raise ValueError(kind)
        self._carriers[kind] = carrier

    async def run(self) -> None:
        """Deliver for ever, waking for new notices, for due ones and at least every half minute."""
        while not self._stopping:
            self._db.bell.clear()
            now = self._clock.now()
            for notice in await self._db.read(outbox.due, now, busy=tuple(self._under_way), limit=AT_ONCE):
                self._under_way[notice.lane] = asyncio.create_task(self._carry_one(notice), name="delivery")
            await self._rest()

    async def stop(self, seconds: float) -> None:
        """Take up nothing more and give what is under way these seconds to finish."""
        self._stopping = True
        self._db.bell.set()
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=seconds)

    async def _rest(self) -> None:
        upcoming = await self._db.read(outbox.next_due)
        wait = LONGEST_REST
        if upcoming is not None and not self._under_way:
            wait = min(max((upcoming - self._clock.now()).total_seconds(), 0.05), LONGEST_REST)
        nap = asyncio.create_task(self._clock.sleep(wait))
        bell = asyncio.create_task(self._db.bell.wait())
        try:
            await asyncio.wait({nap, bell}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            nap.cancel()
            bell.cancel()

    async def _carry_one(self, notice: Notice) -> None:
        try:
            await self._attempt(notice)
        except Exception as error:  # noqa: BLE001 - one broken notice must not stop the others
            _log.error("notice %s (%s) failed: %s", notice.id, notice.kind, type(error).__name__)
            await self._db.run(outbox.later, notice, self._clock.now())
        finally:
            del self._under_way[notice.lane]
            self._db.bell.set()

    async def _attempt(self, notice: Notice) -> None:
        carrier = self._carriers[notice.kind]
        letter = await carrier.render(notice)
        if letter is None:
            await self._db.run(outbox.sent, notice, None, self._clock.now())
            return
        await self._db.run(outbox.attempt, notice.id, self._clock.now())
        try:
            arrived = await self._send(letter, notice)
        except (discord.Forbidden, discord.NotFound) as error:
            await self._db.run(_buried, carrier, notice, f"{error.status} {error.code}")
        except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
            _log.warning("notice %s (%s) is put off: %s", notice.id, notice.kind, type(error).__name__)
            retry_after = getattr(error, "retry_after", 0.0)
            await self._db.run(outbox.later, notice, self._clock.now(), retry_after)
        else:
            await self._db.run(_recorded, carrier, notice, arrived, self._clock)

    async def _send(self, letter: Letter, notice: Notice) -> Arrived:
        match letter:
            case Post():
                return await self._post(letter, notice)
            case Redraw(channel, message, view):
                await self._within_budget(notice, self._message(channel, message).edit, view=view)
                return Arrived(channel, message)
            case Retract(channel, message):
                try:
                    await self._within_budget(notice, self._message(channel, message).delete)
                except discord.NotFound:
                    _log.info("notice %s: the message had gone already", notice.id)
                return Arrived(channel, message)
            case OpenThread(channel, message):
                await self._open_thread(letter, notice)
                return Arrived(channel, message)

    async def _post(self, post: Post, notice: Notice) -> Arrived:
        channel = post.place
        if post.to_member:
            opened = await self._within_budget(notice, self._client.http.start_private_message, post.place)
            channel = int(opened["id"])
        if notice.first_attempt_at and self._clock.now() - notice.first_attempt_at > NONCE_WINDOW:
            found = await self._look_for(post.mark, channel, notice)
            if found:
                return Arrived(channel, found)
        mentions = discord.AllowedMentions.none()
        if post.ping_role:
            mentions.roles = [discord.Object(post.ping_role)]
        send = self._client.get_partial_messageable(channel).send
        try:
            message = await self._within_budget(
                notice, send, view=post.view, files=list(post.files), nonce=notice.nonce, allowed_mentions=mentions
            )
        except discord.NotFound as error:
            if error.code != UNKNOWN_MESSAGE:
                raise
            # Discord remembers the nonce of a message that was deleted since: it was sent.
            return Arrived(channel, 0)
        return Arrived(channel, message.id)

    async def _look_for(self, mark: str, channel: int, notice: Notice) -> int | None:
        """Find a message of ours from an earlier attempt, once Discord no longer promises to know its nonce."""
        assert notice.first_attempt_at is not None  # noqa: S101 - the caller asked
        after = discord.utils.time_snowflake(notice.first_attempt_at) - (5_000 << 22)
        history = await self._within_budget(notice, self._client.http.logs_from, channel, limit=100, after=after)
        return next((int(message["id"]) for message in history if _bears(mark, message["components"])), None)

    async def _open_thread(self, thread: OpenThread, notice: Notice) -> None:
        try:
            await self._within_budget(
                notice,
                self._client.http.start_thread_with_message,
                thread.channel,
                thread.message,
                name=thread.name,
                auto_archive_duration=thread.archive_minutes,
            )
        except discord.HTTPException as error:
            if error.code != THREAD_EXISTS:
                raise

    async def _within_budget(
        self, notice: Notice, request: Callable[..., Awaitable[Any]], *arguments: object, **options: object
    ) -> Any:
        async with self._budget.place(bulk=notice.bulk):
            return await request(*arguments, **options)

    def _message(self, channel: int, message: int) -> discord.PartialMessage:
        return self._client.get_partial_messageable(channel).get_partial_message(message)


def _recorded(tx: Transaction, carrier: Carrier, notice: Notice, arrived: Arrived, clock: Clock) -> None:
    outbox.sent(tx, notice, arrived.message, clock.now())
    carrier.delivered(tx, notice, arrived)


def _buried(tx: Transaction, carrier: Carrier, notice: Notice, reason: str) -> None:
    outbox.bury(tx, notice, reason)
    carrier.undeliverable(tx, notice, reason)


def _bears(mark: str, components: list[dict[str, Any]]) -> bool:
    """Tell whether a custom_id anywhere among these components has the mark in it."""
    return any(
        mark in component.get("custom_id", "") or _bears(mark, component.get("components", []))
        for component in components
    )
