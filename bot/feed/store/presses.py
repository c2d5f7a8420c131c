"""Presses on cards: tags of share and member, which take a press back and list nobody."""

from bot.feed.model import Gesture
from bot.kernel.transaction import Transaction


def toggle(tx: Transaction, share_id: str, gesture: Gesture, member_id: int) -> bool:
    """Take a press back or make it, and tell whether it stands now."""
    presser = _presser(tx, share_id, member_id)
    taken_back = tx.execute(
        "DELETE FROM support WHERE share_id = ? AND gesture = ? AND presser = ?", share_id, gesture, presser
    ).rowcount
    if not taken_back:
        tx.execute("INSERT INTO support (share_id, gesture, presser) VALUES (?, ?, ?)", share_id, gesture, presser)
    return not taken_back


def totals(tx: Transaction, share_id: str) -> dict[Gesture, int]:
    """Count what was pressed on a card, gesture by gesture; what nobody pressed is left out."""
    rows = tx.all("SELECT gesture, count(*) AS n FROM support WHERE share_id = ? GROUP BY gesture", share_id)
    return {Gesture(row["gesture"]): row["n"] for row in rows}


def presses(tx: Transaction, member_id: int, guild_id: int | None = None) -> int:
    """Count a member's presses, in one server or in all, by trying their tag on each share that has any."""
    return sum(
        int(tx.value("SELECT count(*) FROM support WHERE share_id = ? AND presser = ?", share_id, presser))
        for share_id, presser in _possible_pressers(tx, member_id, guild_id)
    )


def forget_presses(tx: Transaction, member_id: int, guild_id: int | None = None) -> None:
    """Take all presses of a member back, in one server or in all."""
    for share_id, presser in _possible_pressers(tx, member_id, guild_id):
        tx.execute("DELETE FROM support WHERE share_id = ? AND presser = ?", share_id, presser)


def _possible_pressers(tx: Transaction, member_id: int, guild_id: int | None = None) -> list[tuple[str, bytes]]:
    rows = tx.all(
        "SELECT DISTINCT share_id FROM support JOIN share ON share.id = share_id "
        "WHERE guild_id = coalesce(?, guild_id)",
        guild_id,
    )
    return [(row["share_id"], _presser(tx, row["share_id"], member_id)) for row in rows]


def _presser(tx: Transaction, share_id: str, member_id: int) -> bytes:
    return tx.vault.tag("support", share_id, member_id)
