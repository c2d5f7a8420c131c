"""What a server collects together, by a count of its own: who joined in, when it is counted, which parties it had."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.year.town import Server

GOAL = 25
NINE = time(9)
A_DAY = timedelta(days=1)


@dataclass(slots=True)
class Collection:
    """One server's: since when each member counts, the most that was shown, and the last party's number."""

    server: Server
    next_at: datetime
    since: dict[int, datetime] = field(default_factory=dict)
    shown: int = 0
    held: int = 0

    def look(self, logged: Iterable[tuple[int, datetime]], now: datetime) -> int | None:
        """Count anew if it is time to, taking in what was logged before yesterday; return the party that is reached.

        `logged` is who logged an entry that is still there, and when.
        """
        if now < self.next_at:
            return None
        self.next_at = next_counting(self.server, now)
        zone = ZoneInfo(self.server.plan.zone)
        until = datetime.combine(now.astimezone(zone).date() - A_DAY, time(), zone)
        total = sum(who in self.since and self.since[who] <= at < until for who, at in logged)
        self.shown = max(self.shown, total)
        reached = self.shown // GOAL * GOAL
        if reached <= self.held:
            return None
        self.held = reached
        return reached


def next_counting(server: Server, after: datetime) -> datetime:
    """Return the first nine in the morning after an instant, in a server's zone."""
    zone = ZoneInfo(server.plan.zone)
    today = after.astimezone(zone).date()
    mornings = (datetime.combine(today + day * A_DAY, NINE, zone) for day in range(2))
    return next(one for one in mornings if one > after)
