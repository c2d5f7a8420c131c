"""Which entry of an earlier year comes back in a week: a pure function of its member, the week and the entries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import blake2b

from bot.journal.model import Failure, PartialDate

SETTLED = timedelta(days=30)
"""What was written down more recently than this does not come back yet, however long ago it happened."""
A_WEEK = timedelta(days=7)
_MID_MONTH = 15
"""The day on which an entry comes round of which only the month is known."""


@dataclass(frozen=True, slots=True)
class Resurfacing:
    """That a member wants to meet earlier entries again.

    `least` is what one stung at first at least, `most` what it stings now at most; None for no limit. `brought` is the
    Monday of the last week in which one came.
    """

    least: int | None = None
    most: int | None = None
    brought: date | None = None

    def wants(self, then: int | None, now: int | None) -> bool:
        """Tell whether an entry fits that stung so much at first and stings so much now; None where it was not told."""
        if self.least is not None and (then is None or then < self.least):
            return False
        return self.most is None or (now is not None and now <= self.most)


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept of it: the wish, None where it is off, and the entries that never come."""

    wish: Resurfacing | None = None
    spared: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may come back: the day it is of, as exact as it is known, and its sting at first and by now."""

    failure_id: int
    of: PartialDate
    then: int | None = None
    now: int | None = None


@dataclass(frozen=True, slots=True)
class Resurfaced:
    """An entry that comes back, how many years after the day it is of, and its sting at first and by now."""

    failure: Failure = field(repr=False)
    of: PartialDate
    years: int
    then: int | None
    now: int | None


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def years_round(of: PartialDate, monday: date) -> int | None:
    """Return after how many years a day comes round in the week of a Monday, None where it does not.

    A month comes round in its middle, the 29th of February on the 28th where there is none, and a bare year never.
    """
    if of.month is None:
        return None
    for on in (monday + timedelta(days=day) for day in range(A_WEEK.days)):
        if on.year > of.year and on == _in_year(of, on.year):
            return on.year - of.year
    return None


def draw(member_id: int, monday: date, candidates: Iterable[Candidate], wish: Resurfacing) -> Candidate | None:
    """Return the entry that comes back to a member in the week of a Monday, None where none comes round.

    The same week gives the same entry in whatever order they come, and to take out another one changes nothing.
    """
    coming = (one for one in candidates if wish.wants(one.then, one.now) and years_round(one.of, monday) is not None)
    return min(coming, key=lambda one: _lot(member_id, monday, one.failure_id), default=None)


def _in_year(of: PartialDate, year: int) -> date:
    assert of.month is not None  # noqa: S101 - a bare year does not come here
    try:
        return date(year, of.month, of.day or _MID_MONTH)
    except ValueError:
        return date(year, of.month, 28)


def _lot(member_id: int, monday: date, failure_id: int) -> bytes:
    return blake2b(f"{member_id}:{monday}:{failure_id}".encode()).digest()
