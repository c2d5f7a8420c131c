"""What a member sees, finds and may use."""

from typing import TYPE_CHECKING

from sandbox.form import Json
from sandbox.people.reply import NotPossible, buttons_of, label_of
from sandbox.world.commands import Command
from sandbox.world.components import SELECTS, ComponentType
from sandbox.world.interaction import Context
from sandbox.world.message import Message, User
from sandbox.world.model import Channel, ChannelType
from sandbox.world.permissions import Permission, in_channel
from sandbox.world.words import walk
from sandbox.world.world import World

if TYPE_CHECKING:
    from sandbox.people.onlooker import Onlooker

_WITHOUT_COMPOSER = frozenset({ChannelType.CATEGORY, ChannelType.FORUM})


def check_may_call(world: World, user: User, command: Command, place: Channel) -> None:
    """Refuse a command that Discord's client would not offer this member here."""
    data = command.data
    if place.is_between_members:
        wide = data.get("contexts") is None or Context.PRIVATE_CHANNEL in data["contexts"]
        if not wide or not user.has_app or 1 not in data["integration_types"] or command.guild_id is not None:
            raise NotPossible(f"{command.name} is not offered in direct messages between members")
        return
    if place.is_dm:
        contexts = data.get("contexts")
        allowed = Context.BOT_DM in contexts if contexts is not None else data["dm_permission"]
        if not allowed or command.guild_id is not None:
            raise NotPossible(f"{command.name} is not offered in direct messages")
        return
    guild = world.guilds[place.guild_id or 0]
    if place.kind in _WITHOUT_COMPOSER:
        raise NotPossible(f"nothing can be written in #{place.name} itself")
    contexts = data.get("contexts")
    if contexts is not None and Context.GUILD not in contexts:
        raise NotPossible(f"{command.name} is not offered in servers")
    bot_here = world.bot_user.id in guild.members and 0 in data["integration_types"]
    if not bot_here and not (user.has_app and 1 in data["integration_types"]):
        raise NotPossible(f"the application of {command.name} is installed neither here nor by {user.name}")
    granted = in_channel(guild, guild.members[user.id], place)
    if not granted & Permission.VIEW_CHANNEL or not granted & Permission.USE_APPLICATION_COMMANDS:
        raise NotPossible(f"{user.name} may not use commands in #{place.name}")
    if granted & Permission.ADMINISTRATOR or data["default_member_permissions"] is None:
        return
    wanted = Permission(int(data["default_member_permissions"]))
    if not wanted or granted & wanted != wanted:
        raise NotPossible(f"{command.name} is not offered to {user.name}")


def visible(world: World, user: User, channel: Channel) -> list[Message]:
    """Return the messages of a channel that a user sees, ephemeral ones in their place, oldest first."""
    granted = world.permissions(user, channel)
    if not granted & Permission.VIEW_CHANNEL:
        return []
    mine = [one for one in channel.ephemerals.values() if one.ephemeral_for == user.id]
    public = list(channel.history) if granted & Permission.READ_MESSAGE_HISTORY else []
    return sorted([*public, *mine], key=lambda message: message.id)


def newest_first(person: "Onlooker") -> list[Message]:
    """Return all messages a person sees anywhere, newest first."""
    places = [*person.guild.channels.values()]
    if (dm := person.world.dms.get(person.id)) is not None:
        places.append(dm)
    places += [place for place in person.world.channels.values() if place.is_between_members]
    found = [message for place in places for message in visible(person.world, person.user, place)]
    return sorted(found, key=lambda message: -message.id)


def find_button(
    person: "Onlooker", label: str | None, custom_id: str | None, on: Message | None
) -> tuple[Message, Json]:
    """Return the button with this label or custom id, and its message."""
    messages = [on] if on is not None else newest_first(person)
    for message in messages:
        for one in walk(message.components):
            if one["type"] != ComponentType.BUTTON:
                continue
            if (custom_id is not None and one.get("custom_id") == custom_id) or (
                label is not None and label_of(one) == label
            ):
                return message, one
    offered = ", ".join(buttons_of(messages[0])) if messages else ""
    raise NotPossible(f"there is no button {label or custom_id}; the newest message offers: {offered or 'none'}")


def find_select(person: "Onlooker", which: str, on: Message | None) -> tuple[Message, Json]:
    """Return the select with this placeholder or custom id, and its message."""
    for message in [on] if on is not None else newest_first(person):
        for one in walk(message.components):
            if one["type"] in SELECTS and which in (one["custom_id"], one.get("placeholder")):
                return message, one
    raise NotPossible(f"there is no select {which}")
