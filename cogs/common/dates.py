"""Dates in the reader's language."""

from datetime import date

from bot.kernel.text import say


def long_date(day: date, locale: str) -> str:
    """Return a date as people write it, such as `22 November 2026`."""
    return say("common.date", locale, day=day.day, month=say(f"common.month_{day.month}", locale), year=day.year)


def known_date(year: int, month: int | None, day: int | None, locale: str) -> str:
    """Return a date as exact as it is known: `2026`, `November 2026` or `22 November 2026`."""
    if month is None:
        return str(year)
    if day is None:
        return say("common.month_of_year", locale, month=say(f"common.month_{month}", locale), year=year)
    return long_date(date(year, month, day), locale)
