from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

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
    sting: int | None = None
    became: str | None = field(default=None, repr=False)
    either_way: bool = False
    copy: int = 1
    """The how-manieth of one line that the file says several times, as in "(2×)"."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An application in a file that still waits for its answer."""

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
    """What a file holds, as it was understood; `columns` is empty for Markdown, `accepted` counts what was a yes.

    Rows are counted from 1 as a spreadsheet does, lines of Markdown likewise.
    """

    encoding: str
    columns: tuple[Column, ...] = ()
    failures: tuple[Found, ...] = ()
    waiting: tuple[Sent, ...] = ()
    accepted: int = 0
    unread: tuple[Unread, ...] = ()

    @property
    def either_way(self) -> bool:
        """Tell whether dates could be meant the other way round."""
        return any(one.either_way for one in self.failures) or any(one.either_way for one in self.waiting)

    def swapped(self) -> "Reading":
        """Return it with day and month exchanged wherever a date can be read either way."""
        failures = (replace(one, happened=_swap(one.happened)) if one.either_way else one for one in self.failures)
        waiting = (replace(one, sent_on=_swap(one.sent_on)) if one.either_way else one for one in self.waiting)
        return replace(self, failures=tuple(failures), waiting=tuple(waiting))


@dataclass(frozen=True, slots=True)
class Archive:
    """Cork's own export: the JSON out of it."""

    content: bytes = field(repr=False)


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


def _swap(day: PartialDate | None) -> PartialDate | None:
    return None if day is None or day.day is None else PartialDate(day.year, day.day, day.month)
