"""Which cards may be quoted, and which digest quotes them."""

from datetime import date

from bot.kernel.transaction import Transaction

_QUOTABLE_CARD = "share.audience = 'named' AND share.state = 'posted' AND share.note IS NULL"
"""What stands under a name, and behind no content note."""


def allow(tx: Transaction, share_id: str) -> None:
    """Note that a card may be quoted."""
    tx.execute("INSERT OR IGNORE INTO quotable (share_id) VALUES (?)", share_id)


def disallow(tx: Transaction, share_id: str) -> None:
    """Note that a card may not be quoted, or not any more."""
    tx.execute("DELETE FROM quotable WHERE share_id = ?", share_id)


def allowed(tx: Transaction, member_id: int) -> tuple[str, ...]:
    """Return which of a member's shares may be quoted."""
    rows = tx.all(
        "SELECT share_id FROM quotable JOIN share ON share.id = share_id WHERE member_id = ? ORDER BY share_id",
        member_id,
    )
    return tuple(row["share_id"] for row in rows)


def offered(tx: Transaction, member_id: int, guild_id: int, limit: int) -> tuple[str, ...]:
    """Return a member's cards in a server that a digest to come could quote, or one quotes; the newest first."""
    rows = tx.all(
        f"""
        SELECT id FROM share WHERE member_id = ? AND guild_id = ? AND {_QUOTABLE_CARD} AND (
            EXISTS (SELECT 1 FROM quotable WHERE share_id = share.id) OR NOT EXISTS (
                SELECT 1 FROM digest WHERE digest.guild_id = share.guild_id AND month >= substr(shared_on, 1, 7)
                AND digest.state != 'prepared'
            )
        ) ORDER BY shared_on DESC, id LIMIT ?
        """,  # noqa: S608 - a constant
        member_id,
        guild_id,
        limit,
    )
    return tuple(row["id"] for row in rows)


def candidates(tx: Transaction, guild_id: int, first: date, after: date) -> tuple[tuple[str, int], ...]:
    """Return share and member of what may be quoted of these days."""
    rows = tx.all(
        f"SELECT id, member_id FROM share JOIN quotable ON share_id = id "  # noqa: S608 - a constant
        f"WHERE guild_id = ? AND {_QUOTABLE_CARD} AND shared_on >= ? AND shared_on < ?",
        guild_id,
        first.isoformat(),
        after.isoformat(),
    )
    return tuple((row["id"], row["member_id"]) for row in rows)


def quote(tx: Transaction, share_id: str, digest_id: int) -> None:
    """Note which digest quotes a card."""
    tx.execute("UPDATE quotable SET digest_id = ? WHERE share_id = ?", digest_id, share_id)


def places(tx: Transaction, member_id: int) -> tuple[tuple[int, int], ...]:
    """Return server and channel of each digest that stands and quotes a card of a member's."""
    rows = tx.all(
        f"""
        SELECT digest.guild_id, digest.channel_id FROM share
        JOIN quotable ON share_id = share.id JOIN digest ON digest.id = digest_id
        WHERE member_id = ? AND {_QUOTABLE_CARD} AND digest.state = 'posted' AND digest.message_id IS NOT NULL
        """,  # noqa: S608 - a constant
        member_id,
    )
    return tuple((row["guild_id"], row["channel_id"]) for row in rows)


def quoted(tx: Transaction, digest_id: int) -> tuple[str, ...]:
    """Return what a digest quotes, as far as it may still be quoted and can be read in the feed."""
    rows = tx.all(
        f"SELECT id FROM share JOIN quotable ON share_id = id WHERE digest_id = ? AND {_QUOTABLE_CARD} ORDER BY id",  # noqa: S608 - a constant
        digest_id,
    )
    return tuple(row["id"] for row in rows)
