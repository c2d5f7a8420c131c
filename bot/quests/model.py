from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

GOALS = range(1, 1001)
SUGGESTED_GOALS = (10, 20, 30)
TEXT_LIMIT = 140
"""A toast and a scope have at most this many characters each."""
NOTE_LIMIT = 1000
"""A note to oneself has at most this many characters."""
CELLS = 10
"""Progress is drawn with at most this many bottles."""


class Kind(StrEnum):
    """What sort of answer it was; a setback had no answer."""

    FORM = "form"
    PERSONAL = "personal"
    NEAR_MISS = "near-miss"
    SILENCE = "silence"
    WITHDREW = "withdrew"
    SETBACK = "setback"
    OTHER = "other"


class Ending(StrEnum):
    """How a quest ended before or after its goal: all of them are good ones.

    The bottle was opened anyway, or something else was begun, because an offer came; its member stopped wanting it; or
    it just ended.
    """

    OFFER = "offer"
    ELSE = "else"
    REORIENTED = "reoriented"
    PLAIN = "plain"

    @property
    def opens(self) -> bool:
        """Tell whether a bottle is opened at this ending."""
        return self in (Ending.OFFER, Ending.REORIENTED)


class Occasion(StrEnum):
    """What is celebrated: a tenth of the goal, the goal, or an ending before it."""

    TENTH = "tenth"
    GOAL = "goal"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class QuestDraft:
    """A quest as it was asked for; `origin` is the interaction's id, and the same one starts one quest only.

    `guild_id` is the server in which an announced one is celebrated.
    """

    member_id: int
    origin: int
    goal: int
    toast: str = field(repr=False)
    scope: str = field(default="", repr=False)
    announced: bool = False
    locale: str = "en-US"
    guild_id: int | None = None


@dataclass(frozen=True, slots=True)
class Quest:
    """A self-set number of failures to collect, and the toast that waits at its end; `count` is how many there are.

    Of `kinds`, if any, only those count. A resting quest is chosen by nothing but its name. `note` is what its member
    wrote to themselves; until `note_opened`, at the goal or the ending, it is shown to nobody.
    """

    id: int
    member_id: int
    guild_id: int | None
    locale: str
    goal: int
    toast: str = field(repr=False)
    scope: str = field(repr=False)
    announced: bool
    started_at: datetime
    ended_at: datetime | None
    count: int
    kinds: tuple[Kind, ...] = ()
    resting: bool = False
    ending: Ending | None = None
    note: str | None = field(default=None, repr=False)
    note_opened: bool = False

    def counts(self, kind: Kind | None) -> bool:
        """Tell whether a failure of this kind counts; one of no kind does where all do."""
        return not self.kinds or kind in self.kinds

    @property
    def progress(self) -> "Progress":
        """Return how far it has come."""
        return Progress(self.count, self.goal)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a quest has come, as bottles to draw and never as a percentage."""

    count: int
    goal: int

    @property
    def cells(self) -> int:
        """Return how many bottles there are to draw."""
        return min(self.goal, CELLS)

    @property
    def full(self) -> int:
        """Return how many of them are full."""
        return min(self.count * self.cells // self.goal, self.cells)

    @property
    def empty(self) -> int:
        """Return how many of them are empty."""
        return self.cells - self.full


@dataclass(frozen=True, slots=True)
class Milestone:
    """A count of a quest that was reached, which is celebrated once, ever; `as_goal` where the party was held at it."""

    quest_id: int
    threshold: int
    reached_at: datetime
    as_goal: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A milestone of an announced quest that is celebrated on an evening to come."""

    quest_id: int
    threshold: int
    occasion: Occasion
    evening: datetime


@dataclass(frozen=True, slots=True)
class Adjusted:
    """What adjusting led to; `party_now` where the count is at the goal and its party was never held."""

    quest: Quest
    party_now: bool


@dataclass(frozen=True, slots=True)
class Celebration:
    """What the card of an occasion needs; `private` tells that the member does not want it announced."""

    quest: Quest
    threshold: int
    occasion: Occasion
    member_id: int
    private: bool


def thresholds(goal: int) -> tuple[int, ...]:
    """Return the counts that are celebrated: each tenth of the goal, rounded up, and at last the goal."""
    return tuple(sorted({-(-goal * tenth // 10) for tenth in range(1, 11)}))


def crossed(goal: int, before: int, after: int) -> tuple[int, ...]:
    """Return the thresholds that a count passes or reaches on its way from `before` to `after`."""
    return tuple(threshold for threshold in thresholds(goal) if before < threshold <= after)
