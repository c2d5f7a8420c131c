"""A request as the routes see it, and what they answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.form import Json, invalid
from sandbox.world.files import Upload
from sandbox.world.model import Channel, Guild
from sandbox.world.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """One request that passed the door: authorised, its ids and its body read."""

    world: World
    ids: Mapping[str, int]
    token: str
    query: Mapping[str, str]
    body: Any
    uploads: Mapping[int, Upload]

    @property
    def channel(self) -> Channel:
        """The channel in the path."""
        return self.world.channel(self.ids["channel_id"])

    @property
    def guild(self) -> Guild:
        """The server in the path."""
        return self.world.guild_of_bot(self.ids["guild_id"])

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """Return a whole number of the query, or refuse it."""
        given = self.query.get(name)
        if given is None:
            return default
        if not given.isdigit():
            raise invalid((name,), "NUMBER_TYPE_COERCE", f'Value "{given}" is not int.')
        if not least <= int(given) <= most:
            fault = "NUMBER_TYPE_MIN" if int(given) < least else "NUMBER_TYPE_MAX"
            bound = f"greater than or equal to {least}" if int(given) < least else f"less than or equal to {most}"
            raise invalid((name,), fault, f"int value should be {bound}.")
        return int(given)

    def snowflake(self, name: str) -> int | None:
        """Return an id of the query."""
        given = self.query.get(name)
        if given is None:
            return None
        if not given.isdigit():
            raise invalid((name,), "NUMBER_TYPE_COERCE", f'Value "{given}" is not snowflake.')
        return int(given)

    def asks(self, name: str) -> bool:
        """Whether a yes-or-no of the query is yes."""
        return self.query.get(name, "").lower() in ("true", "1")


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and its JSON; None means an empty body."""

    status: int
    body: Json | list[Json] | None = None


Handler = Callable[[Call], Answer]


@dataclass(frozen=True, slots=True)
class Route:
    """A method and path of Discord's API and who answers it."""

    method: str
    template: str
    handler: Handler
    needs_bot: bool = True
    """Whether the bot's token is asked for; on an interaction's routes the token in the path takes its place."""


NOTHING = Answer(204)
