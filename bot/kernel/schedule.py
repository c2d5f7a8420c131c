"""When what comes every week or month falls due, in wall-clock time through every clock change."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

LATEST = timedelta(hours=12)
"""An occurrence missed by more than this is skipped."""
PUNCTUAL = timedelta(minutes=5)
"""An occurrence within this of its time is not worth an apology."""


@dataclass(frozen=True, slots=True)
class Weekly:
    """A weekday (0 is Monday) and a wall time in an IANA zone."""

    weekday: int
    at: time
    zone: str


@dataclass(frozen=True, slots=True)
class Monthly:
    """A day of the month, or its last one where it is shorter, and a wall time in an IANA zone."""

    day: int
    at: time
    zone: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One falling-due: the local date that names it, and its instant in UTC."""

    local_date: date
    instant: datetime


class Punctuality(Enum):
    """What becomes of an occurrence that is due."""

    ON_TIME = "on time"
    LATE = "late"
    MISSED = "missed"


def next_occurrence(rule: Weekly, after: datetime) -> Occurrence:
    """Return the first occurrence strictly later than the instant `after`."""
    zone = ZoneInfo(rule.zone)
    day = after.astimezone(zone).date()
    day += timedelta(days=(rule.weekday - day.weekday()) % 7)
    while (instant := instant_of(day, rule.at, zone)) <= after:
        day += timedelta(days=7)
    return Occurrence(day, instant)


def next_in_month(rule: Monthly, after: datetime) -> Occurrence:
    """Return the first occurrence strictly later than the instant `after`."""
    zone = ZoneInfo(rule.zone)
    day = _in_month(rule.day, after.astimezone(zone).date())
    while (instant := instant_of(day, rule.at, zone)) <= after:
        day = _in_month(rule.day, day.replace(day=1) + timedelta(days=31))
    return Occurrence(day, instant)


def _in_month(day: int, month: date) -> date:
    """Return the day of a month, or its last one where it has not so many."""
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))


def instant_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Turn a wall time into an instant: a doubled hour means its first pass, a skipped one the next valid minute."""
    local = datetime.combine(day, at)
    instant = local.replace(tzinfo=zone).astimezone(UTC)
    while instant.astimezone(zone).replace(tzinfo=None) != local:
        local += timedelta(minutes=1)
        instant = local.replace(tzinfo=zone).astimezone(UTC)
    return instant


def punctuality(due: datetime, now: datetime) -> Punctuality:
    """Judge an occurrence that was due at `due` and is looked at `now`."""
    if now - due <= PUNCTUAL:
        return Punctuality.ON_TIME
    return Punctuality.LATE if now - due <= LATEST else Punctuality.MISSED
