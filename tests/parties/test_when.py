"""The moment of a party as people type it."""

from datetime import date

import pytest

from bot.kernel.errors import Refused
from cogs.parties.when import LIMIT, typed, wall_time_of

WEDNESDAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-12-24 19:00", "2026-12-24 19:00"),
        ("2026-12-24T19:00", "2026-12-24 19:00"),
        ("2026-12-24, 19:00", "2026-12-24 19:00"),
        ("saturday 7 pm", "2026-11-21 19:00"),
        ("Saturday at 7:30pm", "2026-11-21 19:30"),
        ("saturday at 19", "2026-11-21 19:00"),
        ("tomorrow at 18:30", "2026-11-19 18:30"),
        ("24 december 19.30 Uhr", "2026-12-24 19:30"),
        ("7pm on friday", "2026-11-20 19:00"),
        ("in 3 days 20:00", "2026-11-21 20:00"),
        ("19:00", "2026-11-18 19:00"),
        ("12/24/2026 7 pm", "2026-12-24 19:00"),
    ],
)
def test_a_day_and_an_hour_are_read(text: str, expected: str) -> None:
    assert typed(wall_time_of(text, WEDNESDAY, "en-US")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Samstag 19 Uhr", "2026-11-21 19:00"),
        ("nächsten Samstag um 19:30", "2026-11-21 19:30"),
        ("morgen um 18", "2026-11-19 18:00"),
        ("24.12. 19:00", "2026-12-24 19:00"),
        ("24.12.2026 um 19 Uhr", "2026-12-24 19:00"),
        ("am 24. Dezember um 19.30 Uhr", "2026-12-24 19:30"),
        ("19 Uhr am Freitag", "2026-11-20 19:00"),
        ("heute 20:00", "2026-11-18 20:00"),
    ],
)
def test_they_are_read_in_german(text: str, expected: str) -> None:
    assert typed(wall_time_of(text, WEDNESDAY, "de")) == expected


@pytest.mark.parametrize(
    "text",
    ["", "saturday", "24.12.", "24.12", "7", "at 7", "someday 19:00", "saturday 25:00", "saturday 19:61", "x" * 500],
)
def test_what_lacks_a_day_or_an_hour_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="unreadable_when"):
        wall_time_of(text, WEDNESDAY, "en-US")


def test_a_text_that_is_too_long_comes_back_cut() -> None:
    with pytest.raises(Refused) as refused:
        wall_time_of("saturday " * 20, WEDNESDAY, "en-US")
    assert len(str(refused.value.values["typed"])) == LIMIT + 1
