"""Which entry comes back in a week: a pure function, kind to whoever gets it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journal.model import PartialDate
from bot.resurfacing.model import A_WEEK, Candidate, Resurfacing, draw, monday_of, years_round

MONDAY = date(2026, 3, 9)
ANY = Resurfacing()
STING = st.none() | st.integers(0, 10)


def day(on: date) -> PartialDate:
    return PartialDate(on.year, on.month, on.day)


candidates = st.lists(
    st.builds(Candidate, st.integers(1, 40), st.dates(date(2015, 1, 1), date(2026, 12, 31)).map(day), STING, STING),
    max_size=30,
    unique_by=lambda one: one.failure_id,
)
mondays = st.dates(date(2016, 1, 1), date(2030, 1, 1)).map(monday_of)
wishes = st.builds(Resurfacing, STING, STING)


@pytest.mark.parametrize(
    ("of", "years"),
    [
        (PartialDate(2025, 3, 9), 1),
        (PartialDate(2025, 3, 15), 1),
        (PartialDate(2025, 3, 8), None),
        (PartialDate(2025, 3, 16), None),
        (PartialDate(2019, 3, 11), 7),
        (PartialDate(2026, 3, 11), None),
        (PartialDate(2027, 3, 11), None),
        (PartialDate(2024, 3), 2),
        (PartialDate(2024, 4), None),
        (PartialDate(2024), None),
    ],
    ids=str,
)
def test_a_day_comes_round_in_its_week(of: PartialDate, years: int | None) -> None:
    assert years_round(of, MONDAY) == years


def test_a_leap_day_comes_round_every_year() -> None:
    leap_day = PartialDate(2024, 2, 29)
    assert years_round(leap_day, monday_of(date(2025, 2, 28))) == 1
    assert years_round(leap_day, monday_of(date(2028, 2, 29))) == 4


def test_the_turn_of_the_year_belongs_to_both() -> None:
    week = monday_of(date(2027, 1, 1))
    assert years_round(PartialDate(2025, 12, 30), week) == 1
    assert years_round(PartialDate(2025, 1, 2), week) == 2


@given(st.dates(date(2000, 1, 1), date(2025, 1, 1)))
def test_each_day_comes_round_once_a_year(of: date) -> None:
    first = monday_of(date(of.year + 1, 1, 1))
    found = [years_round(day(of), first + week * A_WEEK) for week in range(4 * 53)]
    assert [years for years in found if years is not None and years <= 3] == [1, 2, 3]


@given(candidates, mondays, wishes, st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_nothing(
    entries: list[Candidate],
    monday: date,
    wish: Resurfacing,
    random: st.DataObject,  # a random.Random, as hypothesis types it
) -> None:
    shuffled = list(entries)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # what it stands for has it
    assert draw(11, monday, shuffled, wish) == draw(11, monday, entries, wish)


@given(candidates, mondays, wishes)
def test_taking_out_what_was_not_drawn_changes_nothing(
    entries: list[Candidate], monday: date, wish: Resurfacing
) -> None:
    drawn = draw(11, monday, entries, wish)
    for gone in entries:
        if gone != drawn:
            assert draw(11, monday, [one for one in entries if one != gone], wish) == drawn


@given(candidates, mondays, wishes)
def test_what_is_drawn_comes_round_and_is_wanted(entries: list[Candidate], monday: date, wish: Resurfacing) -> None:
    drawn = draw(11, monday, entries, wish)
    fitting = [one for one in entries if years_round(one.of, monday) and wish.wants(one.then, one.now)]
    assert drawn in fitting if fitting else drawn is None


def test_members_and_weeks_differ() -> None:
    entries = [Candidate(one, PartialDate(2025, 3, 11)) for one in range(1, 50)]
    by_member = {draw(member_id, MONDAY, entries, ANY) for member_id in range(20)}
    assert len(by_member) > 5
    later = [Candidate(one, PartialDate(2025, 3, 11 + 7)) for one in range(1, 50)]
    found = draw(11, MONDAY, entries, ANY), draw(11, MONDAY + timedelta(days=7), later, ANY)
    assert len({one and one.failure_id for one in found}) == 2


@pytest.mark.parametrize(
    ("wish", "then", "now", "wanted"),
    [
        (ANY, None, None, True),
        (Resurfacing(least=7), 7, 2, True),
        (Resurfacing(least=7), 6, 2, False),
        (Resurfacing(least=7), None, None, False),
        (Resurfacing(most=3), 9, 3, True),
        (Resurfacing(most=3), 9, 4, False),
        (Resurfacing(most=3), None, None, False),
        (Resurfacing(least=7, most=3), 7, 3, True),
    ],
    ids=str,
)
def test_the_limits_are_about_then_and_now(
    wish: Resurfacing,
    then: int | None,
    now: int | None,
    wanted: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    assert wish.wants(then, now) is wanted
