from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import chain

from bot.journal.model import Kind, PartialDate

LARGEST = 10 * 1024 * 1024
"""Bytes of a file; what Discord takes from members who do not pay is as large."""
LARGEST_PROSE = 512 * 1024
"""Characters of a Markdown file, which takes far longer to read than a table; a CV of 5,000 lines is as long."""
LARGEST_UNPACKED = 32 * 1024 * 1024
"""Bytes of the export inside a zip."""
MOST = 5000
"""Rows of one file."""


class Role(StrEnum):
    """What a column of a table is taken for."""

    LINE = "line"
    WHAT = "what"
    WHERE = "where"
    SENT = "sent"
    ANSWERED = "answered"
    HAPPENED = "happened"
    ANSWER = "answer"
    SECTION = "section"
    STING = "sting"
    STORY = "story"
    BECAME = "became"


class Ending(StrEnum):
    """What an answer says beyond the kinds of the journal: a no of no known kind, a yes, or nothing yet."""

    REFUSED = "refused"
    ACCEPTED = "accepted"
    WAITING = "waiting"


class Trouble(StrEnum):
    """Why a row cannot be read."""

    EMPTY = "empty"
    DATE = "date"
    FUTURE = "future"
    ANSWER = "answer"
    STING = "sting"
    LONG = "long"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and what it is taken for; None means that it is left out."""

    heading: str = field(repr=False)
    role: Role | None


@dataclass(frozen=True, slots=True)
class Found:
    """A failure in a file; `either_way` tells that its day and month could be meant the other way round."""

    row: int
    text: str = field(repr=False)
    story: str | None = field(default=None, repr=False)
    section: str | None = field(default=None, repr=False)
    kind: Kind | None = None
    happened: PartialDate | None = None
    sent_on: PartialDate | None = None
    sting: int | None = None
    became: str | None = field(default=None, repr=False)
    either_way: bool = False
    copy: int = 1
    """The how-manieth of one line that the file says several times, as in "(2×)"."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An application in a file that still waits for its answer, or whose answer was a yes."""

    row: int
    text: str = field(repr=False)
    section: str | None = field(default=None, repr=False)
    sent_on: PartialDate | None = None
    either_way: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that cannot be read, and why."""

    row: int
    trouble: Trouble


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds, as it was understood; `columns` is empty for Markdown, `accepted` holds what was a yes.

    `month_first` tells how dates were read that can be read either way.

    Rows are counted from 1 as a spreadsheet does, lines of Markdown likewise.
    """

    encoding: str
    columns: tuple[Column, ...] = ()
    failures: tuple[Found, ...] = ()
    waiting: tuple[Sent, ...] = ()
    accepted: tuple[Sent, ...] = ()
    unread: tuple[Unread, ...] = ()
    month_first: bool = False
    filename: str = field(default="", repr=False)

    @property
    def either_way(self) -> PartialDate | None:
        """Return a date that could be meant the other way round, None where all are clear."""
        failed = (one.happened for one in self.failures if one.either_way)
        return next(chain(failed, (one.sent_on for one in self.waiting if one.either_way)), None)

    def swapped(self) -> "Reading":
        """Return it with day and month exchanged wherever a date can be read either way."""
        failures = (replace(one, happened=_swap(one.happened)) if one.either_way else one for one in self.failures)
        waiting = (replace(one, sent_on=_swap(one.sent_on)) if one.either_way else one for one in self.waiting)
        return replace(self, failures=tuple(failures), waiting=tuple(waiting), month_first=not self.month_first)


@dataclass(frozen=True, slots=True)
class Archive:
    """Cork's own export: the JSON out of it."""

    content: bytes = field(repr=False)
    filename: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table: each with its number, and those whose quotation marks are broken."""

    rows: tuple[tuple[int, tuple[str, ...]], ...] = field(repr=False)
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What reading depends on beside the file: the member's day, and their locale for dates that need it."""

    today: date
    locale: str

    @property
    def month_first(self) -> bool:
        """Tell whether 3/4 is a day in March where the member lives."""
        return self.locale == "en-US"


@dataclass(frozen=True, slots=True)
class Batch:
    """An import: its id is that of the interaction that brought the file, and what it brought in."""

    id: int
    entries: int
    asks: int
    imported_at: datetime


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was deleted of an import."""

    entries: int
    asks: int


def _swap(day: PartialDate | None) -> PartialDate | None:
    return None if day is None or day.day is None else PartialDate(day.year, day.day, day.month)
