"""When a share is posted, from how its author says it."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.feed.model import Timing
from bot.kernel.schedule import instant_of

EVENING = time(20)
"""When scheduled shares are posted: neither the card nor the database tells the minute in which it was decided."""


def instant(timing: Timing, zone: str, now: datetime) -> datetime | None:
    """Return the instant that is meant, for somebody in an IANA zone; None for at once.

    That is always an evening at eight; tonight means tomorrow's where today's has passed.
    """
    here = ZoneInfo(zone)
    today = now.astimezone(here).date()
    match timing:
        case Timing.NOW:
            return None
        case Timing.TONIGHT:
            tonight = instant_of(today, EVENING, here)
            return tonight if tonight > now else instant_of(today + timedelta(days=1), EVENING, here)
        case Timing.WEEK:
            return instant_of(today + timedelta(days=7), EVENING, here)
        case Timing.MONTH:
            return instant_of(_month_on(today), EVENING, here)


def _month_on(day: date) -> date:
    """Return the same day of the next month, or that month's last."""
    first = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
