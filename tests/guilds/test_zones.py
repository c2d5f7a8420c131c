from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guilds.model import CHOICES, zone_named, zones_like


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("york new", "America/New_York"),
        ("America/Argentina/Bu", "America/Argentina/Buenos_Aires"),
        ("KOLKATA", "Asia/Kolkata"),
        ("utc", "UTC"),
    ],
)
def test_a_typed_place_offers_its_zone_first(typed: str, zone: str) -> None:
    assert zones_like(typed)[0] == zone


def test_nothing_typed_offers_a_spread_of_frequent_zones() -> None:
    assert "Europe/Berlin" in zones_like("")
    assert all(zone_named(zone) == zone for zone in zones_like(" "))


def test_a_word_start_comes_before_a_word_middle() -> None:
    found = zones_like("ro")
    assert found.index("Europe/Rome") < found.index("Africa/Cairo")


@given(st.text(max_size=30))
def test_whatever_is_typed_at_most_25_real_zones_are_offered(typed: str) -> None:
    found = zones_like(typed)
    assert len(found) <= CHOICES
    assert all(ZoneInfo(zone).key == zone for zone in found)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("europe/berlin", "Europe/Berlin"), ("  America/new_york ", "America/New_York"), ("Utc", "UTC")],
)
def test_a_zone_is_known_in_any_spelling(typed: str, zone: str) -> None:
    assert zone_named(typed) == zone


@pytest.mark.parametrize("typed", ["", "Berlin", "Europe", "Mars/Olympus", "../../etc/passwd", "Europe/Berlin\0"])
def test_what_is_no_zone_is_not_known(typed: str) -> None:
    assert zone_named(typed) is None
