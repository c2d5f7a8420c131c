"""One SQLite file with one writer, where a transaction is a plain function run whole in one thread hop.

`await db.run(action, *arguments)`, and `db.doing` where somebody waits for the answer, are the only places where async
meets SQL. Actions that arrive while a commit is under way go into the next batch, each in a savepoint of its own, with
one commit for all; nobody is answered before it.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from bot.kernel import schema
from bot.kernel.batch import Deed, commit, lifted
from bot.kernel.connection import open_reader, open_writer
from bot.kernel.scrub import AGAIN, Scrubber, scrub
from bot.kernel.seal import Vault
from bot.kernel.transaction import Transaction

P = ParamSpec("P")
T = TypeVar("T")

GATHERING = 0.004
"""Seconds in which the next batch gathers after one that held several deeds; a lone deed never waits for others."""


class Database:
    """Run actions durably and queries on a reader of their own. Open it with `async with Database(path, vault)`."""

    def __init__(self, path: Path, vault: Vault) -> None:
        self._path = path
        self._vault = vault
        self._waiting: list[Deed[Any]] = []
        self._committing = False
        self._idle = asyncio.Event()
        self._closing = False
        self.bell = asyncio.Event()
        """Set after a commit that wrote something to be delivered; whoever delivers clears it."""

    async def __aenter__(self) -> Self:
        """Open the file and bring it to the present schema; raise StartRefused where that cannot be."""
        self._writer = open_writer(self._path)
        self._reader = open_reader(self._path)
        try:
            await self._writer
            await self._writer.hop(partial(schema.prepare, path=self._path, vault=self._vault))
            scrubbed = await self._writer.hop(scrub)
            await self._reader
        except BaseException as error:
            await self._reader.end()
            await self._writer.end()
            if isinstance(error, sqlite3.Error | OSError):
                raise schema.refusal(error, self._path) from error
            raise
        self._loop = asyncio.get_running_loop()
        self._scrubber = Scrubber(self._loop, self._writer.send)
        if not scrubbed:
            self._scrubber.plan(AGAIN)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Commit what waits, then close both connections."""
        self._closing = True
        try:
            while self._committing:
                self._idle.clear()
                await self._idle.wait()
            if self._scrubber.stop():
                await self._writer.hop(scrub)
        finally:
            await self._reader.end()
            await self._writer.end()

    async def run(self, action: Callable[Concatenate[Transaction, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `action(tx, ...)` in a transaction and return its result once that is on disk.

        What the action raises undoes it alone and is raised here. A caller that is cancelled before its action
        begins leaves nothing behind; one that is cancelled later leaves the whole deed.
        """
        return await self._take(Deed(lambda tx: action(tx, *args, **kwargs), tells_early=False)).kept

    def doing(
        self, action: Callable[Concatenate[Transaction, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> AbstractAsyncContextManager[T]:
        """Do as `run`, but as a context: entered once the result is known, left once it is on disk.

        Inside, an answer can be prepared while the disk writes. It must not be sent from there: the commit may still
        fail, which is raised at the latest on leaving.
        """
        return self._take(Deed(lambda tx: action(tx, *args, **kwargs), tells_early=True))

    def _take(self, deed: Deed[T]) -> Deed[T]:
        if self._closing:
            raise sqlite3.ProgrammingError("the database is closing")
        self._waiting.append(deed)
        if not self._committing:
            self._committing = True
            self._hand_over()
        return deed

    async def read(self, query: Callable[Concatenate[Transaction, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `query(tx, ...)` on the read-only connection, over one consistent state."""

        def look(connection: sqlite3.Connection) -> T:
            connection.execute("BEGIN")
            try:
                return query(Transaction(connection, self._vault), *args, **kwargs)
            except StopIteration as error:
                raise lifted(error) from error
            finally:
                connection.execute("ROLLBACK")

        return await self._reader.hop(look)

    def _hand_over(self) -> None:
        """Give what waits to the thread as one batch; what comes meanwhile is the next one."""
        batch = [deed for deed in self._waiting if not deed.is_dropped]
        self._waiting = []
        self._committing = bool(batch)
        if batch:
            self._writer.send(partial(self._commit, batch))
        else:
            self._idle.set()

    def _commit(self, batch: list[Deed[Any]], connection: sqlite3.Connection) -> None:
        """Do a batch on the thread, and settle it on the loop without a task in between."""
        tx = Transaction(connection, self._vault)
        commit(batch, tx, connection, lambda: self._tell(batch))
        self._loop.call_soon_threadsafe(self._settle, batch, tx)

    def _tell(self, batch: list[Deed[Any]]) -> None:
        """Have those told early who want to be."""
        if early := [deed for deed in batch if deed.known]:
            self._loop.call_soon_threadsafe(_tell, early)

    def _settle(self, batch: list[Deed[Any]], tx: Transaction) -> None:
        if tx.rang:
            self.bell.set()
        if tx.scrubs:
            self._scrubber.plan()
        for deed in batch:
            deed.settle()
        # Where several came at once, more are on their way. While the loop takes them in, the thread would only quarrel
        # with it over the interpreter's lock.
        if len(batch) > 1:
            self._loop.call_later(GATHERING, self._hand_over)
        else:
            self._hand_over()


def _tell(deeds: list[Deed[Any]]) -> None:
    for deed in deeds:
        deed.tell()
