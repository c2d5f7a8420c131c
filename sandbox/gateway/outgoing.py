"""What the gateway makes of the world's events: names, payloads, and the intent each needs."""

from dataclasses import dataclass

from sandbox.form import Json
from sandbox.gateway.intents import Intent
from sandbox.payload import people
from sandbox.payload.channels import channel, scheduled_event
from sandbox.payload.interactions import interaction
from sandbox.payload.messages import message
from sandbox.world import events as ev
from sandbox.world.model import Channel, Guild
from sandbox.world.permissions import Permission
from sandbox.world.world import World


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A gateway event; one without an intent goes to every session of its shard."""

    name: str
    data: Json
    guild_id: int | None
    intent: Intent | None


def stub(guild: Guild) -> Json:
    """Write a server as READY lists it."""
    return {"id": str(guild.id), "unavailable": True}


def guild_create(world: World, guild: Guild) -> Outgoing:
    """Write GUILD_CREATE."""
    seen = [one for one in guild.channels.values() if world.permissions(world.bot_user, one) & Permission.VIEW_CHANNEL]
    data = people.guild(guild) | {
        "joined_at": guild.members[world.bot_user.id].joined_at.isoformat(),
        "large": len(guild.members) > 50,  # noqa: PLR2004 — the usual large_threshold
        "unavailable": False,
        "member_count": len(guild.members),
        "voice_states": [],
        "members": [people.member(guild.members[world.bot_user.id])],
        "channels": [channel(world, one) for one in seen if not one.is_thread],
        "threads": [channel(world, one) for one in seen if one.thread and not one.thread.archived],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [scheduled_event(one) for one in guild.scheduled_events.values()],
        "soundboard_sounds": [],
    }
    return Outgoing("GUILD_CREATE", data, guild.id, Intent.GUILDS)


def outgoing(world: World, event: ev.Event) -> Outgoing | None:
    """Return what the bot could be told of an event, or None."""
    match event:
        case ev.InteractionMade(one):
            return Outgoing("INTERACTION_CREATE", interaction(world, one), one.guild.id if one.guild else None, None)
        case ev.MessageCreated(one) | ev.MessageEdited(one) | ev.MessageDeleted(one):
            return _of_message(world, event)
        case ev.ChannelCreated(one) | ev.ChannelChanged(one) | ev.ChannelDeleted(one):
            return _of_channel(world, event, one)
        case ev.EventCreated() | ev.EventChanged() | ev.EventDeleted() | ev.GuildJoined() | ev.GuildLeft():
            return _of_guild(world, event)
        case _:
            # members need a privileged intent; the rest is the sandbox's own business
            return None


def _of_guild(
    world: World, event: ev.EventCreated | ev.EventChanged | ev.EventDeleted | ev.GuildJoined | ev.GuildLeft
) -> Outgoing:
    match event:
        case ev.GuildJoined(guild):
            return guild_create(world, guild)
        case ev.GuildLeft(guild):
            return Outgoing("GUILD_DELETE", {"id": str(guild.id)}, guild.id, Intent.GUILDS)
        case ev.EventCreated(one):
            verb = "CREATE"
        case ev.EventChanged(one):
            verb = "UPDATE"
        case ev.EventDeleted(one):
            verb = "DELETE"
    intent = Intent.GUILD_SCHEDULED_EVENTS
    return Outgoing(f"GUILD_SCHEDULED_EVENT_{verb}", scheduled_event(one), one.guild_id, intent)


def _of_message(world: World, event: ev.MessageCreated | ev.MessageEdited | ev.MessageDeleted) -> Outgoing | None:
    one = event.message
    if one.ephemeral_for is not None:
        return None
    place = world.channels.get(one.channel_id)
    if place is None or not world.permissions(world.bot_user, place) & Permission.VIEW_CHANNEL:
        return None
    intent = Intent.DIRECT_MESSAGES if one.guild_id is None else Intent.GUILD_MESSAGES
    about: Json = {} if one.guild_id is None else {"guild_id": str(one.guild_id)}
    if isinstance(event, ev.MessageDeleted):
        data = {"id": str(one.id), "channel_id": str(one.channel_id), **about}
        return Outgoing("MESSAGE_DELETE", data, one.guild_id, intent)
    name = "MESSAGE_CREATE" if isinstance(event, ev.MessageCreated) else "MESSAGE_UPDATE"
    return Outgoing(name, message(world, one) | about, one.guild_id, intent)


def _of_channel(
    world: World, event: ev.ChannelCreated | ev.ChannelChanged | ev.ChannelDeleted, one: Channel
) -> Outgoing | None:
    if one.is_dm or not world.permissions(world.bot_user, one) & Permission.VIEW_CHANNEL:
        return None
    verb = {ev.ChannelCreated: "CREATE", ev.ChannelChanged: "UPDATE", ev.ChannelDeleted: "DELETE"}[type(event)]
    return Outgoing(
        f"{'THREAD' if one.is_thread else 'CHANNEL'}_{verb}", channel(world, one), one.guild_id, Intent.GUILDS
    )
