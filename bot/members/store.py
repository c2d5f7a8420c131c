import sqlite3
from datetime import date, datetime, time

from bot.kernel.clock import from_stored, to_stored
from bot.kernel.schedule import Occurrence
from bot.kernel.transaction import Parameter, Transaction
from bot.members.model import Member, Notify, Pausable, Pause

_COLUMNS = (
    "id, locale, locale_chosen, zone, guild_zone, notify_asks, notify_stings, notify_reviews, review_days, "
    "checkin_weekday, checkin_time, checkin_date, checkin_at"
)


def find(tx: Transaction, member_id: int) -> Member | None:
    """Return what a member has set, or None where nothing ever was."""
    row = tx.one(f"SELECT {_COLUMNS} FROM member WHERE id = ?", member_id)  # noqa: S608 - a constant
    return None if row is None else _member(row)


def save(tx: Transaction, member: Member) -> None:
    """Write all that a member has set."""
    upcoming = member.next_checkin
    values: tuple[Parameter, ...] = (
        member.id,
        member.locale,
        member.locale_chosen,
        member.zone,
        member.guild_zone,
        member.notify.asks,
        member.notify.stings,
        member.notify.reviews,
        member.review_days,
        member.weekday,
        f"{member.at:%H:%M}",
        None if upcoming is None else upcoming.local_date.isoformat(),
        None if upcoming is None else to_stored(upcoming.instant),
    )
    tx.execute(f"REPLACE INTO member ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", *values)  # noqa: S608 - a constant


def expected(tx: Transaction, now: datetime, limit: int) -> tuple[int, ...]:
    """Return the members whose check-in has come, the longest awaited first."""
    rows = tx.all("SELECT id FROM member WHERE checkin_at <= ? ORDER BY checkin_at, id LIMIT ?", to_stored(now), limit)
    return tuple(row["id"] for row in rows)


def languages(tx: Transaction) -> dict[int, str]:
    """Return the locale of each member who has chosen one."""
    return {row["id"]: row["locale"] for row in tx.all("SELECT id, locale FROM member WHERE locale_chosen = 1")}


def pause(tx: Transaction, member_id: int, one: Pause) -> None:
    """Write a pause down in place of an earlier one of the same."""
    until = None if one.until is None else to_stored(one.until)
    tx.execute("REPLACE INTO pause (member_id, what, until) VALUES (?, ?, ?)", member_id, one.what, until)


def pauses(tx: Transaction, member_id: int) -> tuple[Pause, ...]:
    """Return a member's pauses, those that are over included."""
    rows = tx.all("SELECT what, until FROM pause WHERE member_id = ? ORDER BY what", member_id)
    return tuple(
        Pause(Pausable(row["what"]), None if row["until"] is None else from_stored(row["until"])) for row in rows
    )


def is_paused(tx: Transaction, member_id: int, what: Pausable, now: datetime) -> bool:
    """Tell whether this, or everything, is held back."""
    row = tx.one(
        "SELECT 1 FROM pause WHERE member_id = ? AND what IN (?, 'everything') AND (until IS NULL OR until > ?)",
        member_id,
        what,
        to_stored(now),
    )
    return row is not None


def resume(tx: Transaction, member_id: int) -> int:
    """Delete all pauses of a member, and count them."""
    return tx.execute("DELETE FROM pause WHERE member_id = ?", member_id).rowcount


def forget(tx: Transaction, member_id: int) -> bool:
    """Delete what a member has set, and tell whether there was anything."""
    return tx.execute("DELETE FROM member WHERE id = ?", member_id).rowcount > 0


def _member(row: sqlite3.Row) -> Member:
    upcoming = None
    if row["checkin_at"] is not None:
        upcoming = Occurrence(date.fromisoformat(row["checkin_date"]), from_stored(row["checkin_at"]))
    return Member(
        id=row["id"],
        locale=row["locale"],
        locale_chosen=bool(row["locale_chosen"]),
        zone=row["zone"],
        guild_zone=row["guild_zone"],
        notify=Notify(bool(row["notify_asks"]), bool(row["notify_stings"]), bool(row["notify_reviews"])),
        review_days=row["review_days"],
        weekday=row["checkin_weekday"],
        at=time.fromisoformat(row["checkin_time"]),
        next_checkin=upcoming,
    )
