"""Evenings as the database keeps them, and the awards of their letters."""

from collections.abc import Mapping
from datetime import datetime

from bot.kernel.clock import to_stored
from bot.kernel.transaction import Transaction
from bot.parties.model import Award, Honour


def begin(tx: Transaction, party_id: str, ends_at: datetime) -> None:
    """Write that a party has begun, and when it ends by itself."""
    tx.execute("INSERT INTO party_evening (party_id, ends_at) VALUES (?, ?)", party_id, to_stored(ends_at))


def overdue(tx: Transaction, now: datetime) -> tuple[str, ...]:
    """Return the parties that are under way and should have ended by now."""
    rows = tx.all(
        "SELECT party_id FROM party_evening JOIN party ON id = party_id WHERE state = 'begun' AND ends_at <= ? "
        "ORDER BY ends_at, party_id",
        to_stored(now),
    )
    return tuple(row["party_id"] for row in rows)


def messages(tx: Transaction, party_id: str) -> tuple[int | None, int | None] | None:
    """Return the messages of a party's card and of its keepsake, or None where it has not begun."""
    row = tx.one("SELECT message_id, keepsake_id FROM party_evening WHERE party_id = ?", party_id)
    return None if row is None else (row["message_id"], row["keepsake_id"])


def set_message(tx: Transaction, party_id: str, message_id: int) -> bool:
    """Write where the card stands, and tell whether there is an evening that it belongs to."""
    return tx.execute("UPDATE party_evening SET message_id = ? WHERE party_id = ?", message_id, party_id).rowcount > 0


def set_keepsake(tx: Transaction, party_id: str, message_id: int) -> bool:
    """Write where the keepsake stands, and tell whether there is an evening that it belongs to."""
    return tx.execute("UPDATE party_evening SET keepsake_id = ? WHERE party_id = ?", message_id, party_id).rowcount > 0


def award(tx: Transaction, party_id: str, what: Award, line_id: str) -> None:
    """Give an award to a line, in place of the one that has it."""
    tx.execute(
        "INSERT OR REPLACE INTO party_award (party_id, award, line_id) VALUES (?, ?, ?)", party_id, what, line_id
    )


def take_award(tx: Transaction, party_id: str, what: Award) -> None:
    """Give an award to no line."""
    tx.execute("DELETE FROM party_award WHERE party_id = ? AND award = ?", party_id, what)


def awards(tx: Transaction, party_id: str) -> Mapping[Award, str]:
    """Return which line of a party has which award."""
    rows = tx.all("SELECT award, line_id FROM party_award WHERE party_id = ?", party_id)
    return {Award(row["award"]): row["line_id"] for row in rows}


def awards_of_member(tx: Transaction, member_id: int) -> tuple[Honour, ...]:
    """Return what a member's lines were honoured for."""
    rows = tx.all(
        "SELECT party_award.* FROM party_award JOIN party_line ON id = line_id WHERE member_id = ? "
        "ORDER BY party_award.party_id, award",
        member_id,
    )
    return tuple(Honour(row["party_id"], Award(row["award"]), row["line_id"]) for row in rows)
