"""What a notice becomes when it is sent, and what renders it.

A letter with a `title` may lead to a forum: what would be a message elsewhere is a post there, which is called that.
Without one its channel is known to be no forum.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import discord

from bot.kernel.outbox import Notice
from bot.kernel.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Post:
    """A new message in a channel, or in a member's private messages where `to_member`.

    `mark` is a part of a custom_id in it that no other message has, by which it is recognised in the history. A post
    in a forum folds away after `archive_minutes` without a word, a week where none are given.
    """

    place: int
    view: discord.ui.LayoutView
    mark: str
    files: tuple[discord.File, ...] = ()
    to_member: bool = False
    ping_role: int | None = None
    title: str | None = None
    archive_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Find:
    """A message that may have been sent and is not wanted any more: where it stands is to be learned, by its mark."""

    place: int
    mark: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Redraw:
    """A new drawing of a message of ours; a post in a forum gets the title, too.

    `files` take the place of those that it has, and without any it keeps them; a post in a forum always does.
    """

    channel: int
    message: int
    view: discord.ui.LayoutView
    title: str | None = None
    files: tuple[discord.File, ...] = ()


@dataclass(frozen=True, slots=True)
class Retract:
    """The deletion of a message of ours; what Discord leaves of a post in a forum is called `title` from then on."""

    channel: int
    message: int
    title: str | None = None


@dataclass(frozen=True, slots=True)
class OpenThread:
    """A thread under a message of ours; Discord gives it the message's id."""

    channel: int
    message: int
    name: str
    archive_minutes: int


@dataclass(frozen=True, slots=True)
class ShutThread:
    """A thread of ours to close, so that nobody writes in it, or (not `shut`) to open again."""

    channel: int
    thread: int
    shut: bool


@dataclass(frozen=True, slots=True)
class OpenPrivateThread:
    """A thread under a channel of a server that only these members are let into; no other of ours has its name."""

    guild: int
    channel: int
    name: str
    members: tuple[int, ...]
    archive_minutes: int


@dataclass(frozen=True, slots=True)
class Survey:
    """A look at the newest messages of a channel: which of these messages of ours, or posts, are not there any more.

    `older` are some to look at further back, newest first, as far as a few more requests reach.
    """

    guild: int
    channel: int
    messages: tuple[int, ...]
    older: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Census:
    """A look at the list of servers that Cork is in: which of these are not on it."""

    servers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What stands in a server's calendar, at a place outside Discord."""

    name: str
    description: str
    place: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Schedule:
    """A new event in a server's calendar; `known` are events of ours there that are others."""

    guild: int
    event: Event
    known: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reschedule:
    """An event of ours as it is to be from now on."""

    guild: int
    event_id: int
    event: Event


@dataclass(frozen=True, slots=True)
class Unschedule:
    """The deletion of an event of ours."""

    guild: int
    event_id: int


@dataclass(frozen=True, slots=True)
class FindEvent:
    """An event that may have been made and is not wanted any more: `known` are events of ours there that are others."""

    guild: int
    known: tuple[int, ...]


Calendar = Schedule | Reschedule | Unschedule | FindEvent
Letter = Post | Find | Redraw | Retract | OpenThread | ShutThread | OpenPrivateThread | Survey | Census | Calendar

DELETED_SINCE = 0
"""Stands for the id of a message that was sent and deleted before we learned its id."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """Where a letter went: the channel, and the message (it may be DELETED_SINCE).

    For a thread it is the message that it hangs on, for a private or a closed one the thread itself, for a survey the
    last of its `older` ones that was looked at; for an event it is the server and the event, 0 where none was found.
    `missing` is what a survey or a census did not find.
    """

    channel: int
    message: int
    missing: tuple[int, ...] = ()


class Carrier(Protocol):
    """What one kind of notice becomes, and what its topic must know of its fate."""

    async def render(self, notice: Notice) -> Letter | None:
        """Return what to send as things stand now, or None when there is nothing to say any more."""

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Note, in the transaction that records the sending, where it arrived."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Note, in the transaction that buries the notice, that it will never arrive."""


class Gone(Exception):
    """What was to be changed is not there any more, though its channel is."""


def bears(mark: str, components: Any) -> bool:
    """Tell whether a custom_id anywhere among these components of a message has the mark in it."""
    return any(
        mark in component.get("custom_id", "")
        or bears(mark, component.get("components", ()))
        or bears(mark, [component["accessory"]] if "accessory" in component else ())
        for component in components
    )
