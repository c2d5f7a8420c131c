"""The part of the doctor's round that needs no network: the database file and the key file."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from bot.kernel import schema, seal
from bot.kernel.errors import StartRefused

OTHERS = 0o077
"""The mode bits by which others than the owner may use a file."""


class Mark(StrEnum):
    """How a finding is to be taken."""

    GOOD = "✓"
    NOTE = "!"
    BAD = "✗"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor: what was found, by its key in the catalogue."""

    mark: Mark
    key: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Stored:
    """What the database says about Discord: the names of the commands it was sent, and the channels in use."""

    commands: set[str] = field(default_factory=set)
    channels: set[int] = field(default_factory=set)


def database_findings(path: Path, stored: Stored) -> Iterator[Finding]:
    """Look whether the file is whole, writable and of a known schema; note in `stored` what it says."""
    if not path.exists():
        yield Finding(Mark.NOTE, "operator.doctor_database_new", {"path": path})
        return
    known = schema.migrations()[-1][0]
    try:
        with closing(_open(path, "rw")) as connection:
            if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                yield _refused(StartRefused("operator.database_corrupt", path=path))
                return
            schema.check_writable(connection)
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version == known:
                _note(connection, stored)
    except (sqlite3.Error, OSError) as error:
        yield _refused(schema.refusal(error, path))
        return
    values = {"path": path, "version": version, "known": known}
    if version > known:
        yield Finding(Mark.BAD, "operator.database_newer", values)
    elif version < known:
        yield Finding(Mark.NOTE, "operator.doctor_database_older", values)
    else:
        yield Finding(Mark.GOOD, "operator.doctor_database", values)


def key_findings(path: Path, database: Path) -> Iterator[Finding]:
    """Look whether the key file is there, private, and the one that opens the database."""
    sealed = database.exists() and database.stat().st_size > 0
    if not path.exists() and not sealed:
        yield Finding(Mark.NOTE, "operator.doctor_key_new", {"path": path})
        return
    try:
        vault = seal.load(path, may_create=False)
        if sealed:
            with closing(_open(database, "ro")) as connection:
                schema.check_key(connection, vault, database)
    except StartRefused as refused:
        yield _refused(refused)
        return
    except OSError:
        yield Finding(Mark.BAD, "operator.key_unreadable", {"path": path})
        return
    except sqlite3.Error:
        return  # the database's own finding has said so
    yield Finding(Mark.GOOD, "operator.doctor_key", {"path": path})
    if path.stat().st_mode & OTHERS:
        yield Finding(Mark.NOTE, "operator.doctor_key_open", {"path": path})


def _open(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def _note(connection: sqlite3.Connection, stored: Stored) -> None:
    for (ids,) in connection.execute("SELECT ids FROM command_sync"):
        stored.commands.update(json.loads(ids))
    channels = (
        "SELECT feed_channel FROM guild UNION SELECT party_channel FROM guild "
        "UNION SELECT channel_id FROM prompt_schedule"
    )
    stored.channels.update(channel for (channel,) in connection.execute(channels) if channel is not None)


def _refused(refused: StartRefused) -> Finding:
    return Finding(Mark.BAD, refused.key, refused.values)
