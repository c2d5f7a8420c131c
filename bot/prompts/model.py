from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.kernel.schedule import Occurrence, Weekly

ARCHIVE_MINUTES = (60, 1440, 4320, 10080)
"""After how long without a message Discord can fold a thread away."""
ANSWER_LIMIT = 4000
"""Characters of an answer, as many as a form of Discord takes."""
RECENT = 5
"""How many occurrences organisers are shown."""


class State(StrEnum):
    """What became of one week's prompt; `empty` means that the bank had none left to ask."""

    DUE = "due"
    POSTED = "posted"
    MISSED = "missed"
    EMPTY = "empty"
    UNDELIVERABLE = "undeliverable"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When and where a server gets its weekly prompt, and which occurrence comes next."""

    guild_id: int
    channel_id: int
    rule: Weekly
    ping_role: int | None
    archive_minutes: int
    next: Occurrence


@dataclass(frozen=True, slots=True)
class OccurrenceRecord:
    """One date's prompt in one server: what was asked, where, and what became of it.

    `late` says that the card admits to being late. The prompt is None where nothing was asked.
    """

    id: int
    guild_id: int
    local_date: date
    due_at: datetime
    prompt: str | None
    state: State
    late: bool
    channel_id: int
    ping_role: int | None
    archive_minutes: int
    message_id: int | None
    thread_id: int | None


@dataclass(frozen=True, slots=True)
class Card:
    """What a prompt's message and the thread under it are made from; `message_id` is None until it is posted."""

    occurrence_id: int
    guild_id: int
    prompt: str
    locale: str
    local_date: date
    late: bool
    channel_id: int
    ping_role: int | None
    archive_minutes: int
    message_id: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a member answered to a prompt for themselves alone."""

    occurrence_id: int
    guild_id: int
    local_date: date
    prompt: str
    text: str = field(repr=False)
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class Status:
    """What organisers are told: the schedule, the latest occurrences (newest first), and how many prompts are left."""

    schedule: Schedule | None
    recent: tuple[OccurrenceRecord, ...]
    unused: int
