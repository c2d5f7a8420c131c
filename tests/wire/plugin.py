"""Watch the wire of a sandbox, and fail the test on which it carried what Discord would not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Protocol

from sandbox.wire import Dispatch, Exchange
from tests.wire.document import OPENAPI, Document
from tests.wire.events import check_event
from tests.wire.violation import Violation, WireBroken


class Watchable(Protocol):
    """What a `Sandbox` shows of its wire."""

    @property
    def wire(self) -> "Observable": ...


class Observable(Protocol):
    """Where observers are told of exchanges and dispatches; `sandbox.wire.Wire` is one."""

    def observe(self, observer: Callable[[Exchange | Dispatch], None]) -> Callable[[], None]: ...


@cache
def documents() -> tuple[Document, ...]:
    """Return every source there is: the generated one, and Discord's own where it lies beside the checkout."""
    return (Document.generated(), *((Document.openapi(),) if OPENAPI.exists() else ()))


class Watcher:
    """Judge all that goes over a wire, and keep what is wrong with it."""

    def __init__(self) -> None:
        self.violations: list[Violation] = []
        self.exchanges = 0
        """How many were judged: a test that means to watch something can see that it did."""

    def observe(self, seen: Exchange | Dispatch) -> None:
        """Judge one exchange or dispatch; this never raises, since the sandbox is in the middle of its work."""
        self.exchanges += isinstance(seen, Exchange)
        told: set[tuple[str, str]] = set()
        for document in documents():
            match seen:
                case Exchange():
                    violations = tuple(document.check(seen))
                case Dispatch():
                    violations = tuple(check_event(document, seen.name, seen.data))
            # Both sources mostly say the same of a place, each in its own words: once is enough.
            self.violations += (one for one in violations if (one.side, one.pointer) not in told)
            told.update((one.side, one.pointer) for one in violations)

    def verify(self) -> None:
        """Raise WireBroken with a list of all that was wrong."""
        if self.violations:
            raise WireBroken(self.violations)


@contextmanager
def watch(sandbox: Watchable) -> Iterator[Watcher]:
    """Watch a sandbox's wire within the block; at its end raise WireBroken if anything was wrong."""
    watcher = Watcher()
    end = sandbox.wire.observe(watcher.observe)
    try:
        yield watcher
    finally:
        end()
    watcher.verify()
