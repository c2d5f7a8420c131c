"""The base class of every cog, and the marks that lead presses and forms to its methods."""

import inspect
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from discord.ext import commands

from bot.client import Cork
from bot.kernel.errors import CorkError

F = TypeVar("F", bound=Callable[..., Awaitable[None]])


class Face(commands.Cog):
    """A topic's Discord face: it translates between Discord and the topic's actions, and decides nothing."""

    def __init__(self, bot: Cork) -> None:
        self.bot = bot
        self.db = bot.db
        self.clock = bot.clock

    def routes(self) -> Iterator[tuple[str, Callable[..., Awaitable[None]]]]:
        """Return this face's routes: each template and the method it leads to."""
        for _, method in inspect.getmembers(self, inspect.ismethod):
            if template := getattr(method, "route", None):
                yield template, method


def on(template: str) -> Callable[[F], F]:
    """Lead presses, choices and forms whose custom_id fits, such as `fail:undo:{failure}`, to this method."""

    def mark(method: F) -> F:
        method.route = template  # type: ignore[attr-defined]  # read back by Face.routes
        return method

    return mark


@contextmanager
def keeping(typed: Any) -> Iterator[None]:
    """Let a refusal within give back what the member had typed."""
    try:
        yield
    except CorkError as error:
        error.typed = str(typed)
        raise
