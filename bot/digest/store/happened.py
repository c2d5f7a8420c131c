"""What happened in a server within days: what was shared or counted, what came without a name, which quests ended."""

from datetime import date, datetime

from bot.digest.model import Contribution
from bot.kernel.instants import open_instant
from bot.kernel.transaction import Transaction
from bot.quests.model import Kind


def contributions(tx: Transaction, guild_id: int, first: date, after: date) -> tuple[Contribution, ...]:
    """Return what was counted, or stands under a name, from a day on until before another one."""
    rows = tx.all(
        """
        SELECT share.member_id, section, kind FROM share
        JOIN failure ON failure.member_id = share.member_id AND failure.id = failure_id
        WHERE guild_id = ? AND state IN ('counted', 'posted') AND audience != 'anonymous'
        AND shared_on >= ? AND shared_on < ?
        """,
        guild_id,
        first.isoformat(),
        after.isoformat(),
    )
    return tuple(
        Contribution(
            member_id=row["member_id"],
            section=_section(tx, row["member_id"], row["section"]),
            kind=None if row["kind"] is None else Kind(row["kind"]),
        )
        for row in rows
    )


def standing(tx: Transaction, guild_id: int, first: date, after: date, *, anonymous: bool) -> int:
    """Count the cards that stand, without a name or with one, from a day on until before another one."""
    return int(
        tx.value(
            "SELECT count(*) FROM share WHERE guild_id = ? AND state = 'posted' AND occurrence_id IS NULL "
            "AND (audience = 'anonymous') = ? AND shared_on >= ? AND shared_on < ?",
            guild_id,
            anonymous,
            first.isoformat(),
            after.isoformat(),
        )
    )


def ended_by(tx: Transaction, guild_id: int, since: datetime, before: datetime) -> tuple[int, ...]:
    """Return the member of each announced quest that ended, or whose goal was celebrated, between two instants."""
    ended = tx.all(
        "SELECT id, member_id, ended_at FROM quest WHERE guild_id = ? AND announced = 1 AND ended_at IS NOT NULL",
        guild_id,
    )
    reached = tx.all(
        "SELECT id, member_id, reached_at FROM quest JOIN milestone ON quest_id = id "
        "WHERE guild_id = ? AND announced = 1 AND as_goal = 1",
        guild_id,
    )
    instants = [
        (row["id"], row["member_id"], open_instant(tx, row["ended_at"], about=f"quest.ended_at:{row['member_id']}"))
        for row in ended
    ] + [
        (row["id"], row["member_id"], open_instant(tx, row["reached_at"], about=f"milestone.reached_at:{row['id']}"))
        for row in reached
    ]
    quests = {quest_id: member_id for quest_id, member_id, at in instants if since <= at < before}
    return tuple(quests.values())


def _section(tx: Transaction, member_id: int, sealed: bytes | None) -> str | None:
    return None if sealed is None else tx.vault.open(sealed, about=f"failure.section:{member_id}")
