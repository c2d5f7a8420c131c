"""Where the page's clock buttons lead: plain arithmetic on the calendar of a zone."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Jump:
    """A way to move the clock: a stretch of time, whole months, or to a weekday's hour."""

    by: timedelta = timedelta()
    months: int = 0
    weekday: int | None = None
    hour: int = 0


def after(now: datetime, jump: Jump, zone: ZoneInfo) -> datetime:
    """Return the instant a jump leads to, in UTC; months and weekdays keep to the wall clock of `zone`."""
    if jump.weekday is not None:
        return next_weekday(now, jump.weekday, jump.hour, zone)
    return later_month(now, jump.months, zone) + jump.by


def next_weekday(now: datetime, weekday: int, hour: int, zone: ZoneInfo) -> datetime:
    """Return the next time it is `hour` o'clock on `weekday` (0 is Monday) in `zone`, after `now`."""
    local = now.astimezone(zone)
    day = local.date() + timedelta(days=(weekday - local.weekday()) % 7)
    target = datetime(day.year, day.month, day.day, hour, tzinfo=zone)
    if target <= local:
        day += timedelta(days=7)
        target = datetime(day.year, day.month, day.day, hour, tzinfo=zone)
    return target.astimezone(UTC)


def later_month(now: datetime, months: int, zone: ZoneInfo) -> datetime:
    """Return the same wall time `months` later, on the month's last day if it has no such day."""
    if not months:
        return now
    local = now.astimezone(zone)
    index = local.year * MONTHS + local.month - 1 + months
    year, month = index // MONTHS, index % MONTHS + 1
    day = min(local.day, monthrange(year, month)[1])
    return local.replace(year=year, month=month, day=day).astimezone(UTC)


def wall(text: str, zone: ZoneInfo) -> datetime:
    """Read `2026-11-22T18:00` as a wall time in `zone`; raises ValueError for anything else."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)
