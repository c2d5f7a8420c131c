"""A server's shares as figures need them, and the figures that it was told."""

import json
import sqlite3
from dataclasses import asdict
from datetime import date

from bot.journal.model import Kind
from bot.kernel.instants import open_instant
from bot.kernel.transaction import Transaction
from bot.stats.group import GroupFigures, Item
from bot.stats.model import Kinds


def items(tx: Transaction, guild_id: int, before: date) -> tuple[Item, ...]:
    """Return what was counted in a server, or stands there under a name, from before a day; nothing without a name."""
    rows = tx.all(
        """
        SELECT share.member_id, shared_on, section, kind, happened, logged_at FROM share
        JOIN failure ON failure.member_id = share.member_id AND failure.id = failure_id
        WHERE guild_id = ? AND state IN ('counted', 'posted') AND audience != 'anonymous' AND shared_on < ?
        """,
        guild_id,
        before.isoformat(),
    )
    return tuple(_item(tx, row) for row in rows)


def is_told(tx: Transaction, guild_id: int, month: date) -> bool:
    """Tell whether a server was told its figures in this month, or in a later one by a clock that was wrong."""
    found = tx.one("SELECT 1 FROM group_figures WHERE guild_id = ? AND month >= ?", guild_id, month.isoformat())
    return found is not None


def tell(tx: Transaction, guild_id: int, month: date, figures: GroupFigures | None) -> None:
    """Keep what a server is told in this month."""
    kept = None if figures is None else asdict(figures) | {"until": figures.until.isoformat()}
    tx.execute(
        "REPLACE INTO group_figures (guild_id, month, figures) VALUES (?, ?, ?)",
        guild_id,
        month.isoformat(),
        json.dumps(kept),
    )


def told(tx: Transaction, guild_id: int) -> GroupFigures | None:
    """Return what a server was told last, None where that was nothing."""
    kept = json.loads(tx.value("SELECT figures FROM group_figures WHERE guild_id = ?", guild_id))
    if kept is None:
        return None
    kinds = kept["kinds"]
    return GroupFigures(
        until=date.fromisoformat(kept["until"]),
        failures=kept["failures"],
        people=kept["people"],
        years=tuple((year, number) for year, number in kept["years"]),
        sections=tuple((section, number) for section, number in kept["sections"]),
        kinds=Kinds(tuple((Kind(kind), number) for kind, number in kinds["counts"]), kinds["total"]),
    )


def _item(tx: Transaction, row: sqlite3.Row) -> Item:
    member_id = row["member_id"]
    happened = row["happened"]
    logged_at = open_instant(tx, row["logged_at"], about=f"failure.logged_at:{member_id}")
    section = row["section"]
    return Item(
        member_id=member_id,
        month=date.fromisoformat(row["shared_on"]).replace(day=1),
        year=logged_at.year if happened is None else int(happened[:4]),
        section=None if section is None else tx.vault.open(section, about=f"failure.section:{member_id}"),
        kind=None if row["kind"] is None else Kind(row["kind"]),
    )
