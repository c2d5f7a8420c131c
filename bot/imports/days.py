"""Dates as spreadsheets and people write them, a whole column at a time: one cell alone cannot tell 3/4 from 4/3."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from bot.journal.model import PartialDate
from bot.kernel.text import LANGUAGES, say

_LONGEST = 40
_CLOCK = re.compile(r"(?:[T ,]\s*|(?<=\d)\s)\d{1,2}:\d{2}.*$")
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})")
_EITHER = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})")
_MONTH_OF_YEAR = re.compile(r"(\d{1,2})[/.](\d{4})")
_MONTH_AND_YEAR = re.compile(r"[^\W\d_]+\.?-\d{2}")
_SEVERAL = re.compile(r"\d{4}(?:-\d{2}){0,2}(?:, \d{4}(?:-\d{2}){0,2})+")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_BESIDE = frozenset({"st", "nd", "rd", "th", "of", "the", "den", "am", "on", "im", "in"})
_ABOUT = re.compile(
    r"(?i)(?:spring|summer|autumn|fall|winter|frühling|frühjahr|sommer|herbst|early|late|mid|ca\.?|c\.|um|~)\s?"
)
_SHORT = {"mrz": 3, "maerz": 3, "jän": 1}
_YEARS = range(1900, 2200)
_CENTURY = 100
_FOUR = 4
_JANUARY, _DECEMBER = 1, 12
_NAMED = 3
"""Letters that tell one month from another."""


@dataclass(frozen=True, slots=True)
class Order:
    """Which comes first in 3/4/2024, and whether nothing in the column says so."""

    month_first: bool
    sure: bool


def order_of(texts: Iterable[str], today: date, *, usually_month_first: bool) -> Order:
    """Find out from all the dates of a column what comes first: what fits none of them, or lies ahead, is not it."""
    written = [found for text in texts if (found := _EITHER.fullmatch(_without_clock(text)))]
    fitting = [month_first for month_first in (True, False) if all(_fits(one, month_first, today) for one in written)]
    if len(fitting) == 1:
        return Order(fitting[0], sure=True)
    return Order(usually_month_first, sure=not (fitting and written))


def apart(text: str) -> list[str]:
    """Return the dates of a cell that lists several, as Cork's own tables do."""
    return text.split(", ") if _SEVERAL.fullmatch(text) else [text]


def read_day(text: str, order: Order, today: date) -> tuple[PartialDate, bool] | None:
    """Return a date and whether its day and month could be exchanged, or None for what is none."""
    typed = _without_clock(text)
    if len(typed) > _LONGEST:
        return None
    found = _EITHER.fullmatch(typed)
    if found is None:
        day = _one_way(typed, today)
        return None if day is None else (day, False)
    day = _in_order(found, order.month_first, today) or _in_order(found, not order.month_first, today)
    if day is None:
        return None
    return day, not order.sure and day.month != day.day and (day.day or 0) <= _DECEMBER


def _without_clock(text: str) -> str:
    return _CLOCK.sub("", text.strip()).strip()


def _fits(found: re.Match[str], month_first: bool, today: date) -> bool:  # noqa: FBT001 - one of two orders
    day = _in_order(found, month_first, today)
    return day is not None and not day.is_future(today)


def _in_order(found: re.Match[str], month_first: bool, today: date) -> PartialDate | None:  # noqa: FBT001 - likewise
    first, second = int(found[1]), int(found[3])
    month, day = (first, second) if month_first else (second, first)
    return _real(_year(found[4], today), month, day)


def _one_way(typed: str, today: date) -> PartialDate | None:
    if found := _ISO.fullmatch(typed):
        return _real(*(int(part) for part in found.groups() if part is not None))
    if found := _DOTTED.fullmatch(typed):
        return _real(_year(found[3], today), int(found[2]), int(found[1]))
    if found := _MONTH_OF_YEAR.fullmatch(typed):
        return _real(int(found[2]), int(found[1]))
    rest = _ABOUT.sub("", typed).strip(" ?.")
    return _real(int(rest)) if re.fullmatch(r"\d{4}", rest) else _in_words(typed, today)


def _in_words(typed: str, today: date) -> PartialDate | None:
    words = [word.casefold() for word in _WORDS.findall(typed)]
    months = [month for word in words if (month := _month(word))]
    numbers = [word for word in words if word.isdecimal()]
    others = [word for word in words if not word.isdecimal() and not _month(word) and word not in _BESIDE]
    if len(months) != 1 or not all(map(_is_weekday, others)):
        return None
    match numbers:
        case [year] if len(year) == _FOUR or _MONTH_AND_YEAR.fullmatch(typed):
            return _real(_year(year, today), months[0])
        case [year, day] if len(year) == _FOUR:
            return _real(int(year), months[0], int(day))
        case [day, year]:
            return _real(_year(year, today), months[0], int(day))
        case _:
            return None


def _year(written: str, today: date) -> int:
    """Return a year; of two digits the latest that has begun."""
    year = int(written)
    if len(written) == _FOUR:
        return year
    century = today.year - today.year % _CENTURY
    return century + year if century + year <= today.year else century - _CENTURY + year


def _real(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    if year not in _YEARS:
        return None
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int | None:
    if len(word) < _NAMED:
        return None
    return next((number for name, number in _months() if name.startswith(word)), _SHORT.get(word))


def _is_weekday(word: str) -> bool:
    return len(word) > 1 and any(name.startswith(word) for name in _weekdays())


@cache
def _months() -> tuple[tuple[str, int], ...]:
    numbers = range(_JANUARY, _DECEMBER + 1)
    return tuple((say(f"common.month_{n}", language).casefold(), n) for language in LANGUAGES for n in numbers)


@cache
def _weekdays() -> tuple[str, ...]:
    return tuple(say(f"common.weekday_{n}", language).casefold() for language in LANGUAGES for n in range(7))
