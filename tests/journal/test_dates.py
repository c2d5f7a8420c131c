from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journal.dates import LIMIT, needs_parser, read_date
from bot.journal.model import PartialDate
from bot.kernel.errors import Refused

TODAY = date(2026, 3, 14)  # a Saturday


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2019", "2019"),
        ("2019-03", "2019-03"),
        ("2019-3", "2019-03"),
        ("2019-03-14", "2019-03-14"),
        (" 2019-3-4 ", "2019-03-04"),
        ("2024-02-29", "2024-02-29"),
        ("2026", "2026"),
        ("2026-03", "2026-03"),
        ("2026-03-14", "2026-03-14"),
    ],
)
def test_iso_dates_are_as_exact_as_typed_and_need_no_parser(typed: str, read: str) -> None:
    assert not needs_parser(typed)
    assert str(read_date(typed, TODAY, "en-US")) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("yesterday", "2026-03-13"),
        ("today", "2026-03-14"),
        ("last friday", "2026-03-13"),
        ("Monday", "2026-03-09"),
        ("3 days ago", "2026-03-11"),
        ("a week ago", "2026-03-07"),
        ("march 2024", "2024-03"),
        ("May", "2025-05"),
        ("last month", "2026-02"),
        ("last year", "2025"),
        ("in 2019", "2019"),
        ("14 March 2024", "2024-03-14"),
        ("March 14, 2024", "2024-03-14"),
        ("29 february", "2024-02-29"),
    ],
)
@pytest.mark.parametrize("locale", ["en-US", "en-GB", "fr"])
def test_english_dates_are_read_as_exactly_as_they_were_meant(typed: str, read: str, locale: str) -> None:
    assert needs_parser(typed)
    assert str(read_date(typed, TODAY, locale)) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("gestern", "2026-03-13"),
        ("vorgestern", "2026-03-12"),
        ("heute", "2026-03-14"),
        ("letzten Freitag", "2026-03-13"),
        ("am letzten Freitag", "2026-03-13"),
        ("vergangenen Montag", "2026-03-09"),
        ("am Freitag", "2026-03-13"),
        ("letzte Woche", "2026-03-07"),
        ("vorige Woche", "2026-03-07"),
        ("vor drei Wochen", "2026-02-21"),
        ("März 2024", "2024-03"),
        ("im März 2024", "2024-03"),
        ("letzten Monat", "2026-02"),
        ("letztes Jahr", "2025"),
        ("im letzten Jahr", "2025"),
        ("14. März 2024", "2024-03-14"),
        ("1.2.2024", "2024-02-01"),
        ("last friday", "2026-03-13"),
        ("yesterday", "2026-03-13"),
    ],
)
def test_german_members_type_german_or_english(typed: str, read: str) -> None:
    assert str(read_date(typed, TODAY, "de")) == read


@pytest.mark.parametrize(
    ("typed", "locale", "read"),
    [
        ("1/2/2024", "en-US", "2024-01-02"),
        ("1/2/2024", "en-GB", "2024-02-01"),
        ("1.2.2024", "en-US", "2024-02-01"),
        ("14/03/2024", "en-US", "2024-03-14"),
    ],
)
def test_only_americans_put_the_month_first(typed: str, locale: str, read: str) -> None:
    assert str(read_date(typed, TODAY, locale)) == read


@pytest.mark.parametrize(
    "typed", ["tomorrow", "next friday", "2026-03-15", "2026-04", "2027", "in two weeks", "April 2027", "9999-12-31"]
)
def test_a_future_date_is_refused_kindly(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_date(typed, TODAY, "en-US")
    assert (refused.value.key, refused.value.values) == ("journal.future_date", {"typed": typed})


@pytest.mark.parametrize(
    "typed",
    [
        *("", "   ", "soon", "5", "12", "10:30", "1700000000", "2024-13", "2023-02-29", "29 feb 2023", "0000", "-"),
        *("2019-03-14-15", "20190314", "31.2.2024", "🍾", "\x00", "٢٠١٩", "x" * 64),
    ],
)
@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_what_is_no_date_is_refused_with_what_was_typed(typed: str, locale: str) -> None:
    with pytest.raises(Refused) as refused:
        read_date(typed, TODAY, locale)
    assert (refused.value.key, refused.value.values) == ("journal.unreadable_date", {"typed": typed.strip()})


def test_an_endless_text_is_no_date_and_is_not_repeated_whole() -> None:
    with pytest.raises(Refused) as refused:
        read_date("yesterday " * 100, TODAY, "en-US")
    assert refused.value.key == "journal.unreadable_date"
    assert len(str(refused.value.values["typed"])) == LIMIT + 1


@given(st.dates(date(1, 1, 1), TODAY), st.sampled_from([4, 7, 10]))
def test_a_partial_date_survives_being_written_and_read(day: date, exactness: int) -> None:
    written = day.isoformat()[:exactness]
    assert str(PartialDate.parse_iso(written)) == written
    assert read_date(written, TODAY, "de") == PartialDate.parse_iso(written)


@given(st.dates(), st.dates())
def test_a_month_and_a_year_are_future_only_once_they_lie_wholly_ahead(day: date, today: date) -> None:
    assert PartialDate(day.year, day.month, day.day).is_future(today) == (day > today)
    assert PartialDate(day.year, day.month).is_future(today) == ((day.year, day.month) > (today.year, today.month))
    assert PartialDate(day.year).is_future(today) == (day.year > today.year)


words = st.sampled_from(
    [
        *("last", "next", "ago", "in", "days", "week", "month", "year", "yesterday", "friday", "march", "pm"),
        *("letzten", "gestern", "vor", "Jahr", "2024", "14", "3", "99999999", "/", ".", "-"),
    ]
)


@given(st.text(max_size=LIMIT + 10) | st.lists(words, max_size=6).map(" ".join), st.sampled_from(["en-US", "de"]))
def test_whatever_is_typed_is_a_date_up_to_today_or_refused(typed: str, locale: str) -> None:
    with suppress(Refused):
        assert not read_date(typed, TODAY, locale).is_future(TODAY)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2023, 2, 29), (2024, None, 3), (0, None, None), (2024, 13, None), (2024, 0, None)]
)
def test_there_is_no_partial_date_that_no_calendar_has(year: int, month: int | None, day: int | None) -> None:
    with pytest.raises(ValueError, match=r"out of range|must be in|without a month"):
        PartialDate(year, month, day)
