"""When a total is counted, and what it takes in: through clock changes, too."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.together.model import counted_until, next_counting

ZONES = st.sampled_from(["Europe/Berlin", "America/Sao_Paulo", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"])
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-03-16T09:00+01:00", "2026-03-15T00:00+01:00"),
        ("2026-03-30T09:00+02:00", "2026-03-29T00:00+01:00"),
        ("2026-10-26T09:00+01:00", "2026-10-25T00:00+02:00"),
        ("2026-03-16T00:00+01:00", "2026-03-15T00:00+01:00"),
        ("2026-03-15T23:59+01:00", "2026-03-14T00:00+01:00"),
    ],
)
def test_what_was_logged_before_yesterday_began_is_counted(now: str, until: str) -> None:
    assert counted_until(datetime.fromisoformat(now), "Europe/Berlin") == datetime.fromisoformat(until)


@given(MOMENTS, ZONES)
def test_nothing_is_counted_within_a_day_of_its_logging(now: datetime, zone: str) -> None:
    assert counted_until(now, zone) <= now - timedelta(hours=23)


@given(MOMENTS, ZONES)
def test_it_is_counted_each_morning_at_nine_on_the_wall(after: datetime, zone: str) -> None:
    instant = next_counting(after, zone)
    assert instant > after
    assert instant - after <= timedelta(hours=49)  # Apia once left out a day
    assert instant.astimezone(ZoneInfo(zone)).time() == time(9)
    assert next_counting(instant - timedelta(microseconds=1), zone) == instant
