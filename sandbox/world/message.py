"""Users and their messages, as the world keeps them."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, IntFlag
from typing import TYPE_CHECKING

from sandbox.form import Json
from sandbox.world.words import words_of

if TYPE_CHECKING:
    from sandbox.world.model import Channel


class MessageType(IntEnum):
    """Discord's message types that the sandbox writes."""

    DEFAULT = 0
    THREAD_CREATED = 18
    REPLY = 19
    CHAT_INPUT_COMMAND = 20
    THREAD_STARTER = 21
    CONTEXT_MENU_COMMAND = 23


class MessageFlag(IntFlag):
    """Discord's message flags that the sandbox knows."""

    SUPPRESS_EMBEDS = 1 << 2
    HAS_THREAD = 1 << 5
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    IS_COMPONENTS_V2 = 1 << 15


NO_FLAGS = MessageFlag(0)


@dataclass(slots=True, eq=False)
class User:
    """A person or a bot."""

    id: int
    name: str
    display_name: str
    bot: bool = False
    locale: str = "en-US"
    accepts_dms: bool = True
    has_app: bool = False
    """Whether the person has installed the application for themselves."""


@dataclass(frozen=True, slots=True)
class InteractionMetadata:
    """What a message says of the interaction it answers; `kind` is the interaction's type."""

    id: int
    kind: int
    user: User
    owners: dict[str, str]
    name: str = ""
    interacted_message_id: int | None = None
    original_response_id: int | None = None
    """For a follow-up: the first response."""
    target_user_id: int | None = None
    target_message_id: int | None = None
    triggering: "InteractionMetadata | None" = None


@dataclass(slots=True, eq=False)
class Attachment:
    """A file of a message, with its bytes."""

    id: int
    filename: str
    content: bytes
    content_type: str
    url: str
    description: str | None = None
    width: int | None = None
    height: int | None = None
    ephemeral: bool = False

    @property
    def size(self) -> int:
        """The number of bytes."""
        return len(self.content)


@dataclass(slots=True, eq=False)
class Message:
    """A message; `embeds` and `components` stand as Discord would answer them."""

    id: int
    channel_id: int
    author: User
    created_at: datetime
    guild_id: int | None = None
    kind: MessageType = MessageType.DEFAULT
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: MessageFlag = NO_FLAGS
    mentions: list[User] = field(default_factory=list)
    mention_role_ids: list[int] = field(default_factory=list)
    mention_everyone: bool = False
    application_id: int | None = None
    webhook_id: int | None = None
    ephemeral_for: int | None = None
    thread: "Channel | None" = None
    edited_at: datetime | None = None
    interaction_metadata: InteractionMetadata | None = None
    nonce: str | int | None = None
    reference: Json | None = None
    deleted: bool = False

    @property
    def text(self) -> str:
        """All that a reader sees of it in words: content, embeds and text displays, without labels."""
        return words_of(self.content, self.embeds, self.components)

    @property
    def ephemeral(self) -> bool:
        """Whether only one person sees it."""
        return self.ephemeral_for is not None

    @property
    def loading(self) -> bool:
        """Whether it is the placeholder of an answer still to come."""
        return MessageFlag.LOADING in self.flags


class History:
    """The messages of a channel by id, in order."""

    def __init__(self) -> None:
        self._by_id: dict[int, Message] = {}
        self._ids: list[int] = []

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[Message]:
        return (self._by_id[number] for number in self._ids)

    def __reversed__(self) -> Iterator[Message]:
        return (self._by_id[number] for number in reversed(self._ids))

    def get(self, message_id: int) -> Message | None:
        """Return the message with this id, if there is one."""
        return self._by_id.get(message_id)

    def put(self, message: Message) -> None:
        """Add a message."""
        self._by_id[message.id] = message
        insort(self._ids, message.id)

    def drop(self, message_id: int) -> Message | None:
        """Remove a message and return it."""
        message = self._by_id.pop(message_id, None)
        if message is not None:
            del self._ids[bisect_left(self._ids, message_id)]
        return message

    def before(self, message_id: int, limit: int) -> list[Message]:
        """Return up to `limit` messages before an id, newest first."""
        end = bisect_left(self._ids, message_id)
        return [self._by_id[number] for number in reversed(self._ids[max(0, end - limit) : end])]

    def after(self, message_id: int, limit: int) -> list[Message]:
        """Return up to `limit` messages right after an id, newest first."""
        start = bisect_right(self._ids, message_id)
        return [self._by_id[number] for number in reversed(self._ids[start : start + limit])]
