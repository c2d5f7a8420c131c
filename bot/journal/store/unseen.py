"""Entries whose members have not heard of them."""

from bot.journal.model import Failure
from bot.journal.store.entries import with_ids
from bot.kernel.transaction import Transaction


def mark_unseen(tx: Transaction, failure_id: int, member_id: int) -> None:
    """Mark an entry whose member has not heard of it, unless it is gone."""
    tx.execute(
        "INSERT INTO unseen (failure_id, member_id) SELECT id, member_id FROM failure WHERE id = ? AND member_id = ? "
        "ON CONFLICT (member_id, failure_id) DO NOTHING",
        failure_id,
        member_id,
    )


def unseen(tx: Transaction, member_id: int) -> tuple[Failure, ...]:
    """Return the marked entries of a member, oldest first."""
    rows = tx.all("SELECT failure_id FROM unseen WHERE member_id = ?", member_id)
    return with_ids(tx, member_id, [row["failure_id"] for row in rows])[::-1]


def forget_unseen(tx: Transaction, member_id: int) -> None:
    """Remove a member's marks."""
    tx.execute("DELETE FROM unseen WHERE member_id = ?", member_id)
