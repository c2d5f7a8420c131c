"""Time as an argument: the one place that asks the machine what time it is."""

import asyncio
from datetime import UTC, datetime
from typing import Protocol

_DISCORD_EPOCH = 1_420_070_400_000


class Clock(Protocol):
    """Tell the time and wait; a sandbox or a test hands in one that can be moved."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""

    async def sleep(self, seconds: float) -> None:
        """Wait for at most this many seconds; a clock that is moved may return early."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait for this many seconds."""
        await asyncio.sleep(seconds)


def to_stored(instant: datetime) -> int:
    """Turn an aware instant into what the database keeps: whole milliseconds since 1970 in UTC."""
    return round(instant.timestamp() * 1000)


def from_stored(milliseconds: int) -> datetime:
    """Turn the database's milliseconds since 1970 back into an aware instant in UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def from_snowflake(snowflake: int) -> datetime:
    """Return when Discord made an id (https://docs.discord.com/developers/reference#snowflakes)."""
    return from_stored((snowflake >> 22) + _DISCORD_EPOCH)
