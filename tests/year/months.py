"""The last day of each month, on which digests come, and whether a month has enough in it for one."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

A_DAY = timedelta(days=1)
SIX = time(18)
MANY = 6
"""Members who shared something under their names in a month, of which there surely is a digest then."""


def evenings(zone: str, begin: datetime, end: datetime) -> Iterator[datetime]:
    """Return six o'clock on the last day of each month between two instants, in a zone."""
    day = begin.date()
    while day < end.date():
        if (day + A_DAY).day == 1:
            yield datetime.combine(day, SIX, ZoneInfo(zone)).astimezone(UTC)
        day += A_DAY


def has_many(shared: Iterable[tuple[int, datetime]], due: datetime, zone: str) -> bool:
    """Tell whether many people are among those who shared something in the month before a digest's."""
    told = _day(due, zone).replace(day=1) - A_DAY
    return len({who for who, at in shared if _day(at, zone).replace(day=1) == told.replace(day=1)}) >= MANY


def _day(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()
