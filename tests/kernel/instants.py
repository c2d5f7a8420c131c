"""Instants to test with."""

from datetime import UTC, datetime


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """Return an instant by its wall time in UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC)
