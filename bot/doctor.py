"""`python -m bot doctor` and `invite`: look at everything that Cork stands on, and say what to do."""

import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import Any

import aiohttp

from bot.checkup import Finding, Mark, Stored, database_findings, key_findings
from bot.kernel.clock import Clock
from bot.kernel.errors import StartRefused
from bot.kernel.text import say
from bot.permissions import invite_link, missing
from bot.settings import Settings

LARGEST_SKEW = 2.0
"""Seconds between our clock and Discord's; with more, interactions look older than they are."""
PATIENCE = aiohttp.ClientTimeout(total=10)
GUILDS_A_PAGE = 200
UNAUTHORIZED = 401
_LOCALE = "en-US"

Write = Callable[[str], object]


async def examine(settings: Settings, clock: Clock, write: Write = sys.stdout.write) -> int:
    """Print a line for each thing looked at, and return 0 when all is well, else 1."""
    bad = False
    async for finding in _findings(settings, clock):
        write(f"{finding.mark} {say(finding.key, _LOCALE, **finding.values)}\n")
        bad = bad or finding.mark is Mark.BAD
    return int(bad)


async def invite(settings: Settings, write: Write = sys.stdout.write) -> int:
    """Print the link that adds Cork to a server, and return 0; raise StartRefused when the token is refused."""
    async with _discord(settings) as api:
        try:
            application = await _get(api, "oauth2/applications/@me")
        except (aiohttp.ClientError, TimeoutError) as error:
            if _is_refusal(error):
                raise StartRefused("operator.token_refused") from error
            write(_unreachable(settings, error) + "\n")
            return 1
    write(invite_link(int(application["id"])) + "\n")
    return 0


async def _findings(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    stored = Stored()
    for finding in database_findings(settings.database_path, stored):
        yield finding
    for finding in key_findings(settings.secret_key_file, settings.database_path):
        yield finding
    async with _discord(settings) as api:
        try:
            async for finding in _discord_findings(api, clock, stored):
                yield finding
        except (aiohttp.ClientError, TimeoutError) as error:
            if _is_refusal(error):
                yield Finding(Mark.BAD, "operator.token_refused")
            else:
                yield Finding(Mark.BAD, "operator.doctor_unreachable", _trouble(settings, error))


async def _discord_findings(api: aiohttp.ClientSession, clock: Clock, stored: Stored) -> AsyncIterator[Finding]:
    asked = clock.now()
    async with api.get("users/@me") as answer:
        me = await answer.json()
        told = parsedate_to_datetime(answer.headers["Date"])
    yield Finding(Mark.GOOD, "operator.doctor_token", {"name": me["username"]})
    # The header tells whole seconds, so half a second is the best guess of the rest.
    skew = round(abs((asked + (clock.now() - asked) / 2 - told - timedelta(seconds=0.5)).total_seconds()), 1)
    if skew > LARGEST_SKEW:
        yield Finding(Mark.NOTE, "operator.doctor_clock_off", {"seconds": skew})
    else:
        yield Finding(Mark.GOOD, "operator.doctor_clock", {"seconds": LARGEST_SKEW})
    yield await _commands(api, stored)
    async for finding in _servers(api):
        yield finding
    for channel in sorted(stored.channels):
        async with api.get(f"channels/{channel}", raise_for_status=False) as answer:
            if answer.status in (403, 404):
                yield Finding(Mark.BAD, "operator.doctor_channel_lost", {"id": channel})


async def _commands(api: aiohttp.ClientSession, stored: Stored) -> Finding:
    if not stored.commands:
        return Finding(Mark.NOTE, "operator.doctor_commands_never")
    application = await _get(api, "oauth2/applications/@me")
    there = {command["name"] for command in await _get(api, f"applications/{application['id']}/commands")}
    lost = sorted(stored.commands - there)
    if lost:
        return Finding(Mark.BAD, "operator.doctor_commands_missing", {"names": ", ".join(lost)})
    return Finding(Mark.GOOD, "operator.doctor_commands", {"n": len(stored.commands)})


async def _servers(api: aiohttp.ClientSession) -> AsyncIterator[Finding]:
    after = 0
    while True:
        page = await _get(api, "users/@me/guilds", limit=GUILDS_A_PAGE, after=after)
        if not page and not after:
            yield Finding(Mark.NOTE, "operator.doctor_no_servers")
        for guild in page:
            lacking = ", ".join(str(one.name) for one in missing(int(guild["permissions"])))
            if lacking:
                values = {"name": guild["name"], "permissions": lacking}
                yield Finding(Mark.BAD, "operator.doctor_server_lacks", values)
            else:
                yield Finding(Mark.GOOD, "operator.doctor_server", {"name": guild["name"]})
        if len(page) < GUILDS_A_PAGE:
            return
        after = max(int(guild["id"]) for guild in page)


@asynccontextmanager
async def _discord(settings: Settings) -> AsyncIterator[aiohttp.ClientSession]:
    headers = {
        "Authorization": f"Bot {settings.discord_token}",
        "User-Agent": f"DiscordBot (cork-bot, {version('cork-bot')})",
    }
    base = settings.discord_api_url + "/"
    async with aiohttp.ClientSession(base, headers=headers, timeout=PATIENCE, raise_for_status=True) as session:
        yield session


async def _get(api: aiohttp.ClientSession, path: str, **query: int) -> Any:
    async with api.get(path, params=query) as answer:
        return await answer.json()


def _is_refusal(error: Exception) -> bool:
    return isinstance(error, aiohttp.ClientResponseError) and error.status == UNAUTHORIZED


def _trouble(settings: Settings, error: Exception) -> dict[str, object]:
    reason = error.status if isinstance(error, aiohttp.ClientResponseError) else type(error).__name__
    return {"url": settings.discord_api_url, "reason": reason}


def _unreachable(settings: Settings, error: Exception) -> str:
    return say("operator.doctor_unreachable", _LOCALE, **_trouble(settings, error))
