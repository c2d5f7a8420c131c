"""What an action is given: the connection it runs on, one statement at a time."""

import sqlite3
from typing import Any

from bot.kernel.scrub import ASK
from bot.kernel.seal import Vault

Parameter = str | bytes | int | float | None


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
