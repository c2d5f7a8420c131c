"""Look whether what the database believes to stand at Discord still does."""

from typing import Any

import discord

from bot.kernel.budget import Place
from bot.letters import Survey

NEWEST = 100
"""Messages that Discord returns for one request."""
SERVERS = 200


async def missing_messages(client: discord.Client, survey: Survey, place: Place) -> tuple[int, ...]:
    """Return which messages are not among the newest hundred of their channel though they would have to be.

    To a bot that may not read the history Discord shows an empty channel, so the newest missing one is asked for by its
    own id before anything is believed. Raise discord.py's errors where the channel is out of reach.
    """
    page: list[Any] = await client.http.logs_from(survey.channel, NEWEST)
    shown = {int(message["id"]) for message in page}
    oldest = min(shown) if len(page) == NEWEST else 0
    missing = tuple(message for message in survey.messages if message > oldest and message not in shown)
    if not missing:
        return ()
    await place.renew()
    return missing if await _is_gone(client, survey.channel, max(missing)) else ()


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


async def _is_gone(client: discord.Client, channel: int, message: int) -> bool:
    try:
        await client.http.get_message(channel, message)
    except discord.NotFound:
        return True
    except discord.Forbidden:
        return False
    return False
