"""What a server is told of a month: totals that name nobody, and lines whose authors said that they may be quoted."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.feed.model import Card
from bot.journal.model import SECTIONS
from bot.kernel.schedule import Monthly, Occurrence
from bot.quests.model import Kind

DAYS = range(1, 32)
"""The days of the month on which a digest may come."""
FEWEST = 5
"""With fewer people whose failures are in it, no figure of a month is told."""
FEWEST_ALIKE = 3
"""A heading, a kind of answer, what came without a name, and endings are told from as many people, or cards, on."""
HINDSIGHT = timedelta(days=2)
"""Days that a card without a name is older than the last one of its month, so that it counts a while after it came."""
QUOTES = 3
"""Lines that are quoted at most, of as many people."""
OFFERED = 25
"""Cards that one may choose among at a time; what Discord's menus hold."""


class State(StrEnum):
    """What became of a month.

    Its figures stand; it is on its way, posted, or there was nothing to say; it came too late or was refused.
    """

    PREPARED = "prepared"
    DUE = "due"
    POSTED = "posted"
    SILENT = "silent"
    MISSED = "missed"
    UNDELIVERABLE = "undeliverable"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When and where a server reads its digest, and when the next one comes."""

    guild_id: int
    channel_id: int
    rule: Monthly
    next: Occurrence


@dataclass(frozen=True, slots=True)
class Contribution:
    """One failure that is shared under a name or counted, as far as it goes into figures."""

    member_id: int
    section: str | None = field(repr=False)
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of a month in figures, and nothing that is not told.

    How many failures, of how many people, and how many came without a name; by heading and by kind of answer, each as
    pairs of a key and a number; how many quests ended.
    """

    total: int
    people: int
    unnamed: int = 0
    sections: tuple[tuple[str, int], ...] = ()
    kinds: tuple[tuple[str, int], ...] = ()
    endings: int = 0


@dataclass(frozen=True, slots=True)
class Worked:
    """What was found out about a month: its figures, if they may be told, and whether anything of it can be seen."""

    figures: Figures | None
    seen: bool

    @property
    def is_silent(self) -> bool:
        """Tell whether there is nothing to say of it."""
        return self.figures is None and not self.seen


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of a month in one server."""

    id: int
    guild_id: int
    month: date
    worked: Worked
    state: State
    late: bool = False
    due_at: datetime | None = None
    channel_id: int | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """What a month's message is drawn from; `message_id` is None until it stands."""

    id: int
    guild_id: int
    month: date
    figures: Figures | None
    quotes: tuple[Card, ...]
    locale: str
    late: bool = False
    channel_id: int | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """The last month that is over, as its message would say it or says it, and what became of that."""

    digest: Digest
    state: State
    silent: bool
    schedule: Schedule | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A card that one may allow to be quoted, and whether it is allowed."""

    card: Card
    allowed: bool


def month_before(day: date) -> date:
    """Return the first day of the month before the one of a day."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def month_after(day: date) -> date:
    """Return the first day of the month after the one of a day."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def figures(contributions: Collection[Contribution], unnamed: int, ended_by: Collection[int]) -> Figures | None:
    """Return what may be told of a month, None where these are too few people.

    `unnamed` is how many cards came without a name, `ended_by` the member of each quest that ended. Headings of one's
    own are in the total only: their words are somebody's.
    """
    people = {one.member_id for one in contributions}
    if len(people) < FEWEST:
        return None
    return Figures(
        total=len(contributions),
        people=len(people),
        unnamed=unnamed if unnamed >= FEWEST_ALIKE else 0,
        sections=_alike((one.member_id, one.section) for one in contributions if one.section in SECTIONS),
        kinds=_alike((one.member_id, one.kind) for one in contributions if one.kind is not None),
        endings=len(ended_by) if len(set(ended_by)) >= FEWEST_ALIKE else 0,
    )


def _alike(pairs: Iterable[tuple[int, Hashable]]) -> tuple[tuple[str, int], ...]:
    """Count what is alike, the most frequent first, as far as it comes from enough people."""
    members: defaultdict[str, list[int]] = defaultdict(list)
    for member_id, what in pairs:
        members[str(what)].append(member_id)
    told = [(what, len(found)) for what, found in members.items() if len(set(found)) >= FEWEST_ALIKE]
    return tuple(sorted(told, key=lambda one: (-one[1], one[0])))
