"""Read the dates people type, as exact as they meant them."""

from datetime import date, datetime, time

import regex

from bot.journal.model import PartialDate
from bot.kernel.errors import Refused
from bot.kernel.text import language_of

LIMIT = 64
"""Longer texts are no dates, and dateparser takes seconds to find that out."""
_ISO_LIKE = regex.compile(r"[0-9]{4}[0-9-]*")
_HAS_DATE = regex.compile(r"\p{L}{3}|[0-9][^\p{L}:][0-9]")
_DOTTED = regex.compile(r"[0-9]{1,2}\.\s?[0-9]{1,2}\.")
# dateparser knows the German weekdays and "letztes Jahr", but not these ways of leading up to them.
_GERMAN_LEAD = regex.compile(
    r"^(?:am |im |in |seit )?(?:(?:der |die |das |den |dem )?(?:letzt|vorig|vergangen)e[nmrs]? )?"
)
_GERMAN_SPANS = {"woche": "letzte woche", "monat": "letzten monat", "jahr": "letztes jahr"}


def needs_parser(text: str) -> bool:
    """Tell whether reading this takes dateparser, which is slow enough to belong in a thread."""
    return _ISO_LIKE.fullmatch(text.strip()) is None


def read_date(text: str, today: date, locale: str) -> PartialDate:
    """Read `2019`, `2019-03`, `2019-03-14`, `yesterday`, `last friday` or `march 2024`.

    Words may be in the locale's language or English; only `en-US` puts the month in front of the day.

    A date after `today` raises Refused `journal.future_date`, anything unreadable `journal.unreadable_date`.
    """
    typed = text.strip()
    if len(typed) > LIMIT:
        raise Refused("journal.unreadable_date", typed=typed[:LIMIT] + "…")
    found = _natural(typed, today, locale) if needs_parser(typed) else _iso(typed)
    if found is None:
        raise Refused("journal.unreadable_date", typed=typed)
    if found.is_future(today):
        raise Refused("journal.future_date", typed=typed)
    return found


def _iso(typed: str) -> PartialDate | None:
    try:
        return PartialDate.parse_iso(typed)
    except ValueError:
        return None


def _natural(typed: str, today: date, locale: str) -> PartialDate | None:
    # "5", "12" and "10:30" would be guessed to be a month or today.
    if _HAS_DATE.search(typed) is None:
        return None
    language = language_of(locale)
    found = _parse(typed, today, locale)
    if found is None and language == "de":
        rest = _GERMAN_LEAD.sub("", typed.casefold())
        found = _parse(_GERMAN_SPANS.get(rest, rest), today, locale)
    return found


def _parse(typed: str, today: date, locale: str) -> PartialDate | None:
    # Importing it takes 150 ms, which only natural dates should cost; it has no types.
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]  # noqa: PLC0415

    language = language_of(locale)
    month_first = locale == "en-US" and _DOTTED.match(typed) is None
    parser = DateDataParser(
        languages=list(dict.fromkeys((language, "en"))),
        settings={
            "RELATIVE_BASE": datetime.combine(today, time(12)),
            "PREFER_DATES_FROM": "past",
            "DATE_ORDER": "MDY" if month_first else "DMY",
        },
    )
    data = parser.get_date_data(typed)
    if data.date_obj is None:
        return None
    day = data.date_obj.date()
    match data.period:
        case "year":
            return PartialDate(day.year)
        case "month":
            return PartialDate(day.year, day.month)
        case _:
            return PartialDate(day.year, day.month, day.day)
