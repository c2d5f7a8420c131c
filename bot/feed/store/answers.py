"""Answers to prompts without a name: anonymous shares that tell of no failure, and stand in the thread of a prompt."""

from datetime import date

from bot.feed.model import Share
from bot.feed.store.anonymous import NEVER, anonymous_of, insert_anonymous, set_moment, set_seen_by
from bot.feed.store.reading import shares
from bot.kernel.transaction import Transaction

NO_FAILURE = 0
"""Stands in the sealed author of an answer where other anonymous shares have their failure."""
_UNDECIDED = "occurrence_id IS NOT NULL AND state = 'scheduled' AND channel_id IS NULL"


def insert(tx: Transaction, share: Share) -> None:
    """Write an answer whose author is still looking at it: it waits for no hour."""
    insert_anonymous(tx, share, NEVER)
    tx.execute("UPDATE share SET occurrence_id = ? WHERE id = ?", share.occurrence_id, share.id)


def decide(tx: Transaction, share_id: str, channel_id: int, on: date, seen_by: str) -> None:
    """Note in which thread an answer is to stand, from which day on, and who could see it when this was agreed to."""
    tx.execute("UPDATE share SET channel_id = ?, shared_on = ? WHERE id = ?", channel_id, on.isoformat(), share_id)
    set_seen_by(tx, share_id, seen_by)


def undecide(tx: Transaction, share_id: str, on: date) -> None:
    """Give an answer that nobody sees back to its author, on this day."""
    tx.execute(
        "UPDATE share SET channel_id = NULL, state = 'scheduled', shared_on = ? WHERE id = ?", on.isoformat(), share_id
    )
    set_moment(tx, share_id, NEVER)


def has_undecided(tx: Transaction, guild_id: int, member_id: int, occurrence_id: int) -> bool:
    """Tell whether a member looks at words for a prompt and has not decided on them."""
    mine = (one for one in anonymous_of(tx, member_id, guild_id) if one.occurrence_id == occurrence_id)
    return any(one.undecided for one in mine)


def undecided_before(tx: Transaction, day: date) -> tuple[Share, ...]:
    """Return the answers that were written or given back before a day and that nobody has decided on since."""
    return shares(tx, f"{_UNDECIDED} AND shared_on < ? ORDER BY id", day.isoformat())


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
