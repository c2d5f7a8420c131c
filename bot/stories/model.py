from dataclasses import dataclass, field
from datetime import datetime

from bot.journal.model import Failure

PART_LIMIT = 1200
"""Characters of one part of a story."""

PARTS = ("situation", "mine", "did", "result", "differently")
"""What a story is made of, in the order in which it is told."""

QUESTIONS = (
    "not-succeeded",
    "mistake",
    "rejection",
    "feedback",
    "conflict",
    "deadline",
    "decision",
    "under-prepared",
    "changed-mind",
    "weakness",
    "kept-going",
    "let-go",
)
"""Interview questions that a failure can answer, by key; their words stand in the catalogue."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The five parts of a story, each of which may stay empty for now."""

    situation: str | None = field(default=None, repr=False)
    mine: str | None = field(default=None, repr=False)
    """What was the member's own to do."""
    did: str | None = field(default=None, repr=False)
    result: str | None = field(default=None, repr=False)
    """How it ended, as it was."""
    differently: str | None = field(default=None, repr=False)
    """What the member does differently now."""

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """The parts that say something, by name."""
        named = ((name, getattr(self, name)) for name in PARTS)
        return tuple((name, text) for name, text in named if text)


@dataclass(frozen=True, slots=True)
class Story:
    """A failure told as the answer to an interview question; `question` is a key of QUESTIONS."""

    member_id: int
    failure_id: int
    question: str
    parts: Parts
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """A story and the failure that it tells."""

    story: Story
    failure: Failure


@dataclass(frozen=True, slots=True)
class BankPage:
    """A page of stories in the order of their questions; `missing` are the questions that none answers yet."""

    stories: tuple[Kept, ...]
    missing: tuple[str, ...]
    page: int
    pages: int
    total: int
