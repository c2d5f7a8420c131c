"""What happens in the world, told to whoever subscribed: the gateway, the page, waiting tests."""

from dataclasses import dataclass
from datetime import datetime

from sandbox.world.interaction import Interaction
from sandbox.world.message import Message, User
from sandbox.world.model import Channel, Guild, Member, ScheduledEvent


@dataclass(frozen=True, slots=True)
class MessageCreated:
    """A message, an ephemeral one too, has appeared."""

    message: Message


@dataclass(frozen=True, slots=True)
class MessageEdited:
    """A message looks different now."""

    message: Message


@dataclass(frozen=True, slots=True)
class MessageDeleted:
    """A message is gone."""

    message: Message


@dataclass(frozen=True, slots=True)
class ChannelCreated:
    """A channel, a thread or a DM has been made."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class ChannelChanged:
    """A channel's or thread's name, permissions or state changed."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class ChannelDeleted:
    """A channel or thread is gone."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class MemberJoined:
    """Someone joined a server."""

    member: Member


@dataclass(frozen=True, slots=True)
class MemberLeft:
    """Someone left a server or was removed from it."""

    guild: Guild
    user: User


@dataclass(frozen=True, slots=True)
class MemberChanged:
    """Someone's roles or name changed."""

    member: Member


@dataclass(frozen=True, slots=True)
class GuildJoined:
    """The bot was added to a server."""

    guild: Guild


@dataclass(frozen=True, slots=True)
class GuildLeft:
    """The bot is no longer in a server."""

    guild: Guild


@dataclass(frozen=True, slots=True)
class EventCreated:
    """A scheduled event has been made."""

    event: ScheduledEvent


@dataclass(frozen=True, slots=True)
class EventChanged:
    """A scheduled event looks different now."""

    event: ScheduledEvent


@dataclass(frozen=True, slots=True)
class EventDeleted:
    """A scheduled event is gone."""

    event: ScheduledEvent


@dataclass(frozen=True, slots=True)
class CommandsChanged:
    """The bot registered its commands, everywhere or in one server."""

    guild_id: int | None


@dataclass(frozen=True, slots=True)
class InteractionMade:
    """A member did something that the bot is told of; told twice when `again`."""

    interaction: Interaction
    again: bool = False


@dataclass(frozen=True, slots=True)
class InteractionAnswered:
    """The bot's first response to an interaction arrived."""

    interaction: Interaction


@dataclass(frozen=True, slots=True)
class InteractionCompleted:
    """The bot edited its response or followed it up."""

    interaction: Interaction
    message: Message


@dataclass(frozen=True, slots=True)
class ClockMoved:
    """The sandbox's clock was set to another instant."""

    now: datetime


Event = (
    MessageCreated
    | MessageEdited
    | MessageDeleted
    | ChannelCreated
    | ChannelChanged
    | ChannelDeleted
    | MemberJoined
    | MemberLeft
    | MemberChanged
    | GuildJoined
    | GuildLeft
    | EventCreated
    | EventChanged
    | EventDeleted
    | CommandsChanged
    | InteractionMade
    | InteractionAnswered
    | InteractionCompleted
    | ClockMoved
)
