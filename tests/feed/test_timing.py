from datetime import UTC, datetime

import pytest

from bot.feed.model import Timing
from bot.feed.timing import instant

BERLIN = "Europe/Berlin"


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("timing", "now", "meant"),
    [
        (Timing.NOW, "2026-11-18 10:00", None),
        (Timing.TONIGHT, "2026-11-18 10:00", "2026-11-18 19:00"),
        (Timing.TONIGHT, "2026-11-18 18:59:59", "2026-11-18 19:00"),
        (Timing.TONIGHT, "2026-11-18 19:00", "2026-11-19 19:00"),
        (Timing.TONIGHT, "2026-11-18 23:30", "2026-11-19 19:00"),
        (Timing.TONIGHT, "2026-12-31 20:00", "2027-01-01 19:00"),
        (Timing.WEEK, "2026-11-18 10:00:42", "2026-11-25 19:00"),
        (Timing.WEEK, "2026-10-20 10:00", "2026-10-27 19:00"),  # winter time has come by then
        (Timing.WEEK, "2026-03-25 21:30", "2026-04-01 18:00"),  # and gone
        (Timing.MONTH, "2026-11-18 10:00", "2026-12-18 19:00"),
        (Timing.MONTH, "2026-12-31 10:00", "2027-01-31 19:00"),
        (Timing.MONTH, "2027-01-31 10:00", "2027-02-28 19:00"),
        (Timing.MONTH, "2028-01-31 10:00", "2028-02-29 19:00"),
        (Timing.MONTH, "2026-10-31 23:30", "2026-12-01 19:00"),  # the first of November has begun in Berlin
    ],
)
def test_a_time_is_meant_on_the_members_own_wall(timing: Timing, now: str, meant: str | None) -> None:
    assert instant(timing, BERLIN, at(now)) == (None if meant is None else at(meant))


def test_tonight_is_eight_oclock_where_the_member_is() -> None:
    now = at("2026-11-18 10:00")
    assert instant(Timing.TONIGHT, "Pacific/Auckland", now) == at("2026-11-19 07:00")
    assert instant(Timing.TONIGHT, "America/New_York", now) == at("2026-11-19 01:00")
