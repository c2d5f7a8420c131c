import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from bot.kernel.instants import in_time, open_instant, seal_instant
from bot.kernel.transaction import Transaction
from bot.stings.model import Course, Ending, Rating, Step


def stinging(tx: Transaction, member_id: int, *, imported: bool) -> list[tuple[int, datetime]]:
    """Return id and time of a member's entries that have a sting and were not let go, oldest first."""
    rows = tx.all(
        "SELECT id, logged_at FROM failure WHERE member_id = ? AND sting IS NOT NULL AND let_go = 0"
        " AND (batch IS NULL OR ?)",
        member_id,
        imported,
    )
    in_order = in_time(tx, rows, column="logged_at", about=f"failure.logged_at:{member_id}")
    return [(row["id"], logged_at) for row, logged_at in in_order]


def course(tx: Transaction, member_id: int, failure_id: int) -> Course:
    """Return the course of one failure; of one that nothing is known of yet, an empty one."""
    row = tx.one("SELECT * FROM sting_course WHERE member_id = ? AND failure_id = ?", member_id, failure_id)
    ratings = tx.all("SELECT * FROM sting_rating WHERE member_id = ? AND failure_id = ?", member_id, failure_id)
    return _course(tx, failure_id, row, ratings)


def courses(tx: Transaction, member_id: int) -> dict[int, Course]:
    """Return the courses that something is known of, by failure."""
    ratings: defaultdict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in tx.execute("SELECT * FROM sting_rating WHERE member_id = ?", member_id):
        ratings[row["failure_id"]].append(row)
    rows = {row["failure_id"]: row for row in tx.execute("SELECT * FROM sting_course WHERE member_id = ?", member_id)}
    return {one: _course(tx, one, rows.get(one), ratings[one]) for one in sorted(rows.keys() | ratings.keys())}


def save(tx: Transaction, member_id: int, course: Course) -> None:
    """Write down what is expected of a course, whether it ended, and what was asked; its ratings are kept apart."""
    tx.execute(
        """
        INSERT INTO sting_course (member_id, failure_id, forecast, ending, asked) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (member_id, failure_id)
        DO UPDATE SET forecast = excluded.forecast, ending = excluded.ending, asked = excluded.asked
        """,
        member_id,
        course.failure_id,
        course.forecast,
        course.ending,
        course.asked,
    )


def rate(tx: Transaction, member_id: int, failure_id: int, rating: Rating) -> None:
    """Write down the rating of a step, in place of the one that was there."""
    tx.execute(
        """
        INSERT INTO sting_rating (member_id, failure_id, step, sting, rated_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (member_id, failure_id, step) DO UPDATE SET sting = excluded.sting, rated_at = excluded.rated_at
        """,
        member_id,
        failure_id,
        rating.step,
        rating.sting,
        seal_instant(tx, rating.rated_at, about=f"sting_rating.rated_at:{member_id}"),
    )


def forget_member(tx: Transaction, member_id: int) -> None:
    """Delete all that is known of a member's stings but what their entries themselves say."""
    tx.execute("DELETE FROM sting_rating WHERE member_id = ?", member_id)
    tx.execute("DELETE FROM sting_course WHERE member_id = ?", member_id)


def _course(tx: Transaction, failure_id: int, row: sqlite3.Row | None, ratings: list[sqlite3.Row]) -> Course:
    told = tuple(_in_order(tx, ratings))
    if row is None:
        return Course(failure_id, ratings=told)
    return Course(
        failure_id=failure_id,
        forecast=row["forecast"],
        ending=None if row["ending"] is None else Ending(row["ending"]),
        asked=None if row["asked"] is None else Step(row["asked"]),
        ratings=told,
    )


def _in_order(tx: Transaction, rows: list[sqlite3.Row]) -> Iterator[Rating]:
    by_step = {row["step"]: row for row in rows}
    for step in Step:
        if row := by_step.get(step):
            about = f"sting_rating.rated_at:{row['member_id']}"
            yield Rating(step, row["sting"], open_instant(tx, row["rated_at"], about=about))
