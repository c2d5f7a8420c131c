"""A request that discord.py must not repeat by itself: what it creates would be there twice.

discord.py tries a request up to five times when Discord answers 500 or 502, though it may have been carried out. Before
each try it rewinds the files that go along; what stands in their place here stops the second one.
"""

from typing import Any

import discord
from discord.http import Route


class Ambiguous(OSError):
    """Discord answered that something is wrong on its side: whether the request was carried out is to be looked up."""


class _FirstTry:
    """Stands among a request's files, and lets it be tried once."""

    def reset(self, *, seek: int | bool = True) -> None:
        if seek:
            raise Ambiguous


async def create_once(client: discord.Client, route: Route, payload: dict[str, Any]) -> Any:
    """Make a creating request that has no idempotency key; raise Ambiguous, or discord.py's errors."""
    return await client.http.request(
        route,
        json=payload,
        files=[_FirstTry()],  # type: ignore[list-item]  # of a file only `reset` is called, where there is no form
    )
