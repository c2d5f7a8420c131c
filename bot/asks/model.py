from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.journal.model import Failure, Kind, Logged, PartialDate


class Answer(StrEnum):
    """How an application ended: with one of the journal's kinds of answer, or with a yes."""

    FORM = "form"
    PERSONAL = "personal"
    NEAR_MISS = "near-miss"
    SILENCE = "silence"
    WITHDREW = "withdrew"
    OTHER = "other"
    YES = "yes"

    @property
    def kind(self) -> Kind | None:
        """Return the kind of failure that it is, None for a yes."""
        return None if self is Answer.YES else Kind(self.value)

    @property
    def was_written(self) -> bool:
        """Tell whether somebody answered: silence and withdrawing are endings without an answer."""
        return self not in (Answer.SILENCE, Answer.WITHDREW)


@dataclass(frozen=True, slots=True)
class Ask:
    """An application out there; `answer` is None while it waits, and `failure_id` the entry that the answer became.

    `story` is the whole text where it was too long for a line.
    """

    id: int
    member_id: int
    line: str = field(repr=False)
    story: str | None = field(repr=False)
    section: str | None = field(repr=False)
    quest_id: int | None
    sent_on: PartialDate | None
    added_at: datetime
    answer: Answer | None = None
    answered_on: PartialDate | None = None
    answered_at: datetime | None = None
    failure_id: int | None = None
    batch: int | None = None

    @property
    def days_to_answer(self) -> int | None:
        """Return the days from sending to a written answer, None where either is not known to the day."""
        if self.answer is None or not self.answer.was_written:
            return None
        sent, came = whole_day(self.sent_on), whole_day(self.answered_on)
        return None if sent is None or came is None or came < sent else (came - sent).days


@dataclass(frozen=True, slots=True)
class AskDraft:
    """An ask as it was typed; `origin` is the interaction's id and `section` a key of SECTIONS or an own heading.

    `locale` and `guild_id` tell in which language and where it was typed.
    """

    member_id: int
    origin: int | None
    text: str = field(repr=False)
    section: str | None = field(default=None, repr=False)
    quest_id: int | None = None
    sent_on: PartialDate | None = None
    locale: str = "en-US"
    guild_id: int | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What adding led to: `first_time` is false for a double press."""

    ask: Ask
    first_time: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer led to: at most one of a new entry, one that was retyped, and one that was taken back.

    None of them, although something changed: it is a yes, or the member deleted the entry.
    """

    ask: Ask
    changed: bool = True
    logged: Logged | None = None
    retyped: Failure | None = None
    taken_back: Failure | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: `page` counts from 0 up to `pages` - 1, and `pages` is at least 1."""

    asks: tuple[Ask, ...]
    page: int
    pages: int
    total: int


def whole_day(known: PartialDate | None) -> date | None:
    """Return the day of a date that is known to the day."""
    if known is None or known.month is None or known.day is None:
        return None
    return date(known.year, known.month, known.day)


def lies_before(one: PartialDate, other: PartialDate) -> bool:
    """Tell whether one date lies wholly before another: March does before April, and not before the 5th of March."""
    month = one.month or 12
    last = date(one.year, month, one.day or monthrange(one.year, month)[1])
    return last < date(other.year, other.month or 1, other.day or 1)
