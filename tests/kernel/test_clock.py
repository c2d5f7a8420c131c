from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.clock import SystemClock, from_stored, to_stored


@given(milliseconds=st.integers(0, 4_102_444_800_000))
def test_every_stored_instant_comes_back_as_it_was(milliseconds: int) -> None:
    instant = from_stored(milliseconds)
    assert instant.tzinfo is UTC
    assert to_stored(instant) == milliseconds


def test_the_same_instant_in_another_zone_is_stored_the_same() -> None:
    berlin = datetime(2026, 3, 14, 13, tzinfo=timezone(timedelta(hours=1)))
    assert to_stored(berlin) == to_stored(datetime(2026, 3, 14, 12, tzinfo=UTC))


def test_the_system_clock_tells_utc() -> None:
    assert SystemClock().now().tzinfo is UTC
