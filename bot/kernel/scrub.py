"""Write over what was erased. A deleted row leaves remains where SQLite had moved its page, and in the log of changes.

Asked for in the transaction that erases, so that a crash in between cannot forget it.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable

_log = logging.getLogger(__name__)

REST = 30.0
"""Seconds between two scrubbings, so that many who are erased together share one."""
AGAIN = 600.0
"""Seconds until one that could not be done is tried again."""
ASK = "INSERT INTO scrub (id) VALUES (1) ON CONFLICT DO NOTHING"


def scrub(connection: sqlite3.Connection) -> bool:
    """Rebuild the file from what it holds and empty its log, if that was asked for; False means try again later.

    It takes the writer as long as writing the whole file does, and as much free space again; readers go on.
    """
    try:
        if connection.execute("SELECT 1 FROM scrub").fetchone() is None:
            return True
        connection.execute("VACUUM")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            _log.warning("what was erased is not written over yet: somebody reads")
            return False
        connection.execute("DELETE FROM scrub")
    except sqlite3.Error as error:
        _log.warning("what was erased is not written over yet: %s", error.sqlite_errorname)
        return False
    return True


class Scrubber:
    """When the writer's thread scrubs: at once, but never soon after it last did."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, send: Callable[[Callable[[sqlite3.Connection], object]], None]
    ) -> None:
        self._loop = loop
        self._send = send
        self._planned: asyncio.TimerHandle | None = None
        self._done_at = -REST

    def plan(self, seconds: float = 0.0) -> None:
        """Scrub in so many seconds, or later; what is planned already stays."""
        if self._planned is None:
            earliest = self._done_at + REST
            self._planned = self._loop.call_at(max(self._loop.time() + seconds, earliest), self._send, self._scrub)

    def stop(self) -> bool:
        """Plan nothing more, and tell whether something was planned."""
        if self._planned is None:
            return False
        self._planned.cancel()
        return True

    def _scrub(self, connection: sqlite3.Connection) -> None:
        self._loop.call_soon_threadsafe(self._done, scrub(connection))

    def _done(self, succeeded: bool) -> None:  # noqa: FBT001 - call_soon_threadsafe takes no names
        self._planned, self._done_at = None, self._loop.time()
        if not succeeded:
            self.plan(AGAIN)
