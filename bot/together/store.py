import sqlite3
from datetime import datetime

from bot.kernel.clock import from_stored, to_stored
from bot.kernel.database import Transaction
from bot.kernel.instants import open_instant, seal_instant
from bot.together.model import Contribution, Together


def find(tx: Transaction, guild_id: int) -> Together | None:
    """Return what a server has collected, or None where it never had a goal."""
    row = tx.one("SELECT * FROM together WHERE guild_id = ?", guild_id)
    return None if row is None else Together(**dict(row) | {"next_at": from_stored(row["next_at"])})


def save(tx: Transaction, found: Together) -> None:
    """Write all that is shown of a server's total."""
    tx.execute(
        """
        REPLACE INTO together (guild_id, goal, shown, contributors, next_at, cards, channel_id, message_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        found.guild_id,
        found.goal,
        found.shown,
        found.contributors,
        to_stored(found.next_at),
        found.cards,
        found.channel_id,
        found.message_id,
    )


def due(tx: Transaction, now: datetime) -> tuple[int, ...]:
    """Return the servers whose total is to be counted anew, the longest awaited first."""
    rows = tx.all(
        "SELECT guild_id FROM together WHERE goal IS NOT NULL AND next_at <= ? ORDER BY next_at, guild_id",
        to_stored(now),
    )
    return tuple(row["guild_id"] for row in rows)


def reach(tx: Transaction, guild_id: int, threshold: int) -> bool:
    """Record that a party is held, and tell whether this is the first time."""
    held = "INSERT INTO together_party (guild_id, threshold) VALUES (?, ?) ON CONFLICT DO NOTHING"
    return tx.execute(held, guild_id, threshold).rowcount > 0


def join(tx: Transaction, guild_id: int, member_id: int, now: datetime) -> None:
    """Write down that a member is counted from now on; one who is already stays as they are."""
    tx.execute(
        "INSERT INTO together_member (guild_id, member_id, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        guild_id,
        member_id,
        seal_instant(tx, now, about=_about(member_id)),
    )


def leave(tx: Transaction, guild_id: int, member_id: int) -> bool:
    """Forget that a member is counted, and tell whether they were."""
    gone = tx.execute("DELETE FROM together_member WHERE guild_id = ? AND member_id = ?", guild_id, member_id)
    return gone.rowcount > 0


def since(tx: Transaction, guild_id: int, member_id: int) -> datetime | None:
    """Return from when on a member is counted, or None where they are not."""
    row = tx.one("SELECT since FROM together_member WHERE guild_id = ? AND member_id = ?", guild_id, member_id)
    return None if row is None else open_instant(tx, row["since"], about=_about(member_id))


def counts(tx: Transaction, guild_id: int, until: datetime) -> tuple[int, ...]:
    """Return how many failures each contributor logged before an instant, in no order that means anything.

    What an import brought was not logged.
    """
    members = tx.all("SELECT member_id, since FROM together_member WHERE guild_id = ?", guild_id)
    return tuple(_logged(tx, row, until) for row in members)


def of_member(tx: Transaction, member_id: int) -> tuple[Contribution, ...]:
    """Return in which servers a member is counted."""
    rows = tx.all("SELECT guild_id, since FROM together_member WHERE member_id = ? ORDER BY guild_id", member_id)
    return tuple(Contribution(row["guild_id"], open_instant(tx, row["since"], about=_about(member_id))) for row in rows)


def forget_member(tx: Transaction, member_id: int) -> int:
    """Forget in which servers a member is counted, and count these."""
    return tx.execute("DELETE FROM together_member WHERE member_id = ?", member_id).rowcount


def _logged(tx: Transaction, contributor: sqlite3.Row, until: datetime) -> int:
    member_id = contributor["member_id"]
    begun = open_instant(tx, contributor["since"], about=_about(member_id))
    rows = tx.all("SELECT logged_at FROM failure WHERE member_id = ? AND batch IS NULL", member_id)
    logged = (open_instant(tx, row["logged_at"], about=f"failure.logged_at:{member_id}") for row in rows)
    return sum(1 for at in logged if begun <= at < until)


def _about(member_id: int) -> str:
    return f"together_member.since:{member_id}"
