from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

TEXT_LIMIT = 100
"""Characters of a place, and of the words about who is invited."""
LASTS = timedelta(hours=3)
"""How long a party takes in Discord's calendar; one that nobody has begun by then was missed."""
FURTHEST = timedelta(days=366)
"""How far ahead a party can be planned."""
MOST_PLANNED = 3
"""Parties that a member may have planned in one server at a time."""
MOST_HOSTS = 10
"""Hosts of one party."""
DRAFT_LASTS = timedelta(days=1)
"""How long a plan waits to be made."""
OVER_LASTS = timedelta(days=30)
"""How long what is left of a party is kept after it was missed or called off."""


class Ritual(StrEnum):
    """What is done at a party: glasses raised, lines struck through, lines read out one by one, or nothing like it."""

    TOAST = "toast"
    SHRED = "shred"
    READ_ALOUD = "read-aloud"
    QUIET = "quiet"


class State(StrEnum):
    """Where a party stands; a missed one was begun by none of its hosts and can be planned anew."""

    DRAFT = "draft"
    PLANNED = "planned"
    BEGUN = "begun"
    ENDED = "ended"
    MISSED = "missed"
    CALLED_OFF = "called-off"


class Reply(StrEnum):
    """What a member says to an invitation."""

    COMING = "coming"
    MAYBE = "maybe"
    NOT_THIS_TIME = "not-this-time"


class EventTrouble(StrEnum):
    """Why a party has no scheduled event at Discord.

    Cork may not make any, the server's calendar is full, somebody took it out there, or Discord would not have it.
    """

    FORBIDDEN = "forbidden"
    FULL = "full"
    GONE = "gone"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Host:
    """A member who gives a party, and the quest of theirs that they celebrate at it."""

    member_id: int
    quest_id: int | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A party of a server's members. Its hosts stand in the order in which they came to; the first one planned it.

    `local_date` is the day on which no other party is planned there; `zone` is the one in which its host thinks of the
    start. Empty `guests` means everybody here. `round` counts how often it was planned. `message_id` is the invitation,
    0 where it was deleted; `card_refused` tells that the channel did not take it. A draft, or a party that is over, is
    forgotten after `kept_until`.
    """

    id: str
    guild_id: int
    channel_id: int
    starts_at: datetime
    zone: str
    local_date: date
    place: str = field(repr=False)
    guests: str = field(repr=False)
    ritual: Ritual
    state: State
    hosts: tuple[Host, ...] = ()
    round: int = 0
    event_id: int | None = None
    event_trouble: EventTrouble | None = None
    message_id: int | None = None
    card_refused: bool = False
    kept_until: date | None = None

    @property
    def wall_time(self) -> datetime:
        """Return the start as a clock on a wall shows it in the zone of the party, without any."""
        return self.starts_at.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    @property
    def ends_at(self) -> datetime:
        """Return when it is over in the calendar, and missed where nobody has begun it."""
        return self.starts_at + LASTS

    @property
    def organiser(self) -> int | None:
        """Return the host who changes it and may call it off: who planned it, or the next one who is still there."""
        return self.hosts[0].member_id if self.hosts else None

    def is_hosted_by(self, member_id: int) -> bool:
        """Tell whether a member is one of its hosts."""
        return any(host.member_id == member_id for host in self.hosts)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a host wants: a wall time in their zone, and who may come where for what."""

    at: datetime
    zone: str
    place: str = field(repr=False)
    guests: str = field(repr=False)
    ritual: Ritual


@dataclass(frozen=True, slots=True)
class Bottle:
    """A quest that is celebrated at a party, as far as its host tells of it: never how far it has come."""

    member_id: int
    goal: int
    toast: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the card of a party is made from, in its server's language; of the replies only how many there are."""

    party: Party
    bottles: tuple[Bottle, ...]
    replies: Mapping[Reply, int]
    locale: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan that its host looks at before it is made; `taken_by` is the party that is planned for that day already."""

    invitation: Invitation
    taken_by: Invitation | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What a member said to the invitation of a party."""

    party_id: str
    reply: Reply


class Award(StrEnum):
    """What a letter can be honoured for."""

    KINDEST = "kindest"
    SLOWEST = "slowest"
    SHORTEST = "shortest"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that a host chose; `read` once everybody may see it, `shredded` once it was struck through."""

    id: str
    party_id: str
    member_id: int
    failure_id: int
    text: str = field(repr=False)
    position: int
    read: bool = False
    shredded: bool = False


@dataclass(frozen=True, slots=True)
class Toast:
    """What a member raised their glass to, at one party."""

    party_id: str
    member_id: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Honour:
    """What a line of a member's was honoured for."""

    party_id: str
    award: Award
    line_id: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a member said at parties: their lines, their toasts, and what their letters were honoured for."""

    lines: tuple[Line, ...] = ()
    toasts: tuple[Toast, ...] = ()
    awards: tuple[Honour, ...] = ()
