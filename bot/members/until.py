"""Read the day until which somebody wants to be left alone."""

from datetime import date, datetime, time

import regex

from bot.journal.model import PartialDate
from bot.kernel.errors import Refused
from bot.kernel.text import language_of

LIMIT = 64
"""Longer texts are no days, and dateparser takes seconds to find that out."""
_HAS_DAY = regex.compile(r"\p{L}{3}|[0-9][^\p{L}:][0-9]")
_DOTTED = regex.compile(r"(?P<day>[0-9]{1,2})\.\s?(?P<month>[0-9]{1,2})\.")
_SPAN = regex.compile(r"[0-9]|in |an? |eine?n? ")
"""How a span of time begins, such as `2 weeks`, whose end is a day; `next month` begins with its first."""
# dateparser knows the weekdays, but not these ways of leading up to them.
_LEAD = regex.compile(r"^(?:until |till |on |for |bis |zum |am |für |(?:nächste|kommende)[nmrs]? )+")


def needs_parser(text: str) -> bool:
    """Tell whether reading this takes dateparser, which is slow enough to belong in a thread."""
    return _iso(text.strip()) is None


def read_until(text: str, today: date, locale: str) -> date:
    """Read `2026-12-24`, `2027-01`, `tomorrow`, `friday`, `2 weeks` or `24 december`: the first day that is meant.

    Words may be in the locale's language or English; only `en-US` puts the month in front of the day. Anything
    unreadable raises Refused `members.unreadable_until`.
    """
    typed = text.strip()
    if len(typed) > LIMIT:
        raise Refused("members.unreadable_until", typed=typed[:LIMIT] + "…")
    found = _iso(typed) or _natural(typed.casefold(), today, locale)
    if found is None:
        raise Refused("members.unreadable_until", typed=typed)
    return found


def _iso(typed: str) -> date | None:
    try:
        known = PartialDate.parse_iso(typed)
    except ValueError:
        return None
    return date(known.year, known.month or 1, known.day or 1)


def _natural(typed: str, today: date, locale: str) -> date | None:
    # "5", "12" and "10:30" would be guessed to be a month or today.
    if _HAS_DAY.search(typed) is None:
        return None
    rest = _LEAD.sub("", typed)
    # dateparser takes "1.12." for twelve minutes past one.
    if dotted := _DOTTED.fullmatch(rest):
        return _next(today, int(dotted["month"]), int(dotted["day"]))
    return _parse(typed, today, locale) or _parse(rest, today, locale)


def _next(today: date, month: int, day: int) -> date | None:
    """Return the first such day from today on; the 29th of February may be eight years off."""
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def _parse(typed: str, today: date, locale: str) -> date | None:
    # Importing it takes 150 ms, which only natural dates should cost; it has no types.
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]  # noqa: PLC0415

    is_span = _SPAN.match(typed) is not None
    month_first = locale == "en-US" and _DOTTED.match(typed) is None
    parser = DateDataParser(
        languages=list(dict.fromkeys((language_of(locale), "en"))),
        settings={
            "RELATIVE_BASE": datetime.combine(today, time(12)),
            "PREFER_DATES_FROM": "future",
            "PREFER_DAY_OF_MONTH": "current" if is_span else "first",
            "DATE_ORDER": "MDY" if month_first else "DMY",
        },
    )
    data = parser.get_date_data(typed)
    if data.date_obj is None:
        return None
    day: date = data.date_obj.date()
    return date(day.year, 1, 1) if data.period == "year" and not is_span else day
