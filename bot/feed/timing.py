"""When a share is posted, from how its author says it."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.feed.model import Timing
from bot.kernel.schedule import instant_of

TONIGHT = time(20)


def instant(timing: Timing, zone: str, now: datetime) -> datetime | None:
    """Return the instant that is meant, for somebody in an IANA zone; None for at once.

    Tonight is eight o'clock, tomorrow's where today's has passed; in a week or a month, the minute is today's.
    """
    here = ZoneInfo(zone)
    local = now.astimezone(here)
    minute = time(local.hour, local.minute)
    match timing:
        case Timing.NOW:
            return None
        case Timing.TONIGHT:
            tonight = instant_of(local.date(), TONIGHT, here)
            return tonight if tonight > now else instant_of(local.date() + timedelta(days=1), TONIGHT, here)
        case Timing.WEEK:
            return instant_of(local.date() + timedelta(days=7), minute, here)
        case Timing.MONTH:
            return instant_of(_month_on(local.date()), minute, here)


def _month_on(day: date) -> date:
    """Return the same day of the next month, or that month's last."""
    first = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
