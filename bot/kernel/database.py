"""One SQLite file with one writer, where a transaction is a plain function run whole in one thread hop.

`await db.run(action, *arguments)` is the only place where async meets SQL. Actions that arrive while a commit is
under way go into the next batch, each in a savepoint of its own, with one commit for all; nobody is answered before it.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from bot.kernel import schema
from bot.kernel.connection import open_reader, open_writer
from bot.kernel.scrub import AGAIN, ASK, Scrubber, scrub
from bot.kernel.seal import Vault

P = ParamSpec("P")
T = TypeVar("T")
Parameter = str | bytes | int | float | None

GATHERING = 0.004
"""Seconds in which the next batch gathers after one that held several deeds; a lone deed never waits for others."""


class Transaction:
    """What an action may do: run SQL, and seal and open texts. It ends with the action."""

    __slots__ = ("_connection", "rang", "scrubs", "vault")

    def __init__(self, connection: sqlite3.Connection, vault: Vault) -> None:
        self._connection = connection
        self.vault = vault
        self.rang = False
        self.scrubs = False

    def ring(self) -> None:
        """Wake whoever waits on `Database.bell`, once this is committed."""
        self.rang = True

    @property
    def writes(self) -> int:
        """Return how many rows were written since the file was opened; it only grows."""
        return self._connection.total_changes

    def scrub(self) -> None:
        """Have the remains of what was deleted written over, soon after this is committed."""
        self.scrubs = True
        self._connection.execute(ASK)

    def execute(self, sql: str, *parameters: Parameter) -> sqlite3.Cursor:
        """Run one statement."""
        return self._connection.execute(sql, parameters)

    def one(self, sql: str, *parameters: Parameter) -> sqlite3.Row | None:
        """Return the first row, or None."""
        row: sqlite3.Row | None = self._connection.execute(sql, parameters).fetchone()
        return row

    def all(self, sql: str, *parameters: Parameter) -> list[sqlite3.Row]:
        """Return all rows."""
        return self._connection.execute(sql, parameters).fetchall()

    def value(self, sql: str, *parameters: Parameter) -> Any:
        """Return the first column of the first row, or None without a row."""
        row = self.one(sql, *parameters)
        return None if row is None else row[0]


class _Deed:
    """An action that waits for its commit."""

    __slots__ = ("action", "error", "future", "result")

    def __init__(self, action: Callable[[Transaction], Any], future: asyncio.Future[Any]) -> None:
        self.action = action
        self.future = future
        self.result: Any = None
        self.error: BaseException | None = None

    def attempt(self, tx: Transaction) -> None:
        try:
            self.result = self.action(tx)
        except BaseException as error:  # noqa: BLE001 - whatever it raises belongs to its caller, not to its neighbours
            self.error = _lifted(error)

    def settle(self) -> None:
        if self.future.done():
            return
        if self.error is None:
            self.future.set_result(self.result)
        else:
            self.future.set_exception(self.error)


class Database:
    """Run actions durably and queries on a reader of their own. Open it with `async with Database(path, vault)`."""

    def __init__(self, path: Path, vault: Vault) -> None:
        self._path = path
        self._vault = vault
        self._waiting: list[_Deed] = []
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
        if self._closing:
            raise sqlite3.ProgrammingError("the database is closing")
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Deed(lambda tx: action(tx, *args, **kwargs), future))
        if not self._committing:
            self._committing = True
            self._hand_over()
        return await future

    async def read(self, query: Callable[Concatenate[Transaction, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `query(tx, ...)` on the read-only connection, over one consistent state."""

        def look(connection: sqlite3.Connection) -> T:
            connection.execute("BEGIN")
            try:
                return query(Transaction(connection, self._vault), *args, **kwargs)
            except StopIteration as error:
                raise _lifted(error) from error
            finally:
                connection.execute("ROLLBACK")

        return await self._reader.hop(look)

    def _hand_over(self) -> None:
        """Give what waits to the thread as one batch; what comes meanwhile is the next one."""
        batch = [deed for deed in self._waiting if not deed.future.cancelled()]
        self._waiting = []
        self._committing = bool(batch)
        if batch:
            self._writer.send(partial(self._commit, batch))
        else:
            self._idle.set()

    def _commit(self, batch: list[_Deed], connection: sqlite3.Connection) -> None:
        """Do a batch on the thread, and settle it on the loop without a task in between."""
        tx = _commit(batch, self._vault, connection)
        self._loop.call_soon_threadsafe(self._settle, batch, tx)

    def _settle(self, batch: list[_Deed], tx: Transaction) -> None:
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


def _commit(batch: list[_Deed], vault: Vault, connection: sqlite3.Connection) -> Transaction:
    """Run a batch in one transaction and return it; a failing deed is undone alone."""
    tx = Transaction(connection, vault)
    try:
        connection.execute("BEGIN IMMEDIATE")
        if len(batch) == 1:
            batch[0].attempt(tx)
            connection.execute("COMMIT" if batch[0].error is None else "ROLLBACK")
        else:
            for deed in batch:
                _attempt(deed, tx, connection)
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        # A full disk has already rolled back by itself, and rolling back again would hide the real error.
        if connection.in_transaction:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
        for deed in batch:
            deed.error = deed.error or error
    return tx


def _attempt(deed: _Deed, tx: Transaction, connection: sqlite3.Connection) -> None:
    connection.execute("SAVEPOINT deed")
    deed.attempt(tx)
    if deed.error is not None:
        if not connection.in_transaction:
            raise sqlite3.OperationalError(*deed.error.args) from deed.error
        connection.execute("ROLLBACK TO deed")
    connection.execute("RELEASE deed")


def _lifted(error: BaseException) -> BaseException:
    """Return what a future can carry: a StopIteration would leave its caller waiting for ever."""
    return RuntimeError("an action raised StopIteration") if isinstance(error, StopIteration) else error
