"""A server's own prompts, as the database keeps them: their words sealed."""

import sqlite3

from bot.kernel.transaction import Transaction
from bot.prompts.model import OwnPrompt, PromptType, Standing

_KEY = "own-"


def insert(tx: Transaction, one: OwnPrompt) -> None:
    """Write a prompt."""
    tx.execute(
        """
        INSERT INTO own_prompt (id, guild_id, member_id, type, minutes, title, question, standing, told)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        one.id,
        one.guild_id,
        one.member_id,
        one.type,
        one.minutes,
        tx.vault.seal(one.title, about=f"own_prompt.title:{one.id}"),
        tx.vault.seal(one.question, about=f"own_prompt.question:{one.id}"),
        one.standing,
        one.told,
    )


def find(tx: Transaction, guild_id: int, key: str) -> OwnPrompt | None:
    """Return a server's prompt by its key."""
    if not key.startswith(_KEY):
        return None
    found = tx.one("SELECT * FROM own_prompt WHERE id = ? AND guild_id = ?", key.removeprefix(_KEY), guild_id)
    return None if found is None else _own(tx, found)


def of_guild(tx: Transaction, guild_id: int, standing: Standing | None = None) -> tuple[OwnPrompt, ...]:
    """Return a server's prompts that stand like this, or all of them, the oldest first."""
    rows = tx.all(
        "SELECT * FROM own_prompt WHERE guild_id = ? AND (? IS NULL OR standing = ?) ORDER BY rowid",
        guild_id,
        standing,
        standing,
    )
    return tuple(_own(tx, row) for row in rows)


def of_member(tx: Transaction, member_id: int) -> tuple[OwnPrompt, ...]:
    """Return the prompts that a member wrote, the oldest first."""
    return tuple(
        _own(tx, row) for row in tx.all("SELECT * FROM own_prompt WHERE member_id = ? ORDER BY rowid", member_id)
    )


def set_standing(tx: Transaction, one: OwnPrompt) -> None:
    """Note where a prompt stands, and whether its writer knows."""
    tx.execute("UPDATE own_prompt SET standing = ?, told = ? WHERE id = ?", one.standing, one.told, one.id)


def delete(tx: Transaction, prompt_id: str) -> None:
    """Delete a prompt."""
    tx.execute("DELETE FROM own_prompt WHERE id = ?", prompt_id)


def forget(tx: Transaction, member_id: int) -> int:
    """Delete the prompts that a member wrote, and count them."""
    return tx.execute("DELETE FROM own_prompt WHERE member_id = ?", member_id).rowcount


def _own(tx: Transaction, row: sqlite3.Row) -> OwnPrompt:
    return OwnPrompt(
        id=row["id"],
        guild_id=row["guild_id"],
        member_id=row["member_id"],
        type=PromptType(row["type"]),
        minutes=row["minutes"],
        title=tx.vault.open(row["title"], about=f"own_prompt.title:{row['id']}"),
        question=tx.vault.open(row["question"], about=f"own_prompt.question:{row['id']}"),
        standing=Standing(row["standing"]),
        told=bool(row["told"]),
    )
