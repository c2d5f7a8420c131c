import sqlite3
from datetime import date, datetime, time

from bot.digest.model import Schedule
from bot.kernel.clock import from_stored, to_stored
from bot.kernel.schedule import Monthly, Occurrence
from bot.kernel.transaction import Transaction


def save_schedule(tx: Transaction, schedule: Schedule) -> None:
    """Write a server's schedule in place of the one it may have."""
    tx.execute(
        "REPLACE INTO digest_schedule (guild_id, channel_id, day, wall_time, zone, next_date, next_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        schedule.guild_id,
        schedule.channel_id,
        schedule.rule.day,
        schedule.rule.at.isoformat("minutes"),
        schedule.rule.zone,
        schedule.next.local_date.isoformat(),
        to_stored(schedule.next.instant),
    )


def find_schedule(tx: Transaction, guild_id: int) -> Schedule | None:
    """Return a server's schedule."""
    row = tx.one("SELECT * FROM digest_schedule WHERE guild_id = ?", guild_id)
    return None if row is None else _schedule(row)


def delete_schedule(tx: Transaction, guild_id: int) -> bool:
    """Delete a server's schedule, and tell whether there was one."""
    return tx.execute("DELETE FROM digest_schedule WHERE guild_id = ?", guild_id).rowcount > 0


def due_schedules(tx: Transaction, now: datetime, limit: int) -> tuple[int, ...]:
    """Return the servers whose next digest has come, the longest due first."""
    rows = tx.all(
        "SELECT guild_id FROM digest_schedule WHERE next_at <= ? ORDER BY next_at LIMIT ?", to_stored(now), limit
    )
    return tuple(row["guild_id"] for row in rows)


def _schedule(row: sqlite3.Row) -> Schedule:
    return Schedule(
        guild_id=row["guild_id"],
        channel_id=row["channel_id"],
        rule=Monthly(row["day"], time.fromisoformat(row["wall_time"]), row["zone"]),
        next=Occurrence(date.fromisoformat(row["next_date"]), from_stored(row["next_at"])),
    )
