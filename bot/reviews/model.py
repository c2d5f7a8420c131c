from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

PART_LIMIT = 1000
"""Characters of one part of a look back."""
ANSWER_LIMIT = 4000
"""Characters of an answer to a request for feedback."""
ASKED_FOR = timedelta(weeks=4)
"""How long a failure that nobody has looked back at stays in the weekly check-in."""

PARTS = ("happened", "reasonable", "hands", "remains", "onward")
"""What a look back is made of, in the order in which it is asked."""


class Outcome(StrEnum):
    """What a member decided about looking back at a failure."""

    WRITTEN = "written"
    NOTHING = "nothing"
    """There was nothing to learn from it."""
    DECLINED = "declined"
    """They do not want to look back at this one."""


@dataclass(frozen=True, slots=True)
class LookBack:
    """The five parts of a look back, each of which may stay empty."""

    happened: str | None = field(default=None, repr=False)
    reasonable: str | None = field(default=None, repr=False)
    """What made trying reasonable."""
    hands: str | None = field(default=None, repr=False)
    """What was in the member's hands, what was not, and what was luck."""
    remains: str | None = field(default=None, repr=False)
    """What it left them: skills, people."""
    onward: str | None = field(default=None, repr=False)
    """What comes next: to learn, to try elsewhere, or to let go."""

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """The parts that say something, by name."""
        named = ((name, getattr(self, name)) for name in PARTS)
        return tuple((name, text) for name, text in named if text)


@dataclass(frozen=True, slots=True)
class Review:
    """What came of looking back at a failure, if anything."""

    member_id: int
    failure_id: int
    outcome: Outcome
    look_back: LookBack
    decided_at: datetime


class FeedbackState(StrEnum):
    """How far a member is with asking for feedback."""

    OPEN = "open"
    ASKED = "asked"
    ANSWERED = "answered"
    DROPPED = "dropped"


WAITING = (FeedbackState.OPEN, FeedbackState.ASKED)
"""The states in which a task is listed."""


@dataclass(frozen=True, slots=True)
class FeedbackTask:
    """Feedback that a member means to ask somebody for, and what they were told."""

    member_id: int
    failure_id: int
    state: FeedbackState
    answer: str | None = field(repr=False)
    changed_at: datetime
