"""Toasts as the database keeps them: one of each member at a party, sealed."""

import sqlite3

from bot.kernel.transaction import Transaction
from bot.parties.model import Toast


def put(tx: Transaction, toast: Toast) -> None:
    """Write a toast behind the others of its party, or in place of the member's own one there."""
    tx.execute(
        """
        INSERT INTO party_toast (party_id, member_id, text, position)
        SELECT ?1, ?, ?, coalesce(max(position), 0) + 1 FROM party_toast WHERE party_id = ?1
        ON CONFLICT (party_id, member_id) DO UPDATE SET text = excluded.text
        """,
        toast.party_id,
        toast.member_id,
        tx.vault.seal(toast.text, about=_about(toast.party_id, toast.member_id)),
    )


def drop(tx: Transaction, party_id: str, member_id: int) -> bool:
    """Take a member's toast back, and tell whether there was one."""
    found = tx.execute("DELETE FROM party_toast WHERE party_id = ? AND member_id = ?", party_id, member_id)
    return found.rowcount > 0


def of_party(tx: Transaction, party_id: str) -> tuple[Toast, ...]:
    """Return the toasts of a party, as they came."""
    return tuple(
        _toast(tx, row) for row in tx.all("SELECT * FROM party_toast WHERE party_id = ? ORDER BY position", party_id)
    )


def of_member(tx: Transaction, member_id: int) -> tuple[Toast, ...]:
    """Return a member's toasts at all parties."""
    rows = tx.all("SELECT * FROM party_toast WHERE member_id = ? ORDER BY party_id", member_id)
    return tuple(_toast(tx, row) for row in rows)


def _toast(tx: Transaction, row: sqlite3.Row) -> Toast:
    party_id, member_id = row["party_id"], row["member_id"]
    return Toast(party_id, member_id, tx.vault.open(row["text"], about=_about(party_id, member_id)))


def _about(party_id: str, member_id: int) -> str:
    return f"party_toast.text:{party_id}:{member_id}"
