"""Open a private thread so that doing it again does no harm, and let its members in."""

from typing import Any

import discord
from discord.http import Route

from bot.kernel.budget import Place
from bot.kernel.outbox import Notice
from bot.letters import Arrived, OpenPrivateThread
from bot.once import create_once

_PRIVATE_THREAD = 12
_SLACK_MS = 5_000


async def open_private_thread(
    client: discord.Client, letter: OpenPrivateThread, notice: Notice, place: Place
) -> Arrived:
    """Open the thread, or go on with the one that an earlier attempt opened; adding a member twice adds them once."""
    thread = await _opened_before(client, letter, notice, place) or await _open(client, letter)
    for member in letter.members:
        await place.renew()
        await client.http.add_user_to_thread(thread, member)
    return Arrived(letter.channel, thread)


async def _open(client: discord.Client, letter: OpenPrivateThread) -> int:
    payload = {
        "name": letter.name,
        "type": _PRIVATE_THREAD,
        "invitable": False,
        "auto_archive_duration": letter.archive_minutes,
    }
    route = Route("POST", "/channels/{channel_id}/threads", channel_id=letter.channel)
    created: Any = await create_once(client, route, payload)
    return int(created["id"])


async def _opened_before(client: discord.Client, letter: OpenPrivateThread, notice: Notice, place: Place) -> int | None:
    """Find our thread of this name that is younger than the first attempt: a channel's notices go out one by one."""
    if notice.first_attempt_at is None:
        return None
    earliest = discord.utils.time_snowflake(notice.first_attempt_at) - (_SLACK_MS << 22)
    active: Any = await client.http.get_active_threads(letter.guild)
    await place.renew()
    return next((int(one["id"]) for one in active["threads"] if _is_it(client.user, letter, one, earliest)), None)


def _is_it(user: discord.ClientUser | None, letter: OpenPrivateThread, thread: Any, earliest: int) -> bool:
    return (
        user is not None
        and int(thread["owner_id"]) == user.id
        and int(thread["parent_id"]) == letter.channel
        and thread["type"] == _PRIVATE_THREAD
        and thread["name"] == letter.name
        and int(thread["id"]) > earliest
    )
