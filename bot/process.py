"""The bot from its settings to its end: open what it needs, meet Discord, try again when that fails, stop tidily."""

import asyncio
import fcntl
import logging
import random
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

import aiohttp
import discord

from bot.client import Cork
from bot.kernel import seal
from bot.kernel.clock import Clock
from bot.kernel.database import Database
from bot.kernel.errors import StartRefused
from bot.kernel.seal import Vault
from bot.settings import Settings

_log = logging.getLogger(__name__)

TO_FINISH = 3.5
"""Seconds for what is under way when the bot is told to stop; the whole of it takes less than five."""
TO_LEAVE = 1.0
"""Seconds for Discord to answer our goodbye."""
ONCE_MORE = 0.2
"""Seconds after which a connection that did not end is cancelled again."""
SHORTEST_WAIT = 1.0
LONGEST_WAIT = 60.0
LONG_ENOUGH = 600.0
"""Seconds of being connected after which the next trouble is a new one."""
AUTHENTICATION_FAILED = 4004
_PASSING = (discord.HTTPException, discord.GatewayNotFound, discord.RateLimited, aiohttp.ClientError, OSError)
"""What goes by itself: answers of 5xx, no network, no gateway."""

Ready = Callable[[Cork], None]


async def serve(settings: Settings, clock: Clock, stop: asyncio.Event, *, ready: Ready | None = None) -> None:
    """Run the bot until `stop` is set; raise StartRefused for what only the operator can put right.

    `ready` is called each time that Discord has greeted a new session and commands are answered.
    """
    with alone(settings):
        async with Database(settings.database_path, _vault(settings)) as db:
            wait = SHORTEST_WAIT
            monotonic = asyncio.get_running_loop().time
            while not stop.is_set():
                began = monotonic()
                try:
                    await _meet(Cork(settings, db, clock), stop, ready)
                except _PASSING as error:
                    if monotonic() - began > LONG_ENOUGH:
                        wait = SHORTEST_WAIT
                    pause = random.uniform(wait / 2, wait)  # noqa: S311 - so that many bots do not come back at once
                    _log.warning("Discord cannot be reached (%s); again in %.1f s", _named(error), pause)
                    await _within(stop.wait(), pause)
                    wait = min(wait * 2, LONGEST_WAIT)


@asynccontextmanager
async def running(settings: Settings, clock: Clock) -> AsyncIterator[Cork]:
    """Run the bot for the length of a `with` block, which is entered once commands are answered."""
    stop = asyncio.Event()
    first: asyncio.Future[Cork] = asyncio.get_running_loop().create_future()

    def ready(bot: Cork) -> None:
        if not first.done():
            first.set_result(bot)

    serving = asyncio.create_task(serve(settings, clock, stop, ready=ready), name="serve")
    try:
        await asyncio.wait((serving, asyncio.ensure_future(first)), return_when=asyncio.FIRST_COMPLETED)
        if serving.done():
            await serving
        yield await first
    finally:
        stop.set()
        await serving


async def _meet(bot: Cork, stop: asyncio.Event, ready: Ready | None) -> None:
    """Keep one client connected until it fails, its token is refused, or `stop` is set."""
    connected = asyncio.create_task(bot.start(bot.settings.discord_token), name="connection")
    watched = [asyncio.create_task(event.wait()) for event in (stop, bot.token_refused)]
    greeting = asyncio.create_task(_greet(bot, ready))
    try:
        await asyncio.wait({connected, *watched}, return_when=asyncio.FIRST_COMPLETED)
        if bot.token_refused.is_set():
            raise StartRefused("operator.token_refused")
        if connected.done():
            await connected
    except discord.LoginFailure as error:
        raise StartRefused("operator.token_refused") from error
    except discord.PrivilegedIntentsRequired as error:
        raise StartRefused("operator.gateway_refused", code=4014) from error
    except discord.ConnectionClosed as error:
        if error.code == AUTHENTICATION_FAILED:
            raise StartRefused("operator.token_refused") from error
        raise StartRefused("operator.gateway_refused", code=error.code) from error
    finally:
        for task in (greeting, *watched):
            task.cancel()
        await _ended(connected)
        await bot.drain(TO_FINISH)
        await _within(bot.close(), TO_LEAVE)


async def _ended(connected: asyncio.Task[None]) -> None:
    """Cancel the connection until it ends: discord.py swallows the first while it waits for a new session."""
    while not connected.done():
        connected.cancel()
        await asyncio.wait({connected}, timeout=ONCE_MORE)
    await asyncio.gather(connected, return_exceptions=True)


async def _greet(bot: Cork, ready: Ready | None) -> None:
    await bot.met.wait()
    if ready is not None:
        ready(bot)


def _vault(settings: Settings) -> Vault:
    """Open the key file; make one only where there is nothing yet that another key may have sealed."""
    database = settings.database_path
    fresh = not database.exists() or database.stat().st_size == 0
    try:
        return seal.load(settings.secret_key_file, may_create=fresh)
    except OSError as error:
        raise StartRefused("operator.key_unreadable", path=settings.secret_key_file) from error


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Hold the database for this process: two bots on one file would say everything twice, and SQLite may lose data."""
    path = settings.database_path.with_name(settings.database_path.name + ".lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("w")
    except OSError as error:
        raise StartRefused("operator.database_readonly", path=settings.database_path) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StartRefused("operator.database_in_use", path=settings.database_path) from error
        yield


async def _within(waiting: Coroutine[Any, Any, object], seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(waiting, seconds)


def _named(error: BaseException) -> str:
    if isinstance(error, discord.HTTPException):
        return f"{type(error).__name__} {error.status}"
    return type(error).__name__
