"""Look whether what the database believes to stand at Discord still does."""

from dataclasses import dataclass
from typing import Any

import discord

from bot.kernel.budget import Place
from bot.letters import Survey

NEWEST = 100
"""Messages that Discord returns for one request."""
OLDER_PAGES = 3
"""Requests more in one look, for cards that stand further back."""
SERVERS = 200


@dataclass(frozen=True, slots=True)
class Looked:
    """Which messages are missing, and the last of the older ones that was looked at (0: none)."""

    missing: tuple[int, ...]
    down_to: int = 0


async def missing_messages(client: discord.Client, survey: Survey, place: Place) -> Looked:
    """Look which messages are not where they would have to be: the newest hundred of the channel, and a few pages more.

    To a bot that may not read the history Discord shows an empty channel, so the newest missing one of a page is asked
    for by its own id before anything is believed. Raise discord.py's errors where the channel is out of reach.
    """
    page: list[Any] = await client.http.logs_from(survey.channel, NEWEST)
    missing = await _missing(client, survey.channel, page, survey.messages, place)
    rest = _beyond(page, survey.older)
    for _ in range(OLDER_PAGES):
        if not rest:
            break
        await place.renew()
        page = await client.http.logs_from(survey.channel, NEWEST, before=rest[0] + 1)
        missing += await _missing(client, survey.channel, page, rest, place)
        rest = _beyond(page, rest)
    looked_at = survey.older[: len(survey.older) - len(rest)]
    return Looked(missing, looked_at[-1] if looked_at else 0)


async def missing_servers(client: discord.Client, servers: tuple[int, ...], place: Place) -> tuple[int, ...]:
    """Return which of these servers Cork is not in any more; raise discord.py's errors."""
    joined: set[int] = set()
    last: int | None = None
    while True:
        page: list[Any] = await client.http.get_guilds(SERVERS, after=last, with_counts=False)
        joined.update(int(guild["id"]) for guild in page)
        if len(page) < SERVERS:
            return tuple(server for server in servers if server not in joined)
        last = max(joined)
        await place.renew()


async def _missing(
    client: discord.Client, channel: int, page: list[Any], messages: tuple[int, ...], place: Place
) -> tuple[int, ...]:
    """Return which messages are not on a page that should have them."""
    shown, beyond = {int(message["id"]) for message in page}, _beyond(page, messages)
    missing = tuple(message for message in messages if message not in shown and message not in beyond)
    if not missing:
        return ()
    await place.renew()
    return missing if await _is_gone(client, channel, max(missing)) else ()


def _beyond(page: list[Any], messages: tuple[int, ...]) -> tuple[int, ...]:
    """Return the messages that are older than all of a page; a page that is not full has the first message on it."""
    oldest = min(int(message["id"]) for message in page) if len(page) == NEWEST else 0
    return tuple(message for message in messages if message < oldest)


async def _is_gone(client: discord.Client, channel: int, message: int) -> bool:
    try:
        await client.http.get_message(channel, message)
    except discord.NotFound:
        return True
    except discord.Forbidden:
        return False
    return False
