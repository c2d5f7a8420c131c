"""Shares whose cards stand in a channel."""

from bot.kernel.transaction import Transaction

NEWEST = 100
"""As many of a channel's messages as Discord shows at once."""


def standing(tx: Transaction, guild_id: int, channel_id: int, *, below: int | None = None) -> tuple[int, ...]:
    """Return the messages of a server's newest cards in this channel, or of those `below` one, the newest first."""
    rows = tx.all(
        "SELECT message_id FROM share WHERE guild_id = ?1 AND channel_id = ?2 AND state = 'posted' "
        "AND (?3 IS NULL OR message_id < ?3) ORDER BY message_id DESC LIMIT ?4",
        guild_id,
        channel_id,
        below,
        NEWEST,
    )
    return tuple(row["message_id"] for row in rows)


def forget_standing(tx: Transaction, channel_id: int) -> None:
    """Delete the shares whose cards stand in a channel, and the presses on them."""
    tx.execute("DELETE FROM share WHERE channel_id = ? AND state = 'posted'", channel_id)
