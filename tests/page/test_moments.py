from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sandbox.page.moments import Jump, after, wall

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = Jump(weekday=6, hour=18)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "sunday"),
    [
        ("2026-03-14T12:00", "2026-03-15T17:00"),
        ("2026-03-15T16:59", "2026-03-15T17:00"),
        ("2026-03-15T17:00", "2026-03-22T17:00"),
        ("2026-03-28T12:00", "2026-03-29T16:00"),
        ("2026-10-24T12:00", "2026-10-25T17:00"),
        ("2026-03-15T23:30", "2026-03-22T17:00"),
    ],
    ids=[
        "a Saturday",
        "a minute before",
        "at the hour itself",
        "the clocks go forward",
        "and back",
        "Monday in Berlin",
    ],
)
def test_next_sunday_is_six_in_the_evening_in_berlin(now: str, sunday: str) -> None:
    assert after(utc(now), SUNDAY, BERLIN) == utc(sunday)


@pytest.mark.parametrize(
    ("now", "later"),
    [
        ("2026-01-31T12:00", "2026-02-28T12:00"),
        ("2026-12-15T12:00", "2027-01-15T12:00"),
        ("2026-03-14T17:00", "2026-04-14T16:00"),
    ],
    ids=["the month is shorter", "the year turns", "the clocks change between"],
)
def test_a_month_later_it_is_the_same_wall_time(now: str, later: str) -> None:
    assert after(utc(now), Jump(months=1), BERLIN) == utc(later)


def test_ten_minutes_are_ten_minutes() -> None:
    now = utc("2026-03-29T00:55")
    assert after(now, Jump(by=timedelta(minutes=10)), BERLIN) - now == timedelta(minutes=10)


def test_the_field_of_the_clock_means_the_wall_clock_in_berlin() -> None:
    assert wall("2026-07-01T18:00", BERLIN) == utc("2026-07-01T16:00")


def test_a_time_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        wall("tomorrow", BERLIN)
