"""The wire between bot and sandbox, for whoever wants to watch what goes over it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.form import Json


@dataclass(frozen=True, slots=True)
class Exchange:
    """One REST request and its answer; `template` is the path as Discord's OpenAPI document writes it."""

    method: str
    path: str
    template: str
    request_json: Any
    files: tuple[str, ...]
    status: int
    response_json: Any


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One gateway event as the bot was told it."""

    name: str
    data: Json


Observer = Callable[[Exchange | Dispatch], None]


class Wire:
    """Pass every exchange and every dispatch on to observers."""

    def __init__(self) -> None:
        self._observers: list[Observer] = []

    def observe(self, observer: Observer) -> Callable[[], None]:
        """Call `observer` with all that goes over the wire; the returned function ends that."""
        self._observers.append(observer)

        def end() -> None:
            if observer in self._observers:
                self._observers.remove(observer)

        return end

    def tell(self, what: Exchange | Dispatch) -> None:
        """Pass something on."""
        for observer in tuple(self._observers):
            observer(what)
