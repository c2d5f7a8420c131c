"""Servers, channels, threads and scheduled events: plain state, changed by the world's deeds only."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any

from sandbox.world.message import History, Message, User


class ChannelType(IntEnum):
    """Discord's channel types that the sandbox knows."""

    TEXT = 0
    DM = 1
    VOICE = 2
    CATEGORY = 4
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    STAGE = 13
    FORUM = 15


@dataclass(slots=True, eq=False)
class Role:
    """A role of a server; the one whose id is the server's own is @everyone."""

    id: int
    name: str
    permissions: int
    position: int
    colour: int = 0
    bot_id: int | None = None
    mentionable: bool = False


@dataclass(slots=True, eq=False)
class Member:
    """A user in a server."""

    user: User
    guild_id: int
    joined_at: datetime
    role_ids: list[int] = field(default_factory=list)
    nick: str | None = None


@dataclass(slots=True, eq=False)
class Guild:
    """A server."""

    id: int
    name: str
    owner_id: int
    locale: str
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, "Channel"] = field(default_factory=dict)
    scheduled_events: dict[int, "ScheduledEvent"] = field(default_factory=dict)

    @property
    def threads(self) -> list["Channel"]:
        """The server's threads, archived ones too."""
        return [channel for channel in self.channels.values() if channel.is_thread]


@dataclass(slots=True, eq=False)
class Overwrite:
    """What a channel allows and denies to a role (kind 0) or a member (kind 1)."""

    id: int
    kind: int
    allow: int = 0
    deny: int = 0


@dataclass(frozen=True, slots=True)
class ForumTag:
    """A tag of a forum."""

    id: int
    name: str
    moderated: bool = False
    emoji: str | None = None


@dataclass(slots=True, eq=False)
class ThreadState:
    """What a thread has beyond a channel."""

    owner_id: int
    created_at: datetime
    archive_minutes: int
    archived: bool = False
    locked: bool = False
    archived_at: datetime | None = None
    member_ids: set[int] = field(default_factory=set)
    applied_tags: list[int] = field(default_factory=list)
    sent: int = 0


@dataclass(slots=True, eq=False)
class Channel:
    """A channel of a server, a thread, or a DM."""

    id: int
    kind: ChannelType
    name: str
    guild_id: int | None = None
    parent: "Channel | None" = None
    position: int = 0
    topic: str | None = None
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    tags: list[ForumTag] = field(default_factory=list)
    tag_required: bool = False
    thread: ThreadState | None = None
    recipients: list[User] = field(default_factory=list)
    history: History = field(default_factory=History)
    ephemerals: dict[int, Message] = field(default_factory=dict)
    last_message_id: int | None = None
    slowmode: int = 0

    @property
    def is_thread(self) -> bool:
        """Whether it is a thread."""
        return self.thread is not None

    @property
    def is_dm(self) -> bool:
        """Whether it is a DM."""
        return self.kind is ChannelType.DM

    @property
    def is_between_members(self) -> bool:
        """Whether it is a DM that the bot has no part in."""
        return self.is_dm and len(self.recipients) > 1


class EventStatus(IntEnum):
    """How far a scheduled event is."""

    SCHEDULED = 1
    ACTIVE = 2
    COMPLETED = 3
    CANCELED = 4


@dataclass(slots=True, eq=False)
class ScheduledEvent:
    """An event in a server's calendar."""

    id: int
    guild_id: int
    creator: User
    name: str
    description: str | None
    starts_at: datetime
    ends_at: datetime | None
    entity_type: int
    channel_id: int | None
    location: str | None
    recurrence: dict[str, Any] | None = None
    status: EventStatus = EventStatus.SCHEDULED
