"""A transaction on a database of its own, for rules that are tried a hundred times."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.kernel import schema
from bot.kernel.seal import Vault
from bot.kernel.transaction import Transaction


@contextmanager
def memory() -> Iterator[Transaction]:
    """Give a transaction that ends with the database."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        schema.upgrade(connection, path=Path(), known=schema.migrations())
        yield Transaction(connection, Vault.new())
    finally:
        connection.close()
