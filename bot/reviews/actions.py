"""Looking back at failures, and asking for feedback on them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.journal import actions as journal
from bot.journal.model import Failure, clean_story, is_blank
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.members import actions as members
from bot.reviews import store
from bot.reviews.model import (
    ANSWER_LIMIT,
    ASKED_FOR,
    PART_LIMIT,
    PARTS,
    FeedbackState,
    FeedbackTask,
    LookBack,
    Outcome,
    Review,
)

MOST = 25
"""Failures that are offered at a time; what Discord's menus hold."""


def ripe(tx: Transaction, member_id: int, now: datetime) -> tuple[Failure, ...]:
    """Return what the check-in asks about, newest first: undecided, past the member's delay, and not long past it."""
    until = now - _delay(tx, member_id)
    return _opened(tx, member_id, store.undecided(tx, member_id, after=until - ASKED_FOR, until=until, limit=MOST))


def undecided(tx: Transaction, member_id: int, now: datetime) -> tuple[Failure, ...]:
    """Return the newest failures past the member's delay that they have decided nothing about, however old."""
    until = now - _delay(tx, member_id)
    return _opened(tx, member_id, store.undecided(tx, member_id, after=None, until=until, limit=MOST))


def next_ripe(tx: Transaction, member_id: int, now: datetime) -> datetime | None:
    """Return when the next failure becomes ripe, None where none is on its way."""
    delay = _delay(tx, member_id)
    logged_at = store.next_undecided(tx, member_id, after=now - delay)
    return None if logged_at is None else logged_at + delay


def find(tx: Transaction, member_id: int, failure_id: int) -> Review | None:
    """Return what came of looking back at a failure, None where nothing was decided."""
    return store.find(tx, member_id, failure_id)


def write(tx: Transaction, member_id: int, failure_id: int, look_back: LookBack, now: datetime) -> Review:
    """Keep a look back in place of an earlier one.

    One without a word raises Refused `reviews.empty`, unless it empties an earlier one: then that is gone, and
    the failure is not asked about again.
    """
    journal.find(tx, member_id, failure_id)
    cleaned = _cleaned(look_back)
    outcome = Outcome.WRITTEN
    if not cleaned.parts:
        before = store.find(tx, member_id, failure_id)
        if before is None or before.outcome is not Outcome.WRITTEN:
            raise Refused("reviews.empty")
        outcome = Outcome.DECLINED
    review = Review(member_id, failure_id, outcome, cleaned, now)
    store.save(tx, review)
    return review


def nothing_to_learn(tx: Transaction, member_id: int, failure_id: int, now: datetime) -> Review:
    """Keep that there was nothing to learn; what was written stays as it is."""
    return _decide(tx, member_id, failure_id, Outcome.NOTHING, now)


def decline(tx: Transaction, member_id: int, failure_id: int, now: datetime) -> Review:
    """Keep that the member does not want to look back at this one; what was written stays as it is."""
    return _decide(tx, member_id, failure_id, Outcome.DECLINED, now)


def find_feedback(tx: Transaction, member_id: int, failure_id: int) -> FeedbackTask | None:
    """Return the task of asking for feedback on a failure."""
    return store.find_task(tx, member_id, failure_id)


def waiting_feedback(tx: Transaction, member_id: int) -> tuple[tuple[FeedbackTask, Failure], ...]:
    """Return the tasks that are not done, the latest touched first, each with its failure."""
    return tuple(
        (task, journal.find(tx, member_id, task.failure_id)) for task in store.waiting_tasks(tx, member_id)[:MOST]
    )


def want_feedback(tx: Transaction, member_id: int, failure_id: int, now: datetime) -> FeedbackTask:
    """Make the task of asking for feedback on a failure; one that is there stays, one that was dropped opens again."""
    journal.find(tx, member_id, failure_id)
    task = store.find_task(tx, member_id, failure_id)
    if task is not None and task.state is not FeedbackState.DROPPED:
        return task
    answer = None if task is None else task.answer
    return _kept(tx, FeedbackTask(member_id, failure_id, FeedbackState.OPEN, answer, now))


