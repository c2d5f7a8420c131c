"""What goes wrong in a year: answers that get lost, connections that break, permissions that go and come back."""

import random
from collections.abc import Callable

from sandbox.world.permissions import Permission
from tests.year.town import Server, Town

MESSAGES = "/channels/*/messages"
MESSAGE = "/channels/*/messages/*"
THREADS = "/channels/*/messages/*/threads"
DMS = "/users/@me/channels"
LONG = 90.0
"""Seconds of a rate limit that Cork waits for by its own clock, not in the library."""


class Weather:
    """Draw troubles and make them."""

    def __init__(self, town: Town, chance: random.Random) -> None:
        self._sandbox = town.sandbox
        self._trouble = town.sandbox.trouble
        self._chance = chance
        self.troubles = 0

    async def something(self) -> str:
        """Make one trouble that passes by itself, and say what it is."""
        self.troubles += 1
        kinds: tuple[Callable[[], str], ...] = (self._fail, self._fail, self._lose, self._limit)
        if self._chance.random() < 0.15:
            return await self._disconnect()
        return self._chance.choice(kinds)()

    def refuse(self, server: Server, channel: str) -> None:
        """Take from Cork what it needs to write in a channel."""
        self._trouble.deny(Permission.SEND_MESSAGES, server.channel(channel))

    def grant(self, server: Server, channel: str) -> None:
        """Give it back."""
        self._trouble.allow(Permission.SEND_MESSAGES, server.channel(channel))

    def clear(self) -> None:
        """End all troubles that nothing has run into."""
        self._trouble.clear()

    def _fail(self) -> str:
        method, route = self._route()
        applied, times = self._chance.random() < 0.5, self._chance.randint(1, 3)
        self._trouble.fail(method, route, status=503, times=times, applied=applied)
        return f"503 for {times}, {'done all the same' if applied else 'not done'}"

    def _lose(self) -> str:
        method, route = self._route()
        applied = self._chance.random() < 0.5
        self._trouble.drop(method, route, applied=applied)
        return f"an answer is lost, {'its work done' if applied else 'nothing done'}"

    def _limit(self) -> str:
        method, route = self._route()
        self._trouble.rate_limit(retry_after=LONG, method=method, route=route)
        return "429 for a minute and a half"

    async def _disconnect(self) -> str:
        """Break the connection, and wait until it is mended: on a clock that stands, a new session would never come."""
        broken = self._chance.random() < 0.5
        await (self._trouble.disconnect() if broken else self._trouble.reconnect())
        await self._sandbox.bot_ready()
        return "the connection breaks" if broken else "Discord asks to connect again"

    def _route(self) -> tuple[str, str]:
        return self._chance.choice(
            (
                ("POST", MESSAGES),
                ("POST", MESSAGES),
                ("PATCH", MESSAGE),
                ("DELETE", MESSAGE),
                ("POST", THREADS),
                ("POST", DMS),
            )
        )
