from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

TEXT_LIMIT = 4000
"""Characters of the own version of a share, as many as a form of Discord takes."""
NOTE_LIMIT = 100
"""Characters of a content note."""


class Audience(StrEnum):
    """Who gets something of a failure in a server, from nobody to everybody with a name under it."""

    PRIVATE = "private"
    COUNTED = "counted"
    ANONYMOUS = "anonymous"
    NAMED = "named"


class Gesture(StrEnum):
    """What somebody says to a card without words."""

    ME_TOO = "me-too"
    HUG = "hug"
    CHEERS = "cheers"
    ASK_ME = "ask-me"


class State(StrEnum):
    """Where a share stands.

    Only counted; scheduled for later; held, since moderators look at it first or again; waiting, on its way to the
    feed; posted; removed by moderators.
    """

    COUNTED = "counted"
    SCHEDULED = "scheduled"
    HELD = "held"
    WAITING = "waiting"
    POSTED = "posted"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a share wants to be met: a thread to talk in, no advice, questions welcome; `note` warns what it is about."""

    talk: bool = False
    no_advice: bool = False
    ask_me: bool = False
    note: str | None = field(default=None, repr=False)


class Wish(StrEnum):
    """How a share wants to be met, as far as it is a yes or no."""

    TALK = "talk"
    NO_ADVICE = "no-advice"
    ASK_ME = "ask-me"


class Timing(StrEnum):
    """When a share is posted, as its author says it."""

    NOW = "now"
    TONIGHT = "tonight"
    WEEK = "in-a-week"
    MONTH = "in-a-month"


@dataclass(frozen=True, slots=True)
class Share:
    """What others see of a failure in one server.

    A counted share has no text and no message. An anonymous one has neither member, nor failure, nor a time finer than
    its day in columns; whoever opens it for its author gives it its failure, `due_at` and `seen_by`. `channel_id` is
    where its card stands or shall stand, `due_at` when a scheduled one is posted, an anonymous one 10 to 90 minutes
    later. `seen_by` is a digest of who could see the channel when the author agreed, None where Cork could not look.
    `occurrence_id` is the week's prompt that an anonymous one answers, in whose thread its card stands
    (bot/feed/actions/answering.py); None in the feed.
    """

    id: str
    guild_id: int
    audience: Audience
    member_id: int | None
    failure_id: int | None
    text: str | None = field(repr=False)
    own_version: bool
    shared_at: datetime | None
    shared_on: date
    channel_id: int | None
    message_id: int | None
    state: State
    manner: Manner = Manner()
    due_at: datetime | None = None
    seen_by: str | None = None
    thread_id: int | None = None
    occurrence_id: int | None = None

    @property
    def undecided(self) -> bool:
        """Tell whether it is an answer to a prompt that its author still looks at: it is to stand nowhere so far."""
        return self.occurrence_id is not None and self.state is State.SCHEDULED and self.channel_id is None


@dataclass(frozen=True, slots=True)
class ShareDraft:
    """What a member asks to share: the line of their failure, or their own version of it for this server.

    `due_at` is when it shall be posted, None for now; `seen_by` who can see the channel as they agree, as a digest.
    """

    guild_id: int
    member_id: int
    failure_id: int
    line: str = field(repr=False)
    own_text: str | None = field(repr=False)
    audience: Audience
    manner: Manner = Manner()
    due_at: datetime | None = None
    seen_by: str | None = None

    @property
    def text(self) -> str:
        """Return what others would read."""
        return self.own_text or self.line


@dataclass(frozen=True, slots=True)
class Offer:
    """What a member looks at before they decide on a failure in one server; `text` is None for the failure's line.

    `due_at` is when it would be posted, None for at once. `cancelled`: it was agreed to, and not posted since more
    people could have seen it than its author agreed to. Both are about one `audience`: an hour that was chosen for
    one's name is none for an anonymous share.
    """

    failure_id: int
    guild_id: int
    text: str | None = field(default=None, repr=False)
    manner: Manner = Manner()
    due_at: datetime | None = None
    cancelled: bool = False
    audience: Audience = Audience.NAMED


@dataclass(frozen=True, slots=True)
class Card:
    """What a card is drawn from; `member_id` is None where it is anonymous, `message_id` until it stands.

    `thread_id` is where it is talked about, if that is not under this very message: the card stood there before.
    `answer`: it answers a week's prompt, in that one's thread.
    """

    share_id: str
    guild_id: int
    audience: Audience
    member_id: int | None
    text: str = field(repr=False)
    shared_on: date
    locale: str
    state: State
    channel_id: int
    message_id: int | None
    manner: Manner = Manner()
    thread_id: int | None = None
    answer: bool = False


@dataclass(frozen=True, slots=True)
class Answering:
    """What a member says to a prompt without a name: what they are looking at, and what stands or waits for its hour.

    `old` is what still stands of earlier versions and goes when its own hour comes.
    """

    undecided: Share | None
    stands: Share | None
    old: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Supported:
    """A card, and how many pressed each of its buttons; only its author is ever shown that."""

    share: Share
    totals: Mapping[Gesture, int]


@dataclass(frozen=True, slots=True)
class SupportPage:
    """One page of a member's cards."""

    cards: tuple[Supported, ...]
    page: int
    pages: int
