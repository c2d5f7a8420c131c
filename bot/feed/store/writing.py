"""Shares as the database keeps them: writing and changing them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from bot.feed.model import Share
from bot.feed.store.reading import COLUMNS
from bot.kernel.clock import to_stored
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction

_PLACES = ", ".join("?" * 20)


@contextmanager
def own_failure() -> Iterator[None]:
    """Refuse what would hang on a failure that is not the member's or no longer there."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorname != "SQLITE_CONSTRAINT_FOREIGNKEY":
            raise
        raise Refused("feed_rules.unknown_failure") from None


def insert(tx: Transaction, share: Share) -> None:
    """Write a share that names its member; one of a failure that is not theirs raises Refused."""
    with own_failure():
        tx.execute(
            f"INSERT INTO share ({COLUMNS}) VALUES ({_PLACES})",  # noqa: S608 - a constant
            share.id,
            share.guild_id,
            share.audience,
            share.member_id,
            share.failure_id,
            None if share.text is None else _seal_text(tx, share.id, share.text),
            share.own_version,
            None if share.shared_at is None else to_stored(share.shared_at),
            share.shared_on.isoformat(),
            share.channel_id,
            share.message_id,
            share.state,
            share.manner.talk,
            share.manner.no_advice,
            share.manner.ask_me,
            seal_note(tx, share),
            None if share.due_at is None else to_stored(share.due_at),
            share.seen_by,
            share.thread_id,
            share.occurrence_id,
        )


def set_text(tx: Transaction, share: Share, text: str, *, own_version: bool) -> Share:
    """Let a share tell something else."""
    tx.execute(
        "UPDATE share SET text = ?, own_version = ? WHERE id = ?", _seal_text(tx, share.id, text), own_version, share.id
    )
    return replace(share, text=text, own_version=own_version)


def set_channel(tx: Transaction, share_id: str, channel_id: int) -> None:
    """Note where the card shall stand."""
    tx.execute("UPDATE share SET channel_id = ? WHERE id = ?", channel_id, share_id)


def set_posted(tx: Transaction, share_id: str, channel_id: int, message_id: int) -> bool:
    """Note where the card stands, and tell whether this is the card that stands for the share."""
    row = tx.one(
        "UPDATE share SET state = 'posted', channel_id = ?, message_id = ? "
        "WHERE id = ? AND (state = 'waiting' OR message_id = ?) RETURNING id",
        channel_id,
        message_id,
        share_id,
        message_id,
    )
    return row is not None


def delete(tx: Transaction, share_id: str) -> None:
    """Delete a share and the presses on its card."""
    tx.execute("DELETE FROM share WHERE id = ?", share_id)


def _seal_text(tx: Transaction, share_id: str, text: str) -> bytes:
    return tx.vault.seal(text, about=f"share.text:{share_id}")


def seal_note(tx: Transaction, share: Share) -> bytes | None:
    """Return a share's content note as the database keeps it."""
    note = share.manner.note
    return None if note is None else tx.vault.seal(note, about=f"share.note:{share.id}")
