"""What a notice becomes when it is sent, and what renders it."""

from dataclasses import dataclass
from typing import Protocol

import discord

from bot.kernel.database import Transaction
from bot.kernel.outbox import Notice


@dataclass(frozen=True, slots=True)
class Post:
    """A new message in a channel, or in a member's private messages where `to_member`.

    `mark` is a part of a custom_id in it that no other message has, by which it is recognised in the history.
    """

    place: int
    view: discord.ui.LayoutView
    mark: str
    files: tuple[discord.File, ...] = ()
    to_member: bool = False
    ping_role: int | None = None


@dataclass(frozen=True, slots=True)
class Find:
    """A message that may have been sent and is not wanted any more: where it stands is to be learned, by its mark."""

    place: int
    mark: str


@dataclass(frozen=True, slots=True)
class Redraw:
    """A new drawing of a message of ours."""

    channel: int
    message: int
    view: discord.ui.LayoutView


@dataclass(frozen=True, slots=True)
class Retract:
    """The deletion of a message of ours."""

    channel: int
    message: int


@dataclass(frozen=True, slots=True)
class OpenThread:
    """A thread under a message of ours; Discord gives it the message's id."""

    channel: int
    message: int
    name: str
    archive_minutes: int


@dataclass(frozen=True, slots=True)
class OpenPrivateThread:
    """A thread under a channel of a server that only these members are let into; no other of ours has its name."""

    guild: int
    channel: int
    name: str
    members: tuple[int, ...]
    archive_minutes: int


Letter = Post | Find | Redraw | Retract | OpenThread | OpenPrivateThread

DELETED_SINCE = 0
"""Stands for the id of a message that was sent and deleted before we learned its id."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """Where a letter went: the channel, and the message (it may be DELETED_SINCE).

    For a thread it is the message that it hangs on, and for a private one the thread itself.
    """

    channel: int
    message: int


class Carrier(Protocol):
    """What one kind of notice becomes, and what its topic must know of its fate."""

    async def render(self, notice: Notice) -> Letter | None:
        """Return what to send as things stand now, or None when there is nothing to say any more."""

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Note, in the transaction that records the sending, where it arrived."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Note, in the transaction that buries the notice, that it will never arrive."""
