import sqlite3
from datetime import date, datetime, time

from bot.kernel.clock import from_stored, to_stored
from bot.kernel.schedule import Occurrence, Weekly
from bot.kernel.transaction import Transaction
from bot.prompts.choose import Used
from bot.prompts.model import OccurrenceRecord, Schedule, State

_OCCURRENCE = (
    "id, guild_id, local_date, due_at, prompt, state, late, channel_id, ping_role, archive_minutes, "
    "message_id, thread_id"
)


def save_schedule(tx: Transaction, schedule: Schedule) -> None:
    """Write a server's schedule in place of the one it may have."""
    tx.execute(
        """
        INSERT OR REPLACE INTO prompt_schedule
        (guild_id, channel_id, weekday, wall_time, zone, ping_role, archive_minutes, next_date, next_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        schedule.guild_id,
        schedule.channel_id,
        schedule.rule.weekday,
        schedule.rule.at.isoformat("minutes"),
        schedule.rule.zone,
        schedule.ping_role,
        schedule.archive_minutes,
        schedule.next.local_date.isoformat(),
        to_stored(schedule.next.instant),
    )


def find_schedule(tx: Transaction, guild_id: int) -> Schedule | None:
    """Return a server's schedule."""
    row = tx.one("SELECT * FROM prompt_schedule WHERE guild_id = ?", guild_id)
    return None if row is None else _schedule(row)


def delete_schedule(tx: Transaction, guild_id: int) -> bool:
    """Delete a server's schedule, and tell whether there was one."""
    return tx.execute("DELETE FROM prompt_schedule WHERE guild_id = ?", guild_id).rowcount > 0


def due_schedules(tx: Transaction, now: datetime, limit: int) -> list[Schedule]:
    """Return the schedules whose next occurrence has come, the longest due first."""
    rows = tx.all("SELECT * FROM prompt_schedule WHERE next_at <= ? ORDER BY next_at LIMIT ?", to_stored(now), limit)
    return [_schedule(row) for row in rows]


def insert_occurrence(
    tx: Transaction, schedule: Schedule, occurrence: Occurrence, prompt: str | None, state: State, *, late: bool
) -> int | None:
    """Write what becomes of a date and return its id, or None where that date has something already."""
    row = tx.one(
        """
        INSERT INTO prompt_occurrence
        (guild_id, local_date, due_at, channel_id, prompt, state, late, ping_role, archive_minutes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (guild_id, local_date) DO NOTHING RETURNING id
        """,
        schedule.guild_id,
        occurrence.local_date.isoformat(),
        to_stored(occurrence.instant),
        schedule.channel_id,
        prompt,
        state,
        late,
        schedule.ping_role,
        schedule.archive_minutes,
    )
    return None if row is None else int(row["id"])


def delete_unposted(tx: Transaction, guild_id: int, local_date: date) -> int | None:
    """Delete the record that a date's prompt was not posted and never will be, and return its id if there was one."""
    row = tx.one(
        "DELETE FROM prompt_occurrence WHERE guild_id = ? AND local_date = ? "
        "AND state IN ('missed', 'empty', 'undeliverable') RETURNING id",
        guild_id,
        local_date.isoformat(),
    )
    return None if row is None else int(row["id"])


def find_occurrence(tx: Transaction, occurrence_id: int) -> OccurrenceRecord | None:
    """Return one date's record."""
    row = tx.one(f"SELECT {_OCCURRENCE} FROM prompt_occurrence WHERE id = ?", occurrence_id)  # noqa: S608 - a constant
    return None if row is None else _occurrence(row)


def waiting(tx: Transaction, guild_id: int) -> list[int]:
    """Return the ids of a server's occurrences that are still to be posted."""
    rows = tx.all("SELECT id FROM prompt_occurrence WHERE guild_id = ? AND state = 'due'", guild_id)
    return [row["id"] for row in rows]


def overdue(tx: Transaction, before: datetime) -> list[int]:
    """Return the ids of all occurrences that were due before this instant and are still to be posted."""
    rows = tx.all("SELECT id FROM prompt_occurrence WHERE state = 'due' AND due_at < ?", to_stored(before))
    return [row["id"] for row in rows]


def recent(tx: Transaction, guild_id: int, limit: int) -> tuple[OccurrenceRecord, ...]:
    """Return a server's latest occurrences, newest first."""
    rows = tx.all(
        f"SELECT {_OCCURRENCE} FROM prompt_occurrence WHERE guild_id = ? ORDER BY local_date DESC LIMIT ?",  # noqa: S608 - a constant
        guild_id,
        limit,
    )
    return tuple(_occurrence(row) for row in rows)


def history(tx: Transaction, guild_id: int) -> tuple[Used, ...]:
    """Return the prompts that a server was asked, oldest first."""
    rows = tx.all(
        "SELECT prompt, local_date FROM prompt_occurrence WHERE guild_id = ? AND state IN ('due', 'posted') "
        "ORDER BY local_date",
        guild_id,
    )
    return tuple(Used(row["prompt"], date.fromisoformat(row["local_date"])) for row in rows)


def set_state(tx: Transaction, occurrence_id: int, state: State) -> None:
    """Note what became of an occurrence that was still to be posted."""
    tx.execute("UPDATE prompt_occurrence SET state = ? WHERE id = ? AND state = 'due'", state, occurrence_id)


def set_prompt(tx: Transaction, occurrence_id: int, prompt: str) -> None:
    """Note what an occurrence asks instead that was still to be posted."""
    tx.execute("UPDATE prompt_occurrence SET prompt = ? WHERE id = ? AND state = 'due'", prompt, occurrence_id)


def set_posted(tx: Transaction, occurrence_id: int, message_id: int | None) -> OccurrenceRecord | None:
    """Note the message of an occurrence, and return it unless it is gone or has another message."""
    changed = tx.execute(
        "UPDATE prompt_occurrence SET state = 'posted', message_id = ? "
        "WHERE id = ? AND prompt IS NOT NULL AND (message_id IS NULL OR message_id = ?)",
        message_id,
        occurrence_id,
        message_id,
    ).rowcount
    return find_occurrence(tx, occurrence_id) if changed else None


def set_thread(tx: Transaction, occurrence_id: int, thread_id: int) -> None:
    """Note the thread under an occurrence's message."""
    tx.execute("UPDATE prompt_occurrence SET thread_id = ? WHERE id = ?", thread_id, occurrence_id)


def threads(tx: Transaction, guild_id: int) -> list[int]:
    """Return the threads under a server's prompts."""
    rows = tx.all("SELECT thread_id FROM prompt_occurrence WHERE guild_id = ? AND thread_id IS NOT NULL", guild_id)
    return [row["thread_id"] for row in rows]


def pass_over(tx: Transaction, guild_id: int, on: date, key: str) -> None:
    """Note that a prompt is not wanted for a date."""
    tx.execute("INSERT OR IGNORE INTO prompt_passed_over VALUES (?, ?, ?)", guild_id, on.isoformat(), key)


def passed_over(tx: Transaction, guild_id: int, on: date) -> frozenset[str]:
    """Return the keys of the prompts that are not wanted for a date."""
    rows = tx.all(
        "SELECT prompt FROM prompt_passed_over WHERE guild_id = ? AND local_date = ?", guild_id, on.isoformat()
    )
    return frozenset(row["prompt"] for row in rows)


def forget_passed_over(tx: Transaction, guild_id: int, on: date) -> None:
    """Want every prompt for a date again."""
    tx.execute("DELETE FROM prompt_passed_over WHERE guild_id = ? AND local_date = ?", guild_id, on.isoformat())


def skip(tx: Transaction, guild_id: int, on: date) -> None:
    """Note that no prompt comes on a date."""
    tx.execute("INSERT OR IGNORE INTO prompt_skip VALUES (?, ?)", guild_id, on.isoformat())


def unskip(tx: Transaction, guild_id: int, on: date) -> None:
    """Let a prompt come on a date again."""
    tx.execute("DELETE FROM prompt_skip WHERE guild_id = ? AND local_date = ?", guild_id, on.isoformat())


def is_skipped(tx: Transaction, guild_id: int, on: date) -> bool:
    """Tell whether no prompt comes on a date."""
    found = tx.one("SELECT 1 FROM prompt_skip WHERE guild_id = ? AND local_date = ?", guild_id, on.isoformat())
    return found is not None


def forget_preparations(tx: Transaction, guild_id: int, before: date) -> None:
    """Forget what was skipped and passed over for dates before this one."""
    for table in ("prompt_passed_over", "prompt_skip"):
        tx.execute(
            f"DELETE FROM {table} WHERE guild_id = ? AND local_date < ?",  # noqa: S608 - constants
            guild_id,
            before.isoformat(),
        )


def _schedule(row: sqlite3.Row) -> Schedule:
    return Schedule(
        guild_id=row["guild_id"],
        channel_id=row["channel_id"],
        rule=Weekly(row["weekday"], time.fromisoformat(row["wall_time"]), row["zone"]),
        ping_role=row["ping_role"],
        archive_minutes=row["archive_minutes"],
        next=Occurrence(date.fromisoformat(row["next_date"]), from_stored(row["next_at"])),
    )


def _occurrence(row: sqlite3.Row) -> OccurrenceRecord:
    return OccurrenceRecord(
        id=row["id"],
        guild_id=row["guild_id"],
        local_date=date.fromisoformat(row["local_date"]),
        due_at=from_stored(row["due_at"]),
        prompt=row["prompt"],
        state=State(row["state"]),
        late=bool(row["late"]),
        channel_id=row["channel_id"],
        ping_role=row["ping_role"],
        archive_minutes=row["archive_minutes"],
        message_id=row["message_id"],
        thread_id=row["thread_id"],
    )
