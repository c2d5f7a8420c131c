"""All that the page shows around the messages, as one member sees it."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from sandbox.form import Json
from sandbox.page.commands import usable
from sandbox.page.messages import answers, newest
from sandbox.world.message import User
from sandbox.world.model import Channel, ChannelType, EventStatus, Guild, Member, Role, ScheduledEvent
from sandbox.world.permissions import Permission, in_guild
from sandbox.world.world import World

TONES = 8
"""How many avatar colours the page has."""

_SHOWN = {ChannelType.TEXT, ChannelType.ANNOUNCEMENT, ChannelType.FORUM}
_OPEN_EVENTS = {EventStatus.SCHEDULED, EventStatus.ACTIVE}


class Mark(StrEnum):
    """The icons before a place's name."""

    TEXT = "hash"
    PRIVATE = "lock"
    FORUM = "forum"
    THREAD = "thread"
    DIRECT = "at"


def shell(world: World, reader: User) -> Json:
    """Return people, places, events and commands as `reader` sees them."""
    guild = world.guild
    people = [drawn_member(guild, member, number) for number, member in enumerate(guild.members.values())]
    bot = drawn_user(world.bot_user, note="", tone=0, cast=False)
    others = [person for person in people if person["id"] != bot["id"]]
    return {
        "me": next((person for person in others if person["id"] == str(reader.id)), drawn_user(reader)),
        "bot": bot,
        "members": [*others, bot],
        "guild": {
            "id": str(guild.id),
            "name": guild.name,
            "roles": [drawn_role(role) for role in guild.roles.values()],
        },
        "files": world.base_url,
        "channels": [drawn_channel(world, channel, reader) for channel in seen_channels(world, guild, reader)],
        "dms": [drawn_dm(world, dm, reader) for dm in [world.dms.get(reader.id)] if dm is not None],
        "events": [drawn_event(event) for event in soonest(guild.scheduled_events.values())],
        "commands": usable(world, reader),
    }


def drawn_user(user: User, *, note: str = "", tone: int = 0, cast: bool = True) -> Json:
    """Return a user with the words under their name; `cast` tells whether one can act as them."""
    return {
        "id": str(user.id),
        "username": user.name,
        "name": user.display_name,
        "bot": user.bot,
        "locale": user.locale,
        "note": note,
        "tone": tone,
        "cast": cast,
    }


def drawn_member(guild: Guild, member: Member, number: int) -> Json:
    """Return a member; organisers are those who manage the server."""
    organises = in_guild(guild, member) & Permission.MANAGE_GUILD
    tongue = "Deutsch" if member.user.locale == "de" else "English"
    note = "Organiser" if organises else tongue
    cast = not member.user.bot and member.user.id != guild.owner_id
    drawn = drawn_user(member.user, note=note, tone=number % TONES, cast=cast)
    return {**drawn, "name": member.nick or member.user.display_name}


def drawn_role(role: Role) -> Json:
    """Return a role for mentions and selects."""
    return {"id": str(role.id), "name": role.name.removeprefix("@")}


def seen_channels(world: World, guild: Guild, reader: User) -> list[Channel]:
    """Return the channels of a server that a person sees, without threads."""
    channels = [channel for channel in guild.channels.values() if channel.kind in _SHOWN and not channel.is_thread]
    seen = [channel for channel in channels if world.permissions(reader, channel) & Permission.VIEW_CHANNEL]
    return sorted(seen, key=lambda channel: channel.position)


def drawn_channel(world: World, channel: Channel, reader: User) -> Json:
    """Return a channel with the threads under it that a person sees."""
    threads = [
        drawn_thread(world, other, reader)
        for other in world.guild.threads
        if other.parent is channel and world.permissions(reader, other) & Permission.VIEW_CHANNEL
    ]
    place = drawn_place(world, channel, reader, channel.name, mark_of(world, channel))
    tags = [{"id": str(tag.id), "name": tag.name} for tag in channel.tags]
    return {**place, "topic": channel.topic, "threads": threads, "available_tags": tags}


def drawn_thread(world: World, channel: Channel, reader: User) -> Json:
    """Return a thread or forum post."""
    place = drawn_place(world, channel, reader, channel.name, Mark.THREAD)
    place["message_count"] = answers(channel)
    place["parent_id"] = str(channel.parent.id) if channel.parent else None
    if channel.thread is not None:
        place["archived"] = channel.thread.archived
        place["owner_id"] = str(channel.thread.owner_id)
        place["applied_tags"] = [str(tag) for tag in channel.thread.applied_tags]
    return place


def drawn_dm(world: World, channel: Channel, reader: User) -> Json:
    """Return the direct messages between a person and the bot."""
    bot = world.bot_user
    place = drawn_place(world, channel, reader, bot.display_name, Mark.DIRECT)
    return {**place, "user": drawn_user(bot)}


def drawn_place(world: World, channel: Channel, reader: User, name: str, mark: Mark) -> Json:
    """Return what every place to read has."""
    last = newest(world, channel, reader)
    return {
        "id": str(channel.id),
        "name": name,
        "type": int(channel.kind),
        "icon": mark,
        "topic": channel.topic,
        "threads": [],
        "can_send": may_send(world, channel, reader),
        "last": {"id": str(last.id), "author_id": str(last.author.id)} if last else None,
    }


def may_send(world: World, channel: Channel, reader: User) -> bool:
    """Tell whether a person may write in a channel."""
    granted = world.permissions(reader, channel)
    if channel.thread is not None:
        locked = channel.thread.locked and not granted & Permission.MANAGE_THREADS
        return bool(granted & Permission.SEND_MESSAGES_IN_THREADS) and not locked
    return bool(granted & Permission.SEND_MESSAGES)


def mark_of(world: World, channel: Channel) -> Mark:
    """Return a channel's icon: a lock where @everyone may not look."""
    if channel.kind is ChannelType.FORUM:
        return Mark.FORUM
    everyone = channel.overwrites.get(world.guild.id)
    hidden = everyone is not None and everyone.deny & Permission.VIEW_CHANNEL
    return Mark.PRIVATE if hidden else Mark.TEXT


def soonest(events: Iterable[ScheduledEvent]) -> list[ScheduledEvent]:
    """Return the events still to come or under way, the soonest first."""
    return sorted((event for event in events if event.status in _OPEN_EVENTS), key=lambda event: event.starts_at)


def drawn_event(event: ScheduledEvent) -> Json:
    """Return a scheduled event."""
    return {
        "id": str(event.id),
        "name": event.name,
        "description": event.description,
        "status": int(event.status),
        "scheduled_start_time": event.starts_at.isoformat(),
        "scheduled_end_time": event.ends_at.isoformat() if event.ends_at else None,
        "entity_metadata": {"location": event.location},
    }


def drawn_clock(now: datetime, *, ticking: bool) -> Json:
    """Return the sandbox's clock."""
    return {"now": now.isoformat(), "ticking": ticking}
