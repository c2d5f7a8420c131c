"""Bring a database file to the present schema, or refuse it with a reason."""

import errno
import re
import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from bot.kernel.errors import StartRefused
from bot.kernel.seal import SealBroken, Vault

_FILE_NAME = re.compile(r"(\d{4})_\w+\.sql")
_CHECK = "vault.check"
_CHECK_TEXT = "opened"


def migrations() -> list[tuple[int, str]]:
    """Return every migration as its number and its SQL, in order."""
    folder = (files("bot.kernel") / "migrations").iterdir()
    numbered = [(match, file) for file in folder if (match := _FILE_NAME.fullmatch(file.name))]
    return sorted((int(match[1]), file.read_text(encoding="utf-8")) for match, file in numbered)


def prepare(connection: sqlite3.Connection, *, path: Path, vault: Vault) -> None:
    """Check the file, apply what it lacks, and make sure that this key opens it; raise StartRefused otherwise."""
    if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
        raise StartRefused("operator.database_corrupt", path=path)
    upgrade(connection, path=path, known=migrations())
    check_writable(connection)
    check_key(connection, vault, path)


def upgrade(connection: sqlite3.Connection, *, path: Path, known: list[tuple[int, str]]) -> None:
    """Apply the migrations that the file lacks, after a copy of it; raise StartRefused where it is newer than them.

    The copy stands beside the file as `<name>.before-<number>`, unless the file was empty.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > known[-1][0]:
        raise StartRefused("operator.database_newer", path=path, version=version, known=known[-1][0])
    pending = [(number, sql) for number, sql in known if number > version]
    if pending and version:
        _back_up(connection, path.with_name(f"{path.name}.before-{pending[0][0]:04}"))
    for number, sql in pending:
        _apply(connection, number, sql)


def refusal(error: sqlite3.Error | OSError, path: Path) -> StartRefused:
    """Turn what SQLite or the file system said while opening into what an operator can act on."""
    if isinstance(error, OSError):
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        return StartRefused("operator.database_full" if full else "operator.database_readonly", path=path)
    match getattr(error, "sqlite_errorname", "").split("_")[1:2]:
        case ["READONLY"] | ["CANTOPEN"] | ["PERM"]:
            return StartRefused("operator.database_readonly", path=path)
        case ["FULL"]:
            return StartRefused("operator.database_full", path=path)
        case ["BUSY"] | ["LOCKED"]:
            return StartRefused("operator.database_busy", path=path)
        case _:
            return StartRefused("operator.database_corrupt", path=path)


def _apply(connection: sqlite3.Connection, number: int, sql: str) -> None:
    """Run one migration and record its number in the same transaction (`executescript` would commit in between)."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in _statements(sql):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _statements(sql: str) -> Iterator[str]:
    """Cut SQL at the semicolons that end a statement, not at those in comments, texts and triggers."""
    statement = ""
    for piece in re.findall(r"[^;]*;|[^;]+", sql):
        statement += piece
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    yield statement


def check_writable(connection: sqlite3.Connection) -> None:
    """Write and take it back: SQLite opens a read-only file without a word and fails at the first deed."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("PRAGMA user_version = 0")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _back_up(connection: sqlite3.Connection, target: Path) -> None:
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    connection.execute("VACUUM INTO ?", (str(target),))


def check_key(connection: sqlite3.Connection, vault: Vault, path: Path) -> None:
    """Open a known value with this key, or seal it where the database is new."""
    row = connection.execute("SELECT sealed FROM vault_check").fetchone()
    if row is None:
        connection.execute("INSERT INTO vault_check (sealed) VALUES (?)", (vault.seal(_CHECK_TEXT, about=_CHECK),))
        return
    try:
        vault.open(row["sealed"], about=_CHECK)
    except SealBroken as error:
        raise StartRefused("operator.key_wrong", path=path) from error
