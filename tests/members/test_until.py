"""The days until which people want to be left alone, as they type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.errors import Refused
from bot.members.until import LIMIT, needs_parser, read_until

WEDNESDAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-12-24", date(2026, 12, 24)),
        ("2027-01", date(2027, 1, 1)),
        ("2027", date(2027, 1, 1)),
        ("tomorrow", date(2026, 11, 19)),
        ("  Friday ", date(2026, 11, 20)),
        ("until next friday", date(2026, 11, 20)),
        ("wednesday", date(2026, 11, 25)),
        ("next week", date(2026, 11, 25)),
        ("next month", date(2026, 12, 1)),
        ("next year", date(2027, 1, 1)),
        ("in a month", date(2026, 12, 18)),
        ("for 2 weeks", date(2026, 12, 2)),
        ("24 December", date(2026, 12, 24)),
        ("12 march", date(2027, 3, 12)),
        ("december", date(2026, 12, 1)),
        ("1.12.", date(2026, 12, 1)),
        ("1.2.", date(2027, 2, 1)),
        ("29.2.", date(2028, 2, 29)),
    ],
)
def test_a_day_to_come_is_read_as_it_was_meant(typed: str, meant: date) -> None:
    assert read_until(typed, WEDNESDAY, "en-GB") == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("morgen", date(2026, 11, 19)),
        ("bis nächsten Freitag", date(2026, 11, 20)),
        ("kommenden Montag", date(2026, 11, 23)),
        ("bis zum 24.12.", date(2026, 12, 24)),
        ("24. Dezember", date(2026, 12, 24)),
        ("für 2 Wochen", date(2026, 12, 2)),
        ("nächstes Jahr", date(2027, 1, 1)),
        ("next week", date(2026, 11, 25)),
    ],
)
def test_german_is_read_as_well(typed: str, meant: date) -> None:
    assert read_until(typed, WEDNESDAY, "de") == meant


@pytest.mark.parametrize(("locale", "meant"), [("en-US", date(2027, 5, 1)), ("en-GB", date(2027, 1, 5))])
def test_only_americans_put_the_month_first(locale: str, meant: date) -> None:
    assert read_until("5/1", WEDNESDAY, locale) == meant


@pytest.mark.parametrize(
    "typed", ["", "12", "10:30", "christmas", "2026-02-29", "31.2.", "soon", "🍾", "x" * (LIMIT + 1)]
)
def test_what_is_no_day_is_refused_and_quoted(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_until(typed, WEDNESDAY, "en-GB")
    assert refused.value.key == "members.unreadable_until"
    assert str(refused.value.values["typed"]).rstrip("…") == typed[:LIMIT]


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_iso_day_is_read_back_without_the_parser(day: date) -> None:
    typed = day.isoformat()
    assert not needs_parser(typed)
    assert read_until(typed, WEDNESDAY, "de") == day


@given(st.integers(min_value=1, max_value=365))
def test_a_dotted_day_is_the_next_such_day(days: int) -> None:
    day = WEDNESDAY + timedelta(days=days - 1)
    assert read_until(f"{day.day}.{day.month}.", WEDNESDAY, "en-US") == day


@given(st.text(max_size=LIMIT))
def test_whatever_is_typed_is_a_day_or_refused(typed: str) -> None:
    try:
        assert isinstance(read_until(typed, WEDNESDAY, "en-US"), date)
    except Refused as refused:
        assert refused.key == "members.unreadable_until"  # noqa: PT017 - both outcomes are fine
