from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.kernel.schedule import instant_of
from bot.quests.model import Progress

USUAL_GOAL = 100
GOALS = range(10, 10_001)
"""Smaller ones would be a party for every few failures, and tell nearly when these were logged."""
FEWEST = 5
"""From how many on it is told how many members a total comes from."""
COUNTED_AT = time(9)
"""When a server's total is counted anew, on its own walls."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Together:
    """What a server has collected together, as everybody there may know it.

    `shown` and `contributors` never fall, whoever deletes or leaves; `contributors` is of how many members the total
    was when they were most. `goal` is None while the cork is put away. The newest of all `cards` stands in `channel_id`
    as `message_id`, or is on its way there while that is None.
    """

    guild_id: int
    goal: int | None
    next_at: datetime
    shown: int = 0
    contributors: int = 0
    cards: int = 0
    channel_id: int | None = None
    message_id: int | None = None

    @property
    def reached(self) -> int:
        """Return the latest count at which there is a party, 0 before the first; each multiple of the goal is one."""
        return 0 if self.goal is None else self.shown // self.goal * self.goal

    @property
    def next_party(self) -> int:
        """Return the count at which the next party is; 0 while the cork is put away."""
        return self.reached + (self.goal or 0)

    @property
    def progress(self) -> Progress:
        """Return how far it is on the way to the next party, to be drawn; only of one that has a goal."""
        return Progress(self.shown, self.next_party)

    @property
    def told_contributors(self) -> int | None:
        """Return of how many members it is, or None where these are too few to be told."""
        return self.contributors if self.contributors >= FEWEST else None


@dataclass(frozen=True, slots=True)
class Contribution:
    """That a member wants what they log from an instant on to be counted in a server."""

    guild_id: int
    since: datetime


def counted_until(now: datetime, zone: str) -> datetime:
    """Return the instant before which a failure must have been logged to be counted: where yesterday began.

    A total that rises within the day would tell that somebody was here just before an anonymous card came out.
    """
    where = ZoneInfo(zone)
    return instant_of(now.astimezone(where).date() - _DAY, time(0), where)


def next_counting(after: datetime, zone: str) -> datetime:
    """Return when a total is counted next, strictly later than an instant."""
    where = ZoneInfo(zone)
    day = after.astimezone(where).date()
    while (instant := instant_of(day, COUNTED_AT, where)) <= after:
        day += _DAY
    return instant
