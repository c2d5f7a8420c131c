"""Keep events in a server's calendar so that doing it again does no harm."""

from typing import Any, assert_never

import discord
from discord.http import Route

from bot.kernel.budget import Place
from bot.kernel.outbox import Notice
from bot.letters import Arrived, Calendar, Event, FindEvent, Gone, Reschedule, Schedule, Unschedule
from bot.once import create_once

UNKNOWN_EVENT = 10070
EVENT_FINISHED = 180000
_EXTERNAL = 3
_GUILD_ONLY = 2
_OPEN = (1, 2)
"""Scheduled, and under way."""
_NONE = 0
_SLACK_MS = 5_000
_ONE = "/guilds/{guild_id}/scheduled-events/{event_id}"


async def keep_calendar(client: discord.Client, letter: Calendar, notice: Notice, place: Place) -> Arrived:
    """Do what a letter asks, and return the server and the event; raise Gone where somebody has ended the event."""
    match letter:
        case Schedule():
            found = await _schedule(client, letter, notice, place)
        case FindEvent():
            found = await _made_before(client, letter, notice, place) or _NONE
        case Reschedule():
            found = await _change(client, letter)
        case Unschedule():
            found = await _delete(client, letter)
        case _ as never:
            assert_never(never)
    return Arrived(letter.guild, found)


async def _schedule(client: discord.Client, letter: Schedule, notice: Notice, place: Place) -> int:
    found = await _made_before(client, letter, notice, place)
    if found is None:
        return await _make(client, letter)
    # It may say what the party was when it was made.
    return await _change(client, Reschedule(letter.guild, found, letter.event))


async def _make(client: discord.Client, letter: Schedule) -> int:
    route = Route("POST", "/guilds/{guild_id}/scheduled-events", guild_id=letter.guild)
    created: Any = await create_once(client, route, _payload(letter.event))
    return int(created["id"])


async def _change(client: discord.Client, letter: Reschedule) -> int:
    route = Route("PATCH", _ONE, guild_id=letter.guild, event_id=letter.event_id)
    try:
        await client.http.request(route, json=_payload(letter.event))
    except discord.HTTPException as error:
        if error.code in (UNKNOWN_EVENT, EVENT_FINISHED):
            raise Gone from error
        raise
    return letter.event_id


async def _delete(client: discord.Client, letter: Unschedule) -> int:
    route = Route("DELETE", _ONE, guild_id=letter.guild, event_id=letter.event_id)
    try:
        await client.http.request(route)
    except discord.NotFound:
        return _NONE
    return letter.event_id


async def _made_before(
    client: discord.Client, letter: Schedule | FindEvent, notice: Notice, place: Place
) -> int | None:
    """Find our event that is younger than the first attempt: what is said to one calendar goes out one by one."""
    if notice.first_attempt_at is None:
        return None
    earliest = discord.utils.time_snowflake(notice.first_attempt_at) - (_SLACK_MS << 22)
    events: Any = await client.http.get_scheduled_events(letter.guild, with_user_count=False)
    await place.renew()
    ours = (int(one["id"]) for one in events if _is_ours(client.user, one))
    return next((one for one in ours if one > earliest and one not in letter.known), None)


def _is_ours(user: discord.ClientUser | None, event: Any) -> bool:
    return user is not None and int(event["creator_id"] or 0) == user.id and event["status"] in _OPEN


def _payload(event: Event) -> dict[str, Any]:
    return {
        "name": event.name,
        "description": event.description,
        "privacy_level": _GUILD_ONLY,
        "scheduled_start_time": event.starts_at.isoformat(),
        "scheduled_end_time": event.ends_at.isoformat(),
        "entity_type": _EXTERNAL,
        "entity_metadata": {"location": event.place},
    }
