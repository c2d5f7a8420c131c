"""Offers that members have not decided on yet, as the database keeps them: sealed whole."""

import json
import sqlite3

from bot.feed.model import Audience, Manner, Offer
from bot.feed.store import own_failure
from bot.kernel.clock import from_stored, to_stored
from bot.kernel.transaction import Transaction


def save(tx: Transaction, member_id: int, offer: Offer) -> None:
    """Keep an offer in place of an earlier one; for a failure that is not the member's raise Refused."""
    with own_failure():
        tx.execute(
            "INSERT INTO share_draft (member_id, failure_id, guild_id, offer) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (member_id, failure_id, guild_id) DO UPDATE SET offer = excluded.offer",
            member_id,
            offer.failure_id,
            offer.guild_id,
            tx.vault.seal(_written(offer), about=_about(member_id)),
        )


def find(tx: Transaction, guild_id: int, member_id: int, failure_id: int) -> Offer | None:
    """Return the offer that waits for a decision."""
    row = tx.one(
        "SELECT * FROM share_draft WHERE member_id = ? AND failure_id = ? AND guild_id = ?",
        member_id,
        failure_id,
        guild_id,
    )
    return None if row is None else _offer(tx, row)


def of_member(tx: Transaction, member_id: int) -> tuple[Offer, ...]:
    """Return all offers of a member that wait for a decision."""
    rows = tx.all("SELECT * FROM share_draft WHERE member_id = ? ORDER BY failure_id, guild_id", member_id)
    return tuple(_offer(tx, row) for row in rows)


def forget(tx: Transaction, guild_id: int, member_id: int, failure_id: int) -> None:
    """Delete an offer that was decided on."""
    tx.execute(
        "DELETE FROM share_draft WHERE member_id = ? AND failure_id = ? AND guild_id = ?",
        member_id,
        failure_id,
        guild_id,
    )


def forget_in(tx: Transaction, guild_id: int, member_id: int) -> None:
    """Delete all offers of a member's that wait for a decision in one server."""
    tx.execute("DELETE FROM share_draft WHERE guild_id = ? AND member_id = ?", guild_id, member_id)


def _written(offer: Offer) -> str:
    manner = offer.manner
    return json.dumps(
        {
            "text": offer.text,
            "note": manner.note,
            "talk": manner.talk,
            "no_advice": manner.no_advice,
            "ask_me": manner.ask_me,
            "due_at": None if offer.due_at is None else to_stored(offer.due_at),
            "cancelled": offer.cancelled,
            "audience": offer.audience,
        }
    )


def _offer(tx: Transaction, row: sqlite3.Row) -> Offer:
    kept = json.loads(tx.vault.open(row["offer"], about=_about(row["member_id"])))
    due_at = kept["due_at"]
    return Offer(
        failure_id=row["failure_id"],
        guild_id=row["guild_id"],
        text=kept["text"],
        manner=Manner(kept["talk"], kept["no_advice"], kept["ask_me"], kept["note"]),
        due_at=None if due_at is None else from_stored(due_at),
        cancelled=kept["cancelled"],
        audience=Audience(kept["audience"]),
    )


def _about(member_id: int) -> str:
    return f"share_draft.offer:{member_id}"
