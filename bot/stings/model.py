from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from bot.journal.model import Failure


class Step(StrEnum):
    """How long after an entry its sting is asked for again."""

    WEEK = "week"
    MONTH = "month"
    HALF_YEAR = "half-year"


AFTER: Mapping[Step, timedelta] = MappingProxyType(
    {Step.WEEK: timedelta(days=7), Step.MONTH: timedelta(days=30), Step.HALF_YEAR: timedelta(days=182)}
)
"""When each step comes, counted from when the entry was logged; in the order in which they come."""

FORECAST_FOR = Step.MONTH
"""What a forecast is about: far enough away to be wrong, near enough to remember having guessed."""


class Ending(StrEnum):
    """Why a sting is not asked for any more."""

    STOPPED = "stopped"
    REORIENTED = "reoriented"
    """The member no longer wants what they had tried for, which is an ending like any other."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What a sting was at a step; `sting` is None where the step was skipped."""

    step: Step
    sting: int | None
    rated_at: datetime


@dataclass(frozen=True, slots=True)
class Course:
    """How a failure's sting goes on: what was expected, what was said since (earliest first), whether it ended.

    `asked` is the last step that a check-in has brought up, whether or not it was answered.
    """

    failure_id: int
    forecast: int | None = None
    ending: Ending | None = None
    asked: Step | None = None
    ratings: tuple[Rating, ...] = ()

    @property
    def given(self) -> tuple[Rating, ...]:
        """Return the ratings that were not skipped."""
        return tuple(rating for rating in self.ratings if rating.sting is not None)

    def rated(self, step: Step) -> Rating | None:
        """Return the rating of a step, a skipped one too."""
        return next((rating for rating in self.ratings if rating.step is step), None)


@dataclass(frozen=True, slots=True)
class Due:
    """A failure whose sting is asked for again, and the step that has come."""

    failure: Failure
    step: Step


@dataclass(frozen=True, slots=True)
class Told:
    """A failure with a sting, and the course of it."""

    failure: Failure
    course: Course

    @property
    def then(self) -> int:
        """Return how much it stung when it was logged."""
        assert self.failure.sting is not None  # noqa: S101 - only such failures have a course
        return self.failure.sting

    @property
    def now(self) -> int:
        """Return how much it stung when it was told last."""
        given = self.course.given
        return self.then if not given or given[-1].sting is None else given[-1].sting


def step_reached(logged_at: datetime, now: datetime) -> Step | None:
    """Return the latest step that has come; those before it are over, whether or not they were asked for."""
    return next((step for step in reversed(Step) if now - logged_at >= AFTER[step]), None)


def next_step(logged_at: datetime, now: datetime) -> datetime | None:
    """Return when the next step comes, None after the last."""
    return next((logged_at + after for after in AFTER.values() if logged_at + after > now), None)