def asked_feedback(tx: Transaction, member_id: int, failure_id: int, now: datetime) -> FeedbackTask:
    """Keep that the member has asked; an answer that is there already stays."""
    task = _task(tx, member_id, failure_id)
    if task.state is FeedbackState.ANSWERED:
        return task
    return _kept(tx, replace(task, state=FeedbackState.ASKED, changed_at=now))


def answered_feedback(tx: Transaction, member_id: int, failure_id: int, answer: str, now: datetime) -> FeedbackTask:
    """Keep what they answered, in place of an earlier answer; the words may be left out."""
    task = _task(tx, member_id, failure_id)
    text = _text(answer, ANSWER_LIMIT, "reviews.answer_too_long")
    return _kept(tx, replace(task, state=FeedbackState.ANSWERED, answer=text, changed_at=now))


def drop_feedback(tx: Transaction, member_id: int, failure_id: int, now: datetime) -> FeedbackTask:
    """Keep that the member does not ask after all, or no longer waits; an answer that is there already stays."""
    task = _task(tx, member_id, failure_id)
    if task.state is FeedbackState.ANSWERED:
        return task
    return _kept(tx, replace(task, state=FeedbackState.DROPPED, changed_at=now))


def of_member(tx: Transaction, member_id: int) -> tuple[Review, ...]:
    """Return all of a member's reviews, by failure."""
    return store.of_member(tx, member_id)


def feedback_of_member(tx: Transaction, member_id: int) -> tuple[FeedbackTask, ...]:
    """Return all of a member's feedback tasks, those that are done too, by failure."""
    return store.tasks_of_member(tx, member_id)


def put_back(tx: Transaction, reviews: Iterable[Review], tasks: Iterable[FeedbackTask]) -> int:
    """Keep what an export held and return how much of it is new; what stands here already stays as it is."""
    new = 0
    for review in reviews:
        if store.find(tx, review.member_id, review.failure_id) is None:
            store.save(tx, replace(review, look_back=_cleaned(review.look_back)))
            new += 1
    for task in tasks:
        if store.find_task(tx, task.member_id, task.failure_id) is None:
            answer = _text(task.answer, ANSWER_LIMIT, "reviews.answer_too_long")
            store.save_task(tx, replace(task, answer=answer))
            new += 1
    return new


def forget_member(tx: Transaction, member_id: int) -> int:
    """Erase a member's reviews and feedback tasks, and return how many there were."""
    return store.forget_member(tx, member_id)


def _delay(tx: Transaction, member_id: int) -> timedelta:
    return timedelta(days=members.find(tx, member_id).review_days)


def _opened(tx: Transaction, member_id: int, failure_ids: Iterable[int]) -> tuple[Failure, ...]:
    return tuple(journal.find(tx, member_id, failure_id) for failure_id in failure_ids)


def _decide(tx: Transaction, member_id: int, failure_id: int, outcome: Outcome, now: datetime) -> Review:
    journal.find(tx, member_id, failure_id)
    before = store.find(tx, member_id, failure_id)
    if before is not None and before.outcome is Outcome.WRITTEN:
        return before
    review = Review(member_id, failure_id, outcome, LookBack(), now)
    store.save(tx, review)
    return review


def _cleaned(look_back: LookBack) -> LookBack:
    texts = {name: _text(getattr(look_back, name), PART_LIMIT, "reviews.part_too_long") for name in PARTS}
    return LookBack(**texts)


def _text(typed: str | None, limit: int, too_long: str) -> str | None:
    if typed is None or is_blank(typed):
        return None
    text = clean_story(typed)
    if len(text) > limit:
        raise Refused(too_long, limit=limit)
    return text


def _task(tx: Transaction, member_id: int, failure_id: int) -> FeedbackTask:
    task = store.find_task(tx, member_id, failure_id)
    if task is None:
        raise Refused("journal.unknown")
    return task


def _kept(tx: Transaction, task: FeedbackTask) -> FeedbackTask:
    store.save_task(tx, task)
    return task
