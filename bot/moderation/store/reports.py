"""Reports: tags of share and member, which recognise a second one and list nobody."""

import json
from collections.abc import Iterable
from datetime import date

from bot.kernel.transaction import Transaction
from bot.moderation.model import Reports


def insert(tx: Transaction, share_id: str, member_id: int, day: date, *, counts: bool) -> bool:
    """Note a report, and tell whether it is this member's first about the card."""
    return (
        tx.execute(
            "INSERT INTO report (share_id, reporter, counts, open, reported_on) VALUES (?, ?, ?, 1, ?) "
            "ON CONFLICT (share_id, reporter) DO NOTHING",
            share_id,
            _reporter(tx, share_id, member_id),
            counts,
            day.isoformat(),
        ).rowcount
        > 0
    )


def of_shares(tx: Transaction, share_ids: Iterable[str]) -> dict[str, Reports]:
    """Return the open reports of each card that has any."""
    rows = tx.all(
        "SELECT share_id, sum(counts) AS counting, count(*) AS total FROM report "
        "WHERE open = 1 AND share_id IN (SELECT value FROM json_each(?)) GROUP BY share_id",
        json.dumps(list(share_ids)),
    )
    return {row["share_id"]: Reports(row["counting"], row["total"] - row["counting"]) for row in rows}


def unanswered(tx: Transaction) -> tuple[str, ...]:
    """Return the cards that have an open report."""
    return tuple(row["share_id"] for row in tx.all("SELECT DISTINCT share_id FROM report WHERE open = 1"))


def settle(tx: Transaction, share_id: str) -> None:
    """Note that moderators have looked at a card: what was reported until now is answered."""
    tx.execute("UPDATE report SET open = 0 WHERE share_id = ?", share_id)


def number(tx: Transaction, member_id: int) -> int:
    """Count a member's reports, by trying their tag on each card that has any."""
    return sum(
        int(tx.value("SELECT count(*) FROM report WHERE share_id = ? AND reporter = ?", share_id, reporter))
        for share_id, reporter in _possible(tx, member_id)
    )


def forget(tx: Transaction, member_id: int) -> None:
    """Delete a member's reports."""
    for share_id, reporter in _possible(tx, member_id):
        tx.execute("DELETE FROM report WHERE share_id = ? AND reporter = ?", share_id, reporter)


def _possible(tx: Transaction, member_id: int) -> list[tuple[str, bytes]]:
    rows = tx.all("SELECT DISTINCT share_id FROM report")
    return [(row["share_id"], _reporter(tx, row["share_id"], member_id)) for row in rows]


def _reporter(tx: Transaction, share_id: str, member_id: int) -> bytes:
    return tx.vault.tag("report", share_id, member_id)
