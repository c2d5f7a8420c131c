from dataclasses import dataclass, field
from datetime import datetime

GOALS = range(1, 1001)
SUGGESTED_GOALS = (10, 20, 30)
TEXT_LIMIT = 140
"""A toast and a scope have at most this many characters each."""
CELLS = 10
"""Progress is drawn with at most this many bottles."""


@dataclass(frozen=True, slots=True)
class Quest:
    """A self-set number of failures to collect, and the toast that waits at its end; `count` is how many there are."""

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
    """A count of a quest that was reached, which is celebrated once, ever."""

    quest_id: int
    threshold: int
    reached_at: datetime


@dataclass(frozen=True, slots=True)
class Celebration:
    """What a milestone's card needs; `private` tells that the member does not want it announced."""

    quest: Quest
    threshold: int
    is_goal: bool
    member_id: int
    private: bool


def thresholds(goal: int) -> tuple[int, ...]:
    """Return the counts that are celebrated: each tenth of the goal, rounded up, and at last the goal."""
    return tuple(sorted({-(-goal * tenth // 10) for tenth in range(1, 11)}))


def crossed(goal: int, before: int, after: int) -> tuple[int, ...]:
    """Return the thresholds that a count passes or reaches on its way from `before` to `after`."""
    return tuple(threshold for threshold in thresholds(goal) if before < threshold <= after)
