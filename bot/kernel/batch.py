"""Deeds that share a commit: each in a savepoint of its own, so that one that fails is undone alone."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Generic, TypeVar

from bot.kernel.transaction import Transaction

T = TypeVar("T")


class Deed(Generic[T]):
    """An action that waits for its commit; as a context, entered when its result is known, left when it is on disk."""

    __slots__ = ("action", "error", "kept", "known", "result")

    def __init__(self, action: Callable[[Transaction], T], *, tells_early: bool) -> None:
        future = asyncio.get_running_loop().create_future
        self.action = action
        self.kept: asyncio.Future[T] = future()
        self.known: asyncio.Future[None] | None = future() if tells_early else None
        self.result: Any = None
        self.error: BaseException | None = None

    async def __aenter__(self) -> T:
        if self.known:
            await self.known
        return self.result if self.error is None else await self.kept

    async def __aexit__(self, *_: object) -> None:
        await self.kept

    @property
    def is_dropped(self) -> bool:
        """Tell whether nobody waits any more."""
        return (self.known or self.kept).cancelled()

    def attempt(self, tx: Transaction) -> None:
        """Run the action, on the thread."""
        try:
            self.result = self.action(tx)
        except BaseException as error:  # noqa: BLE001 - whatever it raises belongs to its caller, not to its neighbours
            self.error = lifted(error)

    def tell(self) -> None:
        """Let who waits for it go on with the result."""
        if self.known and not self.known.done():
            self.known.set_result(None)

    def settle(self) -> None:
        """Tell that it is on disk, or what went wrong."""
        if self.is_dropped or self.kept.done():
            return
        if self.error is None:
            self.kept.set_result(self.result)
        else:
            self.kept.set_exception(self.error)
        self.tell()


def commit(
    batch: list[Deed[Any]], tx: Transaction, connection: sqlite3.Connection, attempted: Callable[[], None]
) -> None:
    """Run a batch in one transaction, calling `attempted` before it is committed; a failing deed is undone alone."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        if len(batch) == 1:
            batch[0].attempt(tx)
        else:
            for deed in batch:
                _attempt(deed, tx, connection)
        attempted()
        connection.execute("ROLLBACK" if len(batch) == 1 and batch[0].error is not None else "COMMIT")
    except sqlite3.Error as error:
        # A full disk has already rolled back by itself, and rolling back again would hide the real error.
        if connection.in_transaction:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
        for deed in batch:
            deed.error = deed.error or error


def _attempt(deed: Deed[Any], tx: Transaction, connection: sqlite3.Connection) -> None:
    connection.execute("SAVEPOINT deed")
    deed.attempt(tx)
    if deed.error is not None:
        if not connection.in_transaction:
            raise sqlite3.OperationalError(*deed.error.args) from deed.error
        connection.execute("ROLLBACK TO deed")
    connection.execute("RELEASE deed")


def lifted(error: BaseException) -> BaseException:
    """Return what a future can carry: a StopIteration would leave its caller waiting for ever."""
    return RuntimeError("an action raised StopIteration") if isinstance(error, StopIteration) else error
