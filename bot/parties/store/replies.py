"""What members said to invitations."""

from collections.abc import Mapping

from bot.kernel.transaction import Transaction
from bot.parties.model import Answered, Reply


def put(tx: Transaction, party_id: str, member_id: int, reply: Reply) -> None:
    """Write what a member says, in place of what they said before."""
    tx.execute(
        "INSERT INTO party_guest (party_id, member_id, reply) VALUES (?, ?, ?) "
        "ON CONFLICT (party_id, member_id) DO UPDATE SET reply = excluded.reply",
        party_id,
        member_id,
        reply,
    )


def drop(tx: Transaction, party_id: str, member_id: int) -> bool:
    """Take back what a member said, and tell whether there was anything."""
    found = tx.execute("DELETE FROM party_guest WHERE party_id = ? AND member_id = ?", party_id, member_id)
    return found.rowcount > 0


def clear(tx: Transaction, party_id: str) -> None:
    """Forget what everybody said."""
    tx.execute("DELETE FROM party_guest WHERE party_id = ?", party_id)


def count(tx: Transaction, party_id: str) -> Mapping[Reply, int]:
    """Return how many said what, as far as anybody did."""
    rows = tx.all("SELECT reply, count(*) AS n FROM party_guest WHERE party_id = ? GROUP BY reply", party_id)
    return {Reply(row["reply"]): row["n"] for row in rows}


def of_member(tx: Transaction, member_id: int) -> tuple[Answered, ...]:
    """Return what a member said to which invitations."""
    rows = tx.all("SELECT party_id, reply FROM party_guest WHERE member_id = ? ORDER BY party_id", member_id)
    return tuple(Answered(row["party_id"], Reply(row["reply"])) for row in rows)
