import pytest

from bot.journal.model import Failure
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.reviews import actions as reviews
from bot.reviews.model import ANSWER_LIMIT, FeedbackState, FeedbackTask
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, LATER, log, log_many

OPEN, ASKED, ANSWERED, DROPPED = FeedbackState


async def wanted(db: Database) -> Failure:
    failure = (await log(db, "Grant")).failure
    await db.run(reviews.want_feedback, ADA, failure.id, NOW)
    return failure


async def test_a_request_goes_from_open_to_asked_to_answered(db: Database) -> None:
    failure = await wanted(db)
    assert await db.read(reviews.find_feedback, ADA, failure.id) == FeedbackTask(ADA, failure.id, OPEN, None, NOW)
    asked = await db.run(reviews.asked_feedback, ADA, failure.id, LATER)
    assert (asked.state, asked.changed_at) == (ASKED, LATER)
    answered = await db.run(reviews.answered_feedback, ADA, failure.id, " Too few papers\r\n", LATER)
    assert answered == FeedbackTask(ADA, failure.id, ANSWERED, "Too few papers", LATER)
    assert await db.read(reviews.find_feedback, ADA, failure.id) == answered


async def test_wanting_feedback_twice_makes_one_request_and_keeps_how_far_it_is(db: Database) -> None:
    failure = await wanted(db)
    asked = await db.run(reviews.asked_feedback, ADA, failure.id, NOW)
    assert await db.run(reviews.want_feedback, ADA, failure.id, LATER) == asked
    assert await db.read(reviews.feedback_of_member, ADA) == (asked,)


async def test_an_answer_may_come_without_words_and_without_having_been_asked_for(db: Database) -> None:
    failure = await wanted(db)
    answered = await db.run(reviews.answered_feedback, ADA, failure.id, " ", LATER)
    assert (answered.state, answered.answer) == (ANSWERED, None)


async def test_an_answer_can_be_changed_and_old_buttons_do_not_undo_it(db: Database) -> None:
    failure = await wanted(db)
    await db.run(reviews.answered_feedback, ADA, failure.id, "Too few papers", NOW)
    changed = await db.run(reviews.answered_feedback, ADA, failure.id, "Too many papers", NOW)
    assert changed.answer == "Too many papers"
    assert await db.run(reviews.asked_feedback, ADA, failure.id, LATER) == changed
    assert await db.run(reviews.drop_feedback, ADA, failure.id, LATER) == changed


async def test_an_answer_that_is_too_long_is_refused_and_nothing_changes(db: Database) -> None:
    failure = await wanted(db)
    with pytest.raises(Refused, match=r"reviews\.answer_too_long"):
        await db.run(reviews.answered_feedback, ADA, failure.id, "x" * (ANSWER_LIMIT + 1), LATER)
    found = await db.read(reviews.find_feedback, ADA, failure.id)
    assert found is not None
    assert found.state is OPEN


async def test_a_dropped_request_is_not_listed_and_can_be_taken_up_again(db: Database) -> None:
    failure = await wanted(db)
    assert (await db.run(reviews.drop_feedback, ADA, failure.id, LATER)).state is DROPPED
    assert await db.read(reviews.waiting_feedback, ADA) == ()
    assert (await db.run(reviews.want_feedback, ADA, failure.id, LATER)).state is OPEN
    assert len(await db.read(reviews.waiting_feedback, ADA)) == 1


async def test_the_list_holds_what_is_open_or_asked_the_latest_touched_first(db: Database) -> None:
    first, second, third, fourth = await log_many(db, 4)
    for failure in (first, second, third, fourth):
        await db.run(reviews.want_feedback, ADA, failure.id, NOW)
    await db.run(reviews.asked_feedback, ADA, first.id, LATER)
    await db.run(reviews.answered_feedback, ADA, third.id, "", LATER)

    def let_go(tx: Transaction) -> None:
        tx.execute("UPDATE failure SET let_go = 1 WHERE id = ?", fourth.id)

    await db.run(let_go)
    found = await db.read(reviews.waiting_feedback, ADA)
    assert [(task.state, failure) for task, failure in found] == [(ASKED, first), (OPEN, second)]
    assert await db.read(reviews.waiting_feedback, BEN) == ()


async def test_a_request_that_was_never_made_is_refused(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    assert await db.read(reviews.find_feedback, ADA, failure.id) is None
    for deed in (reviews.asked_feedback, reviews.drop_feedback):
        with pytest.raises(Refused, match=r"journal\.unknown"):
            await db.run(deed, ADA, failure.id, NOW)
    with pytest.raises(Refused, match=r"journal\.unknown"):
        await db.run(reviews.answered_feedback, ADA, failure.id, "", NOW)
