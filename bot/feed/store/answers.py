"""Answers to prompts without a name: anonymous shares that tell of no failure, and stand in the thread of a prompt."""

from datetime import date

from bot.feed.model import Share
from bot.feed.store.anonymous import NEVER, insert_anonymous, set_moment
from bot.kernel.database import Transaction

NO_FAILURE = 0
"""Stands in the sealed author of an answer where other anonymous shares have their failure."""


def insert(tx: Transaction, share: Share) -> None:
    """Write an answer whose author is still looking at it: it waits for no hour."""
    insert_anonymous(tx, share, NEVER)
    tx.execute("UPDATE share SET occurrence_id = ? WHERE id = ?", share.occurrence_id, share.id)


def decide(tx: Transaction, share_id: str, channel_id: int, on: date) -> None:
    """Note in which thread an answer is to stand, from which day on."""
    tx.execute("UPDATE share SET channel_id = ?, shared_on = ? WHERE id = ?", channel_id, on.isoformat(), share_id)


def undecide(tx: Transaction, share_id: str) -> None:
    """Give an answer that nobody has seen back to its author."""
    tx.execute("UPDATE share SET channel_id = NULL, state = 'scheduled' WHERE id = ?", share_id)
    set_moment(tx, share_id, NEVER)


def guilds(tx: Transaction) -> tuple[int, ...]:
    """Return the servers in which answers stand."""
    rows = tx.all("SELECT DISTINCT guild_id FROM share WHERE occurrence_id IS NOT NULL AND state = 'posted'")
    return tuple(row["guild_id"] for row in rows)


def threads(tx: Transaction, guild_id: int, limit: int) -> tuple[int, ...]:
    """Return the newest threads of a server in which answers stand."""
    rows = tx.all(
        "SELECT DISTINCT channel_id FROM share WHERE occurrence_id IS NOT NULL AND state = 'posted' AND guild_id = ? "
        "ORDER BY channel_id DESC LIMIT ?",
        guild_id,
        limit,
    )
    return tuple(row["channel_id"] for row in rows)
