"""An interaction and what became of it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from sandbox.form import Json
from sandbox.world.message import InteractionMetadata, Message, User
from sandbox.world.model import Channel, Guild


class InteractionType(IntEnum):
    """What a member did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL_SUBMIT = 5


ON_MESSAGE = 3
"""The type of a command that stands in the context menu of messages."""


class Context(IntEnum):
    """Where a member did it."""

    GUILD = 0
    BOT_DM = 1
    PRIVATE_CHANNEL = 2


class AnswerType(IntEnum):
    """How the bot responds first."""

    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(frozen=True, slots=True)
class Choice:
    """A suggestion of an autocomplete."""

    name: str
    value: str | int | float


@dataclass(slots=True, eq=False)
class Modal:
    """A form as the bot shows it; `components` stand as Discord's clients get them."""

    custom_id: str
    title: str
    components: list[Json]
    interaction: "Interaction"


@dataclass(slots=True, eq=False)
class Interaction:
    """Something a member did that the bot has to answer within three seconds."""

    id: int
    token: str
    kind: InteractionType
    user: User
    channel: Channel
    guild: Guild | None
    context: Context
    data: Json
    owners: dict[str, str]
    made_at: datetime
    began: float
    """Seconds of the monotonic clock, since the deadline of three seconds is real time too."""
    name: str = ""
    message: Message | None = None
    cause: "Interaction | None" = None
    """For a submitted form: the interaction whose answer was the form."""
    bot_in_guild: bool = True
    answer: AnswerType | None = None
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    followups_sent: int = 0
    modal: Modal | None = None
    choices: list[Choice] = field(default_factory=list)
    deeds: int = 0
    """How many edits and follow-ups the bot made after its first response."""

    @property
    def answered(self) -> bool:
        """Whether the first response arrived."""
        return self.answer is not None

    @property
    def focused_type(self) -> int | None:
        """The type of the option that is being typed, for an autocomplete."""
        options: list[Json] = self.data.get("options") or []
        while options:
            if (focused := next((one for one in options if one.get("focused")), None)) is not None:
                return int(focused["type"])
            options = options[0].get("options") or []
        return None

    @property
    def target_id(self) -> int | None:
        """The user or message that an entry of a context menu was chosen on."""
        return int(self.data["target_id"]) if "target_id" in self.data else None

    def metadata(self) -> InteractionMetadata:
        """Return what messages that answer this say of it."""
        on_message = self.target_id is not None and self.data.get("type") == ON_MESSAGE
        return InteractionMetadata(
            id=self.id,
            kind=int(self.kind),
            user=self.user,
            owners=self.owners,
            name=self.name if self.kind is InteractionType.COMMAND else "",
            interacted_message_id=self.message.id if self.kind is InteractionType.COMPONENT and self.message else None,
            target_user_id=None if on_message else self.target_id,
            target_message_id=self.target_id if on_message else None,
            triggering=self.cause.metadata() if self.cause is not None else None,
        )
