"""Blocks: each knows a card and the tag of that card and its author, which only fits them."""

import hmac
import sqlite3
from datetime import date

from bot.kernel.transaction import Transaction
from bot.moderation.model import Block


def save(tx: Transaction, block: Block, tag: bytes) -> None:
    """Keep a block in place of an earlier one by the same card."""
    tx.execute(
        "REPLACE INTO block (guild_id, share_id, tag, until) VALUES (?, ?, ?, ?)",
        block.guild_id,
        block.share_id,
        tag,
        block.until.isoformat(),
    )


def delete(tx: Transaction, guild_id: int, share_id: str) -> bool:
    """End a block, and tell whether there was one."""
    return tx.execute("DELETE FROM block WHERE guild_id = ? AND share_id = ?", guild_id, share_id).rowcount > 0


def delete_ended(tx: Transaction, today: date) -> None:
    """Delete the blocks that have ended."""
    tx.execute("DELETE FROM block WHERE until < ?", today.isoformat())


def of_guild(tx: Transaction, guild_id: int, today: date) -> tuple[Block, ...]:
    """Return the blocks of a server that have not ended, the first to end first."""
    return tuple(
        _block(row)
        for row in tx.all(
            "SELECT * FROM block WHERE guild_id = ? AND until > ? ORDER BY until, share_id", guild_id, today.isoformat()
        )
    )


def of_member(tx: Transaction, member_id: int, guild_id: int | None = None) -> tuple[Block, ...]:
    """Return the blocks that mean a member, in one server or in all, by trying their tag on each."""
    rows = tx.all("SELECT * FROM block WHERE guild_id = coalesce(?, guild_id) ORDER BY until, share_id", guild_id)
    return tuple(
        _block(row)
        for row in rows
        if hmac.compare_digest(row["tag"], tx.vault.tag("share", row["share_id"], member_id))
    )


def _block(row: sqlite3.Row) -> Block:
    return Block(row["guild_id"], row["share_id"], date.fromisoformat(row["until"]))
