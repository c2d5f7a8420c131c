"""What must be said later: written down in the transaction that causes it, carried by `bot.delivery`."""

import json
import secrets
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.kernel.clock import from_stored, to_stored
from bot.kernel.transaction import Transaction

NONCE_WINDOW = timedelta(minutes=2)
"""Discord promises to remember a nonce for "the past few minutes"; this much of it is relied on."""
_FIRST_WAIT = timedelta(seconds=2)
_LONGEST_WAIT = timedelta(hours=1)
_PENDING = "dead_reason IS NULL"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to say: its kind, where (a channel, or a member for private messages), and ids to render it from."""

    id: int
    kind: str
    lane: int
    payload: Mapping[str, int | str]
    nonce: str
    bulk: bool
    version: int
    attempts: int
    first_attempt_at: datetime | None


@dataclass(frozen=True, slots=True)
class Stuck:
    """A notice that was not delivered, as an organiser is told of it: what, where, how often tried, and why it died."""

    kind: str
    lane: int
    attempts: int
    dead_reason: str | None


def put(
    tx: Transaction,
    kind: str,
    *,
    key: str,
    lane: int,
    payload: Mapping[str, int | str],
    due: datetime,
    bulk: bool = False,
    fleeting: bool = False,
) -> None:
    """Write a notice down. `key` says it once ever, or, where `fleeting`, once for all that ask before it is sent.

    One that is asked for again is due when that is, also where it is just being said.
    """
    tx.execute("DELETE FROM outbox WHERE dedupe_key = ? AND fleeting = 1 AND dead_reason IS NOT NULL", key)
    tx.execute(
        """
        INSERT INTO outbox (dedupe_key, nonce, kind, lane, payload, bulk, fleeting, due_at)
        SELECT ?1, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM said WHERE dedupe_key = ?1)
        ON CONFLICT (dedupe_key) DO UPDATE SET version = version + 1, payload = excluded.payload,
            due_at = excluded.due_at WHERE fleeting = 1
        """,
        key,
        secrets.token_urlsafe(15),
        kind,
        lane,
        json.dumps(payload),
        bulk,
        fleeting,
        to_stored(due),
    )
    tx.ring()


def take_back(tx: Transaction, key: str) -> bool:
    """Remove a notice that was never attempted, and tell whether there was one."""
    return tx.execute(f"DELETE FROM outbox WHERE dedupe_key = ? AND {_PENDING} AND attempts = 0", key).rowcount > 0  # noqa: S608 - a constant


def is_pending(tx: Transaction, key: str) -> bool:
    """Tell whether a notice waits to be sent."""
    return tx.one(f"SELECT 1 FROM outbox WHERE dedupe_key = ? AND {_PENDING}", key) is not None  # noqa: S608 - a constant


def due(tx: Transaction, now: datetime, *, busy: Collection[int], limit: int) -> list[Notice]:
    """Return the oldest due notice of each lane that is not busy and not waiting to retry; fresh deeds before bulk."""
    rows = tx.all(
        f"""
        SELECT * FROM outbox WHERE id IN (SELECT min(id) FROM outbox WHERE {_PENDING} AND due_at <= ? GROUP BY lane)
        AND retry_at <= ? AND lane NOT IN (SELECT value FROM json_each(?)) ORDER BY bulk, id LIMIT ?
        """,  # noqa: S608 - a constant
        to_stored(now),
        to_stored(now),
        json.dumps(list(busy)),
        limit,
    )
    return [_notice(row) for row in rows]


def next_due(tx: Transaction, *, busy: Collection[int] = ()) -> datetime | None:
    """Return the earliest instant at which a notice outside the busy lanes could be tried, or None.

    What stands behind an older notice of its lane that is due by then is not tried before that one.
    """
    earliest = tx.value(
        """
        SELECT min(max(due_at, retry_at)) FROM outbox AS notice
        WHERE dead_reason IS NULL AND lane NOT IN (SELECT value FROM json_each(?))
        AND NOT EXISTS (
            SELECT 1 FROM outbox AS older
            WHERE older.dead_reason IS NULL AND older.lane = notice.lane AND older.id < notice.id
            AND older.due_at <= max(notice.due_at, notice.retry_at)
        )
        """,
        json.dumps(list(busy)),
    )
    return None if earliest is None else from_stored(earliest)


def attempt(tx: Transaction, notice_id: int, now: datetime) -> bool:
    """Record that a request is about to be made; False means that it must not be, for the notice was taken back."""
    row = tx.one(
        "UPDATE outbox SET attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, ?) "
        "WHERE id = ? AND dead_reason IS NULL RETURNING id",
        to_stored(now),
        notice_id,
    )
    return row is not None


def sent(tx: Transaction, notice: Notice, message_id: int | None) -> None:
    """Record that a notice was delivered; a fleeting one goes, unless it was asked for again meanwhile.

    Of a lasting one its key is kept, and where it stands in a channel; a private message has no `message_id` here.
    """
    tx.execute("DELETE FROM outbox WHERE id = ? AND fleeting = 1 AND version = ?", notice.id, notice.version)
    tx.execute(
        "UPDATE outbox SET attempts = 0, first_attempt_at = NULL, retry_at = 0 WHERE id = ? AND fleeting = 1",
        notice.id,
    )
    tx.execute(
        "INSERT INTO said (dedupe_key, channel_id, message_id) "
        "SELECT dedupe_key, iif(?1 IS NULL, NULL, lane), ?1 FROM outbox WHERE id = ?2 AND fleeting = 0",
        message_id,
        notice.id,
    )
    tx.execute("DELETE FROM outbox WHERE id = ? AND fleeting = 0", notice.id)


def later(tx: Transaction, notice: Notice, now: datetime, retry_after: float = 0) -> None:
    """Put a failed attempt off, longer each time and at least by `retry_after` seconds."""
    wait = min(_FIRST_WAIT * 2 ** min(notice.attempts, 12), _LONGEST_WAIT)
    tx.execute(
        "UPDATE outbox SET retry_at = ? WHERE id = ?",
        to_stored(now + max(wait, timedelta(seconds=retry_after))),
        notice.id,
    )


def bury(tx: Transaction, notice: Notice, reason: str, *, private: bool = False) -> None:
    """Give a notice up for ever, with the reason that the organiser will read; of a private one its key is kept."""
    if private:
        sent(tx, notice, None)
    else:
        tx.execute("UPDATE outbox SET dead_reason = ? WHERE id = ?", reason, notice.id)


def revive(tx: Transaction, lane: int, kinds: Collection[str]) -> None:
    """Give what was refused in a lane another try, as far as it is of these kinds; not what may have arrived."""
    tx.execute(
        "UPDATE outbox SET dead_reason = NULL, attempts = 0, first_attempt_at = NULL, retry_at = 0 "
        "WHERE dead_reason != 'uncertain' AND lane = ? AND kind IN (SELECT value FROM json_each(?))",
        lane,
        json.dumps(list(kinds)),
    )
    tx.ring()


def forget(tx: Transaction, key: str) -> None:
    """Remove a notice altogether, whatever became of it, so that it can be asked for anew."""
    tx.execute("DELETE FROM outbox WHERE dedupe_key = ?", key)
    tx.execute("DELETE FROM said WHERE dedupe_key = ?", key)


def forget_member(tx: Transaction, member_id: int) -> int:
    """Remove what was or is to be said to a member in private, and whatever else names them; count it."""
    waiting = tx.execute(
        """
        DELETE FROM outbox WHERE lane = ? OR instr(':' || dedupe_key || ':', ':' || ? || ':')
        OR EXISTS (SELECT 1 FROM json_each(payload) WHERE value = ?)
        """,
        member_id,
        member_id,
        member_id,
    ).rowcount
    told = tx.execute("DELETE FROM said WHERE instr(':' || dedupe_key || ':', ':' || ? || ':')", member_id).rowcount
    return waiting + told


def said(tx: Transaction, key: str) -> tuple[int, int] | None:
    """Return the channel and the message id that a notice became, or None if it did not become any in a channel."""
    row = tx.one("SELECT channel_id, message_id FROM said WHERE dedupe_key = ? AND message_id IS NOT NULL", key)
    return None if row is None else (row["channel_id"], row["message_id"])


def latest_said(tx: Transaction, prefix: str) -> str | None:
    """Return the last key in the alphabet of what was said under keys that begin so, None where nothing was."""
    found: str | None = tx.value(
        "SELECT max(dedupe_key) FROM said WHERE dedupe_key >= ?1 AND dedupe_key < ?1 || char(1114111)", prefix
    )
    return found


def stuck(tx: Transaction, lanes: Collection[int]) -> list[Stuck]:
    """Return what was buried or keeps failing in these lanes."""
    rows = tx.all(
        "SELECT kind, lane, attempts, dead_reason FROM outbox "
        "WHERE (dead_reason IS NOT NULL OR attempts > 0) AND lane IN (SELECT value FROM json_each(?)) ORDER BY id",
        json.dumps(list(lanes)),
    )
    return [Stuck(*row) for row in rows]


def _notice(row: sqlite3.Row) -> Notice:
    first = row["first_attempt_at"]
    return Notice(
        id=row["id"],
        kind=row["kind"],
        lane=row["lane"],
        payload=json.loads(row["payload"]),
        nonce=row["nonce"],
        bulk=bool(row["bulk"]),
        version=row["version"],
        attempts=row["attempts"],
        first_attempt_at=None if first is None else from_stored(first),
    )
