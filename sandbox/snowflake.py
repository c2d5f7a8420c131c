"""Discord's ids: milliseconds since 2015 in the upper 42 bits, unique and rising."""

from datetime import UTC, datetime, timedelta

from sandbox.clock import SandboxClock

EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def instant_of(snowflake: int) -> datetime:
    """Return the instant at which an id was made."""
    return EPOCH + timedelta(milliseconds=snowflake >> 22)


def first_at(instant: datetime) -> int:
    """Return the lowest id that could be made at an instant."""
    return ((instant - EPOCH) // _MILLISECOND) << 22


class Snowflakes:
    """Make ids from the sandbox clock; they keep rising even when the clock is moved back."""

    def __init__(self, clock: SandboxClock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> int:
        """Return a new id."""
        self._last = max(self._last + 1, first_at(self._clock.now()))
        return self._last
