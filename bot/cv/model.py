"""A CV of failures as data, before any format."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.journal.model import SECTIONS, Failure, PartialDate

NAME_LIMIT = 100
INTRO_LIMIT = 1500
"""Characters, as a form of Discord counts them."""

_LAST = "meta-failures"
"""Haushofer's last heading laughs at the rest, so own headings stand before it."""


class Include(StrEnum):
    """Which failures: those shared by name, those picked for it, or every one that was not let go."""

    NAMED = "named"
    CHOSEN = "chosen"
    ALL = "all"


class Style(StrEnum):
    """Under Haushofer's headings, or year by year."""

    HAUSHOFER = "haushofer"
    TIMELINE = "timeline"


class Format(StrEnum):
    """What a CV is written as; the value is the file's ending."""

    PDF = "pdf"
    MARKDOWN = "md"
    LATEX = "tex"
    JSON = "json"
    CSV = "csv"
    PNG = "png"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a member wants to stand at the top; nothing does by default, no name either."""

    name: str | None = field(default=None, repr=False)
    intro: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a CV, with the dates of all failures that read so in its section and year, newest first."""

    line: str = field(repr=False)
    section: str | None = field(repr=False)
    dates: tuple[PartialDate, ...]
    became: str | None = field(default=None, repr=False)

    @property
    def count(self) -> int:
        """Return how many failures it stands for."""
        return len(self.dates)

    @property
    def year(self) -> int:
        """Return the year of all its dates."""
        return self.dates[0].year


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading: a section (None for those without one) or, in a timeline, a year."""

    section: str | None = field(repr=False)
    year: int | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Cv:
    """A CV of failures; parts are in the order of reading, items in each newest first."""

    heading: Heading
    style: Style
    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        """Return how many failures it lists, those folded into one line counted apart."""
        return sum(item.count for part in self.parts for item in part.items)


@dataclass(frozen=True, slots=True)
class Pick:
    """A failure that may be picked, and whether it is."""

    failure: Failure
    picked: bool


@dataclass(frozen=True, slots=True)
class Picking:
    """A page of failures to pick from: `page` counts from 0, `picked` is how many are picked on all pages."""

    picks: tuple[Pick, ...]
    page: int
    pages: int
    picked: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a member for their CV: its heading and the ids of the failures they picked."""

    heading: Heading
    chosen: tuple[int, ...]


def item_of(failure: Failure, line: str | None = None) -> Item:
    """Return a failure as a line of its own; one without a date stands in the year in which it was logged."""
    when = failure.happened or PartialDate(failure.logged_at.year)
    return Item(line or failure.line, failure.section, (when,), failure.became)


def arrange(items: Collection[Item], style: Style) -> tuple[Part, ...]:
    """Fold what reads alike in one section and year, and put everything under its headings."""
    folded = sorted(_folded(items), key=_newest_first)
    match style:
        case Style.HAUSHOFER:
            headings = _in_order(dict.fromkeys(item.section for item in folded))
            return tuple(
                Part(section, None, tuple(item for item in folded if item.section == section)) for section in headings
            )
        case Style.TIMELINE:
            years = dict.fromkeys(item.year for item in folded)
            return tuple(Part(None, year, tuple(item for item in folded if item.year == year)) for year in years)


def _folded(items: Collection[Item]) -> list[Item]:
    alike: dict[tuple[object, ...], list[Item]] = {}
    spelled: dict[str, str] = {}
    for item in items:
        # An own heading is the same one however it is capitalised; the first spelling stays.
        section = item.section and spelled.setdefault(item.section.casefold(), item.section)
        alike.setdefault((section, item.year, item.line.casefold(), item.became), []).append(
            Item(item.line, section, item.dates, item.became)
        )
    return [
        Item(same[0].line, same[0].section, tuple(sorted(_dates(same), key=_rank, reverse=True)), same[0].became)
        for same in alike.values()
    ]


def _dates(items: Collection[Item]) -> list[PartialDate]:
    return [when for item in items for when in item.dates]


def _rank(when: PartialDate) -> tuple[int, int, int]:
    return when.year, when.month or 0, when.day or 0


def _newest_first(item: Item) -> tuple[int, int, int]:
    year, month, day = _rank(item.dates[0])
    return -year, -month, -day


def _in_order(sections: Collection[str | None]) -> list[str | None]:
    first = [key for key in SECTIONS if key in sections and key != _LAST]
    own = [section for section in sections if section is not None and section not in SECTIONS]
    nameless = [None] if None in sections else []
    return [*first, *own, *nameless, *([_LAST] if _LAST in sections else [])]


def shared_item(text: str, day: date) -> Item:
    """Return what others may read of a failure: what was shared and in which year, nothing else of it."""
    return Item(text, None, (PartialDate(day.year),))
