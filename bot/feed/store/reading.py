"""Shares as the database keeps them: finding them."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date, datetime

from bot.feed.model import Audience, Manner, Share, State
from bot.kernel.clock import from_stored, to_stored
from bot.kernel.transaction import Transaction

COLUMNS = (
    "id, guild_id, audience, member_id, failure_id, text, own_version, shared_at, shared_on, "
    "channel_id, message_id, state, talk, no_advice, ask_me, note, due_at, seen_by, thread_id, occurrence_id"
)


def find(tx: Transaction, share_id: str) -> Share | None:
    """Return a share, whoever wrote it."""
    return _share_or_none(tx, "id = ?", share_id)


def of_failure_in(tx: Transaction, guild_id: int, member_id: int, failure_id: int) -> Share | None:
    """Return the share of a member's failure in one server."""
    return _share_or_none(tx, "member_id = ? AND failure_id = ? AND guild_id = ?", member_id, failure_id, guild_id)


def of_message(tx: Transaction, message_id: int) -> Share | None:
    """Return the share whose card is this message."""
    return _share_or_none(tx, "message_id = ?", message_id)


def of_failure(tx: Transaction, member_id: int, failure_id: int) -> tuple[Share, ...]:
    """Return the shares of a member's failure, oldest first."""
    return shares(tx, "member_id = ? AND failure_id = ? ORDER BY shared_at, id", member_id, failure_id)


def waiting(tx: Transaction, guild_id: int) -> tuple[Share, ...]:
    """Return a server's shares whose cards do not stand in the feed yet, in the order in which they were asked for."""
    where = "guild_id = ? AND state = 'waiting' AND occurrence_id IS NULL ORDER BY shared_on, shared_at, id"
    return shares(tx, where, guild_id)


def due(tx: Transaction, now: datetime) -> tuple[Share, ...]:
    """Return the shares whose scheduled time has come, the longest awaited first."""
    return shares(tx, "state = 'scheduled' AND due_at <= ? ORDER BY due_at, id", to_stored(now))


def of_member(tx: Transaction, member_id: int) -> tuple[Share, ...]:
    """Return every share of a member; anonymous ones are found by trying the tag of each."""
    named = with_member(tx, member_id)
    rows = tx.all("SELECT id, tag FROM share WHERE audience = 'anonymous' ORDER BY shared_on, id")
    own = [row["id"] for row in rows if row["tag"] == tag(tx, row["id"], member_id)]
    return named + shares(tx, "id IN (SELECT value FROM json_each(?)) ORDER BY shared_on, id", json.dumps(own))


def with_member(tx: Transaction, member_id: int) -> tuple[Share, ...]:
    """Return a member's shares that say whose they are: all but the anonymous ones, for which nothing is tried."""
    return shares(tx, "member_id = ? ORDER BY shared_at, id", member_id)


def is_by(tx: Transaction, share: Share, member_id: int) -> bool:
    """Tell whether a share is this member's, anonymous or not."""
    if share.audience is Audience.ANONYMOUS:
        return bool(tx.value("SELECT tag FROM share WHERE id = ?", share.id) == tag(tx, share.id, member_id))
    return share.member_id == member_id


def audiences(tx: Transaction, member_id: int, failure_ids: Iterable[int]) -> dict[int, tuple[Audience, ...]]:
    """Return the distinct audiences of each of a member's failures that is shared at all."""
    rows = tx.all(
        "SELECT DISTINCT failure_id, audience FROM share "
        "WHERE member_id = ? AND failure_id IN (SELECT value FROM json_each(?)) ORDER BY failure_id, audience",
        member_id,
        json.dumps(list(failure_ids)),
    )
    found: dict[int, tuple[Audience, ...]] = {}
    for failure_id, audience in rows:
        found[failure_id] = (*found.get(failure_id, ()), Audience(audience))
    return found


def total(tx: Transaction, guild_id: int) -> int:
    """Count the shares of a server whose time has come, but for the anonymous ones: a count that moves has a time."""
    counting = "guild_id = ? AND state != 'scheduled' AND audience != 'anonymous'"
    return int(tx.value(f"SELECT count(*) FROM share WHERE {counting}", guild_id))  # noqa: S608 - a constant


def tag(tx: Transaction, share_id: str, member_id: int) -> bytes:
    """Return what an anonymous share keeps of its author: enough to recognise them, not to name them."""
    return tx.vault.tag("share", share_id, member_id)


def _share_or_none(tx: Transaction, where: str, *parameters: str | int) -> Share | None:
    return next(iter(shares(tx, where, *parameters)), None)


def shares(tx: Transaction, where: str, *parameters: str | int) -> tuple[Share, ...]:
    """Return the shares that a condition of this package's own holds for, opened."""
    rows = tx.all(f"SELECT {COLUMNS} FROM share WHERE {where}", *parameters)  # noqa: S608 - constants of this file
    return tuple(_share(tx, row) for row in rows)


def _share(tx: Transaction, row: sqlite3.Row) -> Share:
    text, shared_at = row["text"], row["shared_at"]
    return Share(
        id=row["id"],
        guild_id=row["guild_id"],
        audience=Audience(row["audience"]),
        member_id=row["member_id"],
        failure_id=row["failure_id"],
        text=None if text is None else tx.vault.open(text, about=f"share.text:{row['id']}"),
        own_version=bool(row["own_version"]),
        shared_at=None if shared_at is None else from_stored(shared_at),
        shared_on=date.fromisoformat(row["shared_on"]),
        channel_id=row["channel_id"],
        message_id=row["message_id"],
        state=State(row["state"]),
        manner=Manner(bool(row["talk"]), bool(row["no_advice"]), bool(row["ask_me"]), _open_note(tx, row)),
        due_at=None if row["due_at"] is None else from_stored(row["due_at"]),
        seen_by=row["seen_by"],
        thread_id=row["thread_id"],
        occurrence_id=row["occurrence_id"],
    )


def _open_note(tx: Transaction, row: sqlite3.Row) -> str | None:
    note = row["note"]
    return None if note is None else tx.vault.open(note, about=f"share.note:{row['id']}")
