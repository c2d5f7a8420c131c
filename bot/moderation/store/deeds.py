"""The audit: what was done with which card, and on which day."""

import sqlite3
from datetime import date

from bot.kernel.transaction import Transaction
from bot.moderation.model import Deed, Done


def insert(tx: Transaction, done: Done, origin: int) -> int | None:
    """Note a deed and return its number, None where its interaction acted before: one that arrives twice acts once."""
    row = tx.one(
        "INSERT INTO moderation (origin, guild_id, share_id, deed, member_id, done_on) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (origin) DO NOTHING RETURNING id",
        tx.vault.tag("moderation", origin),
        done.guild_id,
        done.share_id,
        done.deed,
        done.member_id,
        done.done_on.isoformat(),
    )
    return None if row is None else int(row["id"])


def last(tx: Transaction, guild_id: int, limit: int) -> tuple[Done, ...]:
    """Return a server's last deeds, the newest first."""
    rows = tx.all("SELECT * FROM moderation WHERE guild_id = ? ORDER BY id DESC LIMIT ?", guild_id, limit)
    return tuple(_done(row) for row in rows)


def of_moderator(tx: Transaction, member_id: int) -> tuple[Done, ...]:
    """Return what a member did as a moderator, in all servers, oldest first."""
    return tuple(_done(row) for row in tx.all("SELECT * FROM moderation WHERE member_id = ? ORDER BY id", member_id))


def forget_moderator(tx: Transaction, member_id: int) -> None:
    """Take a member's name off what they did."""
    tx.execute("UPDATE moderation SET member_id = NULL WHERE member_id = ?", member_id)


def delete_before(tx: Transaction, day: date) -> None:
    """Delete deeds from before a day."""
    tx.execute("DELETE FROM moderation WHERE done_on < ?", day.isoformat())


def _done(row: sqlite3.Row) -> Done:
    return Done(
        row["guild_id"],
        row["share_id"],
        Deed(row["deed"]),
        row["member_id"],
        date.fromisoformat(row["done_on"]),
    )
