from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.schedule import LATEST, PUNCTUAL, Punctuality, Weekly, instant_of, next_occurrence, punctuality
from tests.kernel.instants import utc

BERLIN = "Europe/Berlin"
MONDAY, FRIDAY, SUNDAY = 0, 4, 6

rules = st.builds(
    Weekly,
    weekday=st.integers(0, 6),
    at=st.times(timezones=st.none()).map(lambda at: at.replace(second=0, microsecond=0, fold=0)),
    zone=st.sampled_from(sorted(available_timezones())),
)
instants = st.integers(0, 60 * 24 * 365 * 40).map(lambda minutes: utc(1995, 1, 1) + timedelta(minutes=minutes))


def occurrences(rule: Weekly, after: datetime, number: int) -> list[tuple[date, datetime]]:
    found = []
    for _ in range(number):
        occurrence = next_occurrence(rule, after)
        found.append((occurrence.local_date, occurrence.instant))
        after = occurrence.instant
    return found


def test_the_hour_on_the_wall_stays_when_the_clocks_go_forward() -> None:
    assert occurrences(Weekly(MONDAY, time(9), BERLIN), utc(2026, 3, 20), 2) == [
        (date(2026, 3, 23), utc(2026, 3, 23, 8)),
        (date(2026, 3, 30), utc(2026, 3, 30, 7)),
    ]


def test_the_hour_on_the_wall_stays_when_the_clocks_go_back() -> None:
    assert occurrences(Weekly(MONDAY, time(9), BERLIN), utc(2026, 10, 16), 2) == [
        (date(2026, 10, 19), utc(2026, 10, 19, 7)),
        (date(2026, 10, 26), utc(2026, 10, 26, 8)),
    ]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (time(1, 59), utc(2026, 3, 29, 0, 59)),
        (time(2, 0), utc(2026, 3, 29, 1, 0)),
        (time(2, 30), utc(2026, 3, 29, 1, 0)),
        (time(2, 59), utc(2026, 3, 29, 1, 0)),
        (time(3, 0), utc(2026, 3, 29, 1, 0)),
    ],
)
def test_a_time_that_a_clock_change_skips_means_the_next_minute_there_is(at: time, expected: datetime) -> None:
    assert instant_of(date(2026, 3, 29), at, ZoneInfo(BERLIN)) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (time(1, 59), utc(2026, 10, 24, 23, 59)),
        (time(2, 0), utc(2026, 10, 25, 0, 0)),
        (time(2, 30), utc(2026, 10, 25, 0, 30)),
        (time(3, 0), utc(2026, 10, 25, 2, 0)),
    ],
)
def test_a_time_that_comes_twice_means_the_first_time(at: time, expected: datetime) -> None:
    assert instant_of(date(2026, 10, 25), at, ZoneInfo(BERLIN)) == expected


def test_an_hour_that_comes_twice_has_one_occurrence() -> None:
    rule = Weekly(SUNDAY, time(2, 30), BERLIN)
    between_the_two = utc(2026, 10, 25, 1, 0)
    assert next_occurrence(rule, between_the_two).local_date == date(2026, 11, 1)


def test_a_date_that_a_country_skipped_is_made_up_for_at_the_next_midnight() -> None:
    rule = Weekly(FRIDAY, time(9), "Pacific/Apia")
    assert occurrences(rule, utc(2011, 12, 24), 2) == [
        (date(2011, 12, 30), utc(2011, 12, 30, 10)),
        (date(2012, 1, 6), utc(2012, 1, 5, 19)),
    ]


def test_an_occurrence_now_is_not_the_next_one() -> None:
    rule = Weekly(MONDAY, time(9), "UTC")
    assert next_occurrence(rule, utc(2026, 3, 16, 9)).instant == utc(2026, 3, 23, 9)
    assert next_occurrence(rule, utc(2026, 3, 16, 8, 59)).instant == utc(2026, 3, 16, 9)


@given(rule=rules, after=instants)
def test_the_next_occurrence_lies_ahead_on_the_right_weekday(rule: Weekly, after: datetime) -> None:
    found = next_occurrence(rule, after)
    assert after < found.instant <= after + timedelta(days=9)
    assert found.local_date.weekday() == rule.weekday
    # Where the clocks skip the wall time, or the date, it comes at the first valid minute after it.
    shown = found.instant.astimezone(ZoneInfo(rule.zone)).replace(tzinfo=None)
    wanted = datetime.combine(found.local_date, rule.at)
    assert wanted <= shown <= wanted + timedelta(days=1)


@given(rule=rules, after=instants)
def test_no_local_date_has_two_occurrences_and_no_week_has_none(rule: Weekly, after: datetime) -> None:
    dates = [day for day, _ in occurrences(rule, after, 30)]
    assert [later - earlier for earlier, later in pairwise(dates)] == [timedelta(days=7)] * 29


@given(rule=rules, after=instants, minutes=st.integers(0, 60 * 24 * 7))
def test_looking_a_little_later_never_finds_an_earlier_occurrence(rule: Weekly, after: datetime, minutes: int) -> None:
    first = next_occurrence(rule, after)
    later = next_occurrence(rule, after + timedelta(minutes=minutes))
    assert later.instant >= first.instant
    assert later.local_date >= first.local_date


@pytest.mark.parametrize(
    ("delay", "expected"),
    [
        (timedelta(0), Punctuality.ON_TIME),
        (PUNCTUAL, Punctuality.ON_TIME),
        (PUNCTUAL + timedelta(seconds=1), Punctuality.LATE),
        (timedelta(minutes=10), Punctuality.LATE),
        (LATEST, Punctuality.LATE),
        (LATEST + timedelta(seconds=1), Punctuality.MISSED),
        (timedelta(weeks=3), Punctuality.MISSED),
    ],
)
def test_twelve_hours_late_is_late_and_a_second_more_is_missed(delay: timedelta, expected: Punctuality) -> None:
    due = utc(2026, 3, 16, 9)
    assert punctuality(due, due + delay) is expected
