import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from bot.kernel.errors import Refused
from bot.kernel.instants import in_time, oldest_first, open_instant, seal_instant
from bot.kernel.transaction import Transaction
from bot.reviews.model import PARTS, WAITING, FeedbackState, FeedbackTask, LookBack, Outcome, Review

# An imported past is looked back at on request, never because the import is a few days old.
_UNDECIDED = """
    SELECT id, logged_at FROM failure WHERE member_id = ? AND let_go = 0 AND batch IS NULL AND NOT EXISTS (
        SELECT 1 FROM review WHERE review.member_id = failure.member_id AND review.failure_id = failure.id
    )
"""


def undecided(tx: Transaction, member_id: int, *, after: datetime | None, until: datetime, limit: int) -> list[int]:
    """Return the failures logged in a span that a member has decided nothing about, newest first."""
    found = [
        failure_id
        for failure_id, logged_at in reversed(_undecided(tx, member_id))
        if logged_at <= until and (after is None or logged_at > after)
    ]
    return found[:limit]


def next_undecided(tx: Transaction, member_id: int, *, after: datetime) -> datetime | None:
    """Return when the first undecided failure after an instant was logged."""
    return next((logged_at for _, logged_at in _undecided(tx, member_id) if logged_at > after), None)


def find(tx: Transaction, member_id: int, failure_id: int) -> Review | None:
    """Return what came of looking back at a failure."""
    row = tx.one("SELECT * FROM review WHERE member_id = ? AND failure_id = ?", member_id, failure_id)
    return None if row is None else _review(tx, row)


def save(tx: Transaction, review: Review) -> None:
    """Write a review in place of an earlier one; Refused where the failure is gone."""
    member_id = review.member_id
    texts = (getattr(review.look_back, name) for name in PARTS)
    with _own_failure():
        tx.execute(
            """
            INSERT INTO review
                (member_id, failure_id, happened, reasonable, hands, remains, onward, outcome, decided_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (member_id, failure_id) DO UPDATE SET
                happened = excluded.happened, reasonable = excluded.reasonable, hands = excluded.hands,
                remains = excluded.remains, onward = excluded.onward, outcome = excluded.outcome,
                decided_at = excluded.decided_at
            """,
            member_id,
            review.failure_id,
            *(_seal(tx, f"review.{name}", member_id, text) for name, text in zip(PARTS, texts, strict=True)),
            review.outcome,
            seal_instant(tx, review.decided_at, about=f"review.decided_at:{member_id}"),
        )


def of_member(tx: Transaction, member_id: int) -> tuple[Review, ...]:
    """Return all of a member's reviews, by failure."""
    rows = tx.all("SELECT * FROM review WHERE member_id = ? ORDER BY failure_id", member_id)
    return tuple(_review(tx, row) for row in rows)


def find_task(tx: Transaction, member_id: int, failure_id: int) -> FeedbackTask | None:
    """Return the task of asking for feedback on a failure."""
    row = tx.one("SELECT * FROM feedback_task WHERE member_id = ? AND failure_id = ?", member_id, failure_id)
    return None if row is None else _task(tx, row)


def save_task(tx: Transaction, task: FeedbackTask) -> None:
    """Write a task in place of an earlier one; Refused where the failure is gone."""
    with _own_failure():
        tx.execute(
            """
            INSERT INTO feedback_task (member_id, failure_id, state, answer, changed_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (member_id, failure_id) DO UPDATE SET
                state = excluded.state, answer = excluded.answer, changed_at = excluded.changed_at
            """,
            task.member_id,
            task.failure_id,
            task.state,
            _seal(tx, "feedback_task.answer", task.member_id, task.answer),
            seal_instant(tx, task.changed_at, about=f"feedback_task.changed_at:{task.member_id}"),
        )


def waiting_tasks(tx: Transaction, member_id: int) -> tuple[FeedbackTask, ...]:
    """Return the tasks that are not done, the latest touched first, without those of failures that were let go."""
    places = ", ".join("?" * len(WAITING))
    rows = tx.all(
        f"""
        SELECT feedback_task.* FROM feedback_task
        JOIN failure ON failure.member_id = feedback_task.member_id AND failure.id = failure_id
        WHERE feedback_task.member_id = ? AND state IN ({places}) AND let_go = 0
        """,  # noqa: S608 - question marks
        member_id,
        *WAITING,
    )
    in_order = oldest_first(tx, rows, column="changed_at", about=f"feedback_task.changed_at:{member_id}")
    return tuple(_task(tx, row) for row in reversed(in_order))


def tasks_of_member(tx: Transaction, member_id: int) -> tuple[FeedbackTask, ...]:
    """Return all of a member's tasks, by failure."""
    rows = tx.all("SELECT * FROM feedback_task WHERE member_id = ? ORDER BY failure_id", member_id)
    return tuple(_task(tx, row) for row in rows)


def forget_member(tx: Transaction, member_id: int) -> int:
    """Delete a member's reviews and tasks, and count them."""
    reviews = tx.execute("DELETE FROM review WHERE member_id = ?", member_id).rowcount
    return reviews + tx.execute("DELETE FROM feedback_task WHERE member_id = ?", member_id).rowcount


def _undecided(tx: Transaction, member_id: int) -> list[tuple[int, datetime]]:
    """Return the failures that nothing was decided about, oldest first, each with the time of its logging."""
    rows = tx.all(_UNDECIDED, member_id)
    in_order = in_time(tx, rows, column="logged_at", about=f"failure.logged_at:{member_id}")
    return [(row["id"], logged_at) for row, logged_at in in_order]


@contextmanager
def _own_failure() -> Iterator[None]:
    try:
        yield
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorname != "SQLITE_CONSTRAINT_FOREIGNKEY":
            raise
        raise Refused("journal.unknown") from None


def _review(tx: Transaction, row: sqlite3.Row) -> Review:
    member_id = row["member_id"]
    texts = {name: _open(tx, f"review.{name}", member_id, row[name]) for name in PARTS}
    return Review(
        member_id=member_id,
        failure_id=row["failure_id"],
        outcome=Outcome(row["outcome"]),
        look_back=LookBack(**texts),
        decided_at=open_instant(tx, row["decided_at"], about=f"review.decided_at:{member_id}"),
    )


def _task(tx: Transaction, row: sqlite3.Row) -> FeedbackTask:
    member_id = row["member_id"]
    return FeedbackTask(
        member_id=member_id,
        failure_id=row["failure_id"],
        state=FeedbackState(row["state"]),
        answer=_open(tx, "feedback_task.answer", member_id, row["answer"]),
        changed_at=open_instant(tx, row["changed_at"], about=f"feedback_task.changed_at:{member_id}"),
    )


def _seal(tx: Transaction, column: str, member_id: int, text: str | None) -> bytes | None:
    return None if text is None else tx.vault.seal(text, about=f"{column}:{member_id}")


def _open(tx: Transaction, column: str, member_id: int, sealed: bytes | None) -> str | None:
    return None if sealed is None else tx.vault.open(sealed, about=f"{column}:{member_id}")
