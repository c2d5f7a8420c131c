"""Shares as the database keeps them: when they are posted, how they want to be met, and how far they have come."""

from dataclasses import replace
from datetime import date, datetime

from bot.feed.model import Manner, Share, State
from bot.feed.store.writing import seal_note
from bot.kernel.clock import to_stored
from bot.kernel.transaction import Transaction


def set_manner(tx: Transaction, share: Share, manner: Manner) -> Share:
    """Let a share be met in another way."""
    told = replace(share, manner=manner)
    tx.execute(
        "UPDATE share SET talk = ?, no_advice = ?, ask_me = ?, note = ? WHERE id = ?",
        manner.talk,
        manner.no_advice,
        manner.ask_me,
        seal_note(tx, told),
        share.id,
    )
    return told


def set_day(tx: Transaction, share: Share, on: date) -> Share:
    """Note the day on which others can read a share."""
    tx.execute("UPDATE share SET shared_on = ? WHERE id = ?", on.isoformat(), share.id)
    return replace(share, shared_on=on)


def set_due(tx: Transaction, share: Share, channel_id: int, due_at: datetime, seen_by: str | None) -> Share:
    """Put a scheduled share on another time or channel, as agreed to now."""
    tx.execute(
        "UPDATE share SET channel_id = ?, due_at = ?, seen_by = ? WHERE id = ?",
        channel_id,
        to_stored(due_at),
        seen_by,
        share.id,
    )
    return replace(share, channel_id=channel_id, due_at=due_at, seen_by=seen_by)


def set_seen_by(tx: Transaction, share: Share, seen_by: str) -> Share:
    """Note who could see the channel when a share's author agreed to it anew."""
    tx.execute("UPDATE share SET seen_by = ? WHERE id = ?", seen_by, share.id)
    return replace(share, seen_by=seen_by)


def set_released(tx: Transaction, share: Share, channel_id: int, state: State, now: datetime) -> Share:
    """Let a share that waited for its time go on, to this channel; until when it waited is forgotten."""
    tx.execute(
        "UPDATE share SET channel_id = ?, state = ?, shared_at = ?, due_at = NULL WHERE id = ?",
        channel_id,
        state,
        to_stored(now),
        share.id,
    )
    return replace(share, channel_id=channel_id, state=state, shared_at=now, due_at=None)


def set_thread(tx: Transaction, share_id: str, thread_id: int | None) -> None:
    """Note the thread under a card, None where there is none any more."""
    tx.execute("UPDATE share SET thread_id = ? WHERE id = ?", thread_id, share_id)
