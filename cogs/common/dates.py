"""Dates in the reader's language."""

from datetime import date

from bot.kernel.text import say


def long_date(day: date, locale: str) -> str:
    """Return a date as people write it, such as `22 November 2026`."""
    return say("common.date", locale, day=day.day, month=say(f"common.month_{day.month}", locale), year=day.year)
