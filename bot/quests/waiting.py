"""Celebrations that wait for their evening, as the database keeps them: which evening that is, only with the key."""

import sqlite3

from bot.kernel.instants import open_instant, seal_instant
from bot.kernel.transaction import Transaction
from bot.quests.model import Occasion, Waiting


def insert(tx: Transaction, one: Waiting) -> None:
    """Write down that a milestone waits to be celebrated."""
    tx.execute(
        "INSERT INTO celebration (quest_id, threshold, occasion, evening) VALUES (?, ?, ?, ?)",
        one.quest_id,
        one.threshold,
        one.occasion,
        seal_instant(tx, one.evening, about=_about(one.quest_id)),
    )


def everything(tx: Transaction) -> tuple[Waiting, ...]:
    """Return all that wait, those of one quest in the order of their counts."""
    rows = tx.all("SELECT * FROM celebration ORDER BY quest_id, threshold, occasion DESC")
    return tuple(_waiting(tx, row) for row in rows)


def of_quest(tx: Transaction, quest_id: int) -> tuple[Waiting, ...]:
    """Return what waits of one quest."""
    return tuple(_waiting(tx, row) for row in tx.all("SELECT * FROM celebration WHERE quest_id = ?", quest_id))


def delete(tx: Transaction, one: Waiting) -> None:
    """Delete one whose evening has come."""
    tx.execute(
        "DELETE FROM celebration WHERE quest_id = ? AND threshold = ? AND occasion = ?",
        one.quest_id,
        one.threshold,
        one.occasion,
    )


def forget(tx: Transaction, quest_id: int) -> None:
    """Delete all of a quest."""
    tx.execute("DELETE FROM celebration WHERE quest_id = ?", quest_id)


def _waiting(tx: Transaction, row: sqlite3.Row) -> Waiting:
    evening = open_instant(tx, row["evening"], about=_about(row["quest_id"]))
    return Waiting(row["quest_id"], row["threshold"], Occasion(row["occasion"]), evening)


def _about(quest_id: int) -> str:
    return f"celebration.evening:{quest_id}"
