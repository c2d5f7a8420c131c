"""What comes every month keeps its day, its hour on the wall, and comes in short months, too."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.schedule import Monthly, next_in_month
from tests.kernel.instants import utc

BERLIN = "Europe/Berlin"

rules = st.builds(
    Monthly,
    day=st.integers(1, 31),
    at=st.times(timezones=st.none()).map(lambda at: at.replace(second=0, microsecond=0, fold=0)),
    zone=st.sampled_from(sorted(available_timezones())),
)
instants = st.integers(0, 60 * 24 * 365 * 40).map(lambda minutes: utc(1995, 1, 1) + timedelta(minutes=minutes))


def days(rule: Monthly, after: datetime, number: int) -> list[date]:
    found = []
    for _ in range(number):
        occurrence = next_in_month(rule, after)
        found.append(occurrence.local_date)
        after = occurrence.instant
    return found


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (28, [(2027, 1, 28), (2027, 2, 28), (2027, 3, 28)]),
        (29, [(2027, 1, 29), (2027, 2, 28), (2027, 3, 29)]),
        (30, [(2027, 1, 30), (2027, 2, 28), (2027, 3, 30)]),
        (31, [(2027, 1, 31), (2027, 2, 28), (2027, 3, 31)]),
    ],
)
def test_a_short_month_has_it_on_its_last_day(day: int, expected: list[tuple[int, int, int]]) -> None:
    assert days(Monthly(day, time(9), BERLIN), utc(2027, 1, 1), 3) == [date(*one) for one in expected]


def test_a_leap_year_has_its_29th() -> None:
    assert days(Monthly(31, time(9), BERLIN), utc(2028, 2, 1), 1) == [date(2028, 2, 29)]


def test_the_hour_on_the_wall_stays_through_clock_changes() -> None:
    rule = Monthly(29, time(2, 30), BERLIN)
    assert next_in_month(rule, utc(2026, 3, 1)).instant == utc(2026, 3, 29, 1)
    assert next_in_month(rule, utc(2026, 3, 29, 1)).instant == utc(2026, 4, 29, 0, 30)
    assert next_in_month(Monthly(25, time(2, 30), BERLIN), utc(2026, 10, 1)).instant == utc(2026, 10, 25, 0, 30)


def test_the_turn_of_the_year_is_a_month_like_any_other() -> None:
    assert days(Monthly(1, time(0), BERLIN), utc(2026, 11, 30), 3) == [
        date(2026, 12, 1),
        date(2027, 1, 1),
        date(2027, 2, 1),
    ]


@given(rules, instants)
def test_the_next_one_lies_ahead_in_this_month_or_the_next(rule: Monthly, after: datetime) -> None:
    found = next_in_month(rule, after)
    assert found.instant > after
    assert found.instant - after <= timedelta(days=33)
    assert found.local_date.day == min(rule.day, monthrange(found.local_date.year, found.local_date.month)[1])


@given(rules, instants)
def test_each_month_has_exactly_one(rule: Monthly, after: datetime) -> None:
    months = [(day.year, day.month) for day in days(rule, after, 13)]
    first = months[0][0] * 12 + months[0][1]
    assert [year * 12 + month for year, month in months] == list(range(first, first + 13))


@given(rules, instants)
def test_asking_in_between_changes_nothing(rule: Monthly, after: datetime) -> None:
    found = next_in_month(rule, after)
    between = after + (found.instant - after) / 2
    assert next_in_month(rule, between) == found
    assert found.instant.astimezone(ZoneInfo(rule.zone)).date() >= found.local_date
