import sqlite3
from datetime import datetime

from bot.kernel.clock import from_stored, to_stored
from bot.kernel.instants import in_time, open_instant, seal_instant
from bot.kernel.transaction import Transaction
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
    row_id = _id(tx, guild_id, member_id)
    tx.execute(
        "INSERT INTO together_member (id, guild_id, contributor, since) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        row_id,
        guild_id,
        tx.vault.seal(str(member_id), about=f"together_member.contributor:{row_id}"),
        seal_instant(tx, now, about=f"together_member.since:{row_id}"),
    )


def leave(tx: Transaction, guild_id: int, member_id: int) -> bool:
    """Forget that a member is counted, and tell whether they were."""
    return tx.execute("DELETE FROM together_member WHERE id = ?", _id(tx, guild_id, member_id)).rowcount > 0


def since(tx: Transaction, guild_id: int, member_id: int) -> datetime | None:
    """Return from when on a member is counted, or None where they are not."""
    row = tx.one("SELECT id, since FROM together_member WHERE id = ?", _id(tx, guild_id, member_id))
    return None if row is None else _since(tx, row)


def counts(tx: Transaction, guild_id: int, until: datetime) -> tuple[int, ...]:
    """Return how many failures each contributor logged before an instant, in an order that means nothing.

    What an import brought was not logged.
    """
    rows = tx.all("SELECT id, contributor, since FROM together_member WHERE guild_id = ?", guild_id)
    return tuple(_logged(tx, row, until) for row in rows)


def of_member(tx: Transaction, member_id: int) -> tuple[Contribution, ...]:
    """Return in which servers a member is counted; found by trying their tag in each."""
    servers = (row["guild_id"] for row in tx.all("SELECT DISTINCT guild_id FROM together_member ORDER BY guild_id"))
    found = ((guild_id, since(tx, guild_id, member_id)) for guild_id in servers)
    return tuple(Contribution(guild_id, begun) for guild_id, begun in found if begun is not None)


def _logged(tx: Transaction, contributor: sqlite3.Row, until: datetime) -> int:
    about = f"together_member.contributor:{contributor['id']}"
    member_id, begun = int(tx.vault.open(contributor["contributor"], about=about)), _since(tx, contributor)
    rows = tx.all("SELECT logged_at FROM failure WHERE member_id = ? AND batch IS NULL", member_id)
    logged = in_time(tx, rows, column="logged_at", about=f"failure.logged_at:{member_id}")
    return sum(1 for _, at in logged if begun <= at < until)


def _since(tx: Transaction, row: sqlite3.Row) -> datetime:
    sealed: bytes = row["since"]
    return open_instant(tx, sealed, about=f"together_member.since:{row['id']}")


def _id(tx: Transaction, guild_id: int, member_id: int) -> int:
    return tx.vault.number("together", guild_id, member_id)
