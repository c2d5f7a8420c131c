"""Own versions that members have not decided on yet, as the database keeps them."""

from bot.feed.model import Wording
from bot.feed.store import own_failure
from bot.kernel.database import Transaction


def save(tx: Transaction, guild_id: int, member_id: int, failure_id: int, text: str) -> None:
    """Keep a version in place of an earlier one; for a failure that is not the member's raise Refused."""
    with own_failure():
        tx.execute(
            "INSERT INTO share_draft (member_id, failure_id, guild_id, text) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (member_id, failure_id, guild_id) DO UPDATE SET text = excluded.text",
            member_id,
            failure_id,
            guild_id,
            tx.vault.seal(text, about=_about(member_id)),
        )


def find(tx: Transaction, guild_id: int, member_id: int, failure_id: int) -> str | None:
    """Return the version that waits for a decision."""
    sealed = tx.value(
        "SELECT text FROM share_draft WHERE member_id = ? AND failure_id = ? AND guild_id = ?",
        member_id,
        failure_id,
        guild_id,
    )
    return None if sealed is None else tx.vault.open(sealed, about=_about(member_id))


def of_member(tx: Transaction, member_id: int) -> tuple[Wording, ...]:
    """Return all versions of a member that wait for a decision."""
    rows = tx.all("SELECT * FROM share_draft WHERE member_id = ? ORDER BY failure_id, guild_id", member_id)
    return tuple(
        Wording(row["failure_id"], row["guild_id"], tx.vault.open(row["text"], about=_about(member_id))) for row in rows
    )


def forget(tx: Transaction, guild_id: int, member_id: int, failure_id: int) -> None:
    """Delete a version that was decided on."""
    tx.execute(
        "DELETE FROM share_draft WHERE member_id = ? AND failure_id = ? AND guild_id = ?",
        member_id,
        failure_id,
        guild_id,
    )


def forget_in(tx: Transaction, guild_id: int, member_id: int) -> None:
    """Delete all versions of a member's that wait for a decision in one server."""
    tx.execute("DELETE FROM share_draft WHERE guild_id = ? AND member_id = ?", guild_id, member_id)


def _about(member_id: int) -> str:
    return f"share_draft.text:{member_id}"
