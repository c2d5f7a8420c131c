from dataclasses import replace
from datetime import timedelta

import pytest

from bot.journal import actions as journal
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.reviews import actions as reviews
from bot.reviews.model import ANSWER_LIMIT, PART_LIMIT, PARTS, FeedbackState, FeedbackTask, LookBack, Outcome, Review
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, LATER, log, log_many

WHOLE = LookBack(
    happened="They called, then they did not.",
    reasonable="It was my field.",
    hands="The letter was mine; the committee was not.\nThe date was luck.",
    remains="A methods chapter, and Ines.",
    onward="Try elsewhere",
)


async def test_a_look_back_is_kept_as_it_was_written(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    kept = await db.run(reviews.write, ADA, failure.id, WHOLE, LATER)
    assert kept == Review(ADA, failure.id, Outcome.WRITTEN, WHOLE, LATER)
    assert await db.read(reviews.find, ADA, failure.id) == kept


@pytest.mark.parametrize("part", PARTS)
async def test_each_part_is_enough_by_itself(db: Database, part: str) -> None:
    failure = (await log(db, "Grant")).failure
    kept = await db.run(reviews.write, ADA, failure.id, LookBack(**{part: " A word. \r\n"}), LATER)
    assert kept.look_back.parts == ((part, "A word."),)
    assert await db.read(reviews.find, ADA, failure.id) == kept


async def test_a_look_back_without_a_word_is_refused_and_decides_nothing(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    with pytest.raises(Refused, match=r"reviews\.empty"):
        await db.run(reviews.write, ADA, failure.id, LookBack(happened=" \n", onward="\u200b"), LATER)
    assert await db.read(reviews.find, ADA, failure.id) is None


async def test_a_part_that_is_too_long_is_refused_and_the_earlier_look_back_stays(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    kept = await db.run(reviews.write, ADA, failure.id, replace(WHOLE, hands="x" * PART_LIMIT), NOW)
    with pytest.raises(Refused, match=r"reviews\.part_too_long"):
        await db.run(reviews.write, ADA, failure.id, replace(WHOLE, hands="x" * (PART_LIMIT + 1)), LATER)
    assert await db.read(reviews.find, ADA, failure.id) == kept


async def test_a_second_look_back_takes_the_place_of_the_first(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    await db.run(reviews.write, ADA, failure.id, WHOLE, NOW)
    again = await db.run(reviews.write, ADA, failure.id, LookBack(onward="Let go"), LATER)
    assert await db.read(reviews.find, ADA, failure.id) == again
    assert again.look_back.parts == (("onward", "Let go"),)


async def test_an_emptied_look_back_is_gone_and_not_asked_about_again(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    await db.run(reviews.write, ADA, failure.id, WHOLE, NOW)
    emptied = await db.run(reviews.write, ADA, failure.id, LookBack(), LATER)
    assert emptied == Review(ADA, failure.id, Outcome.DECLINED, LookBack(), LATER)
    assert await db.read(reviews.ripe, ADA, NOW + timedelta(days=5)) == ()


async def test_nothing_to_learn_and_not_this_one_are_answers_that_can_change(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    assert (await db.run(reviews.nothing_to_learn, ADA, failure.id, NOW)).outcome is Outcome.NOTHING
    assert (await db.run(reviews.decline, ADA, failure.id, LATER)).outcome is Outcome.DECLINED
    assert (await db.run(reviews.write, ADA, failure.id, WHOLE, LATER)).outcome is Outcome.WRITTEN


async def test_an_old_button_does_not_throw_away_what_was_written(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    kept = await db.run(reviews.write, ADA, failure.id, WHOLE, NOW)
    assert await db.run(reviews.nothing_to_learn, ADA, failure.id, LATER) == kept
    assert await db.run(reviews.decline, ADA, failure.id, LATER) == kept
    assert await db.read(reviews.find, ADA, failure.id) == kept


async def test_nobody_looks_back_at_the_failure_of_another(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    await db.run(reviews.write, ADA, failure.id, WHOLE, NOW)
    assert await db.read(reviews.find, BEN, failure.id) is None
    for deed in (
        db.run(reviews.write, BEN, failure.id, WHOLE, LATER),
        db.run(reviews.nothing_to_learn, BEN, failure.id, LATER),
        db.run(reviews.decline, BEN, failure.id, LATER),
        db.run(reviews.want_feedback, BEN, failure.id, LATER),
    ):
        with pytest.raises(Refused, match=r"journal\.unknown"):
            await deed


async def test_a_deleted_failure_takes_its_look_back_and_its_request_along(db: Database) -> None:
    gone, kept = await log_many(db, 2)
    for failure in (gone, kept):
        await db.run(reviews.write, ADA, failure.id, WHOLE, NOW)
        await db.run(reviews.want_feedback, ADA, failure.id, NOW)
    await db.run(journal.delete, ADA, gone.id, LATER)
    assert [review.failure_id for review in await db.read(reviews.of_member, ADA)] == [kept.id]
    assert [task.failure_id for task in await db.read(reviews.feedback_of_member, ADA)] == [kept.id]


async def test_what_was_written_lies_sealed_in_the_database(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    await db.run(reviews.write, ADA, failure.id, WHOLE, NOW)
    await db.run(reviews.want_feedback, ADA, failure.id, NOW)
    await db.run(reviews.answered_feedback, ADA, failure.id, "Too few papers", NOW)

    def stored(tx: Transaction) -> list[bytes]:
        rows = tx.all("SELECT happened, reasonable, hands, remains, onward FROM review")
        return [*rows[0], tx.value("SELECT answer FROM feedback_task")]

    found = await db.read(stored)
    words = (*(text for _, text in WHOLE.parts), "Too few papers")
    assert len(found) == len(words)
    assert not any(text.encode() in sealed for text, sealed in zip(words, found, strict=True))


async def test_a_look_back_is_never_shown_by_its_repr() -> None:
    review = Review(ADA, 1, Outcome.WRITTEN, WHOLE, NOW)
    assert not any(text in repr(review) for _, text in WHOLE.parts)


async def test_what_an_export_held_comes_back_and_what_stands_stays(db: Database) -> None:
    first, second = await log_many(db, 2)
    await db.run(reviews.write, ADA, first.id, WHOLE, NOW)
    await db.run(reviews.decline, ADA, second.id, NOW)
    await db.run(reviews.want_feedback, ADA, first.id, NOW)
    await db.run(reviews.answered_feedback, ADA, first.id, "Too few papers", LATER)
    held, tasks = await db.read(reviews.of_member, ADA), await db.read(reviews.feedback_of_member, ADA)
    assert await db.run(reviews.forget_member, ADA) == 3
    assert await db.run(reviews.put_back, held, tasks) == 3
    assert (await db.read(reviews.of_member, ADA), await db.read(reviews.feedback_of_member, ADA)) == (held, tasks)
    await db.run(reviews.write, ADA, second.id, WHOLE, LATER)
    assert await db.run(reviews.put_back, held, tasks) == 0
    found = await db.read(reviews.find, ADA, second.id)
    assert found is not None
    assert found.outcome is Outcome.WRITTEN


async def test_a_look_back_whose_failure_is_not_there_does_not_come_back(db: Database) -> None:
    with pytest.raises(Refused, match=r"journal\.unknown"):
        await db.run(reviews.put_back, [Review(ADA, 99, Outcome.WRITTEN, WHOLE, NOW)], [])


async def test_what_no_form_would_take_does_not_come_back_either(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    endless = Review(ADA, failure.id, Outcome.WRITTEN, LookBack(hands="x" * (PART_LIMIT + 1)), NOW)
    with pytest.raises(Refused, match=r"reviews\.part_too_long"):
        await db.run(reviews.put_back, [endless], [])
    task = FeedbackTask(ADA, failure.id, FeedbackState.ANSWERED, "x" * (ANSWER_LIMIT + 1), NOW)
    with pytest.raises(Refused, match=r"reviews\.answer_too_long"):
        await db.run(reviews.put_back, [], [task])


async def test_erasing_a_member_leaves_the_others_alone(db: Database) -> None:
    for member_id in (ADA, BEN):
        failure = (await log(db, "Grant", member_id)).failure
        await db.run(reviews.write, member_id, failure.id, WHOLE, NOW)
        await db.run(reviews.want_feedback, member_id, failure.id, NOW)
    assert await db.run(reviews.forget_member, ADA) == 2
    assert await db.run(reviews.forget_member, ADA) == 0
    assert await db.read(reviews.of_member, ADA) == ()
    assert await db.read(reviews.feedback_of_member, ADA) == ()
    assert len(await db.read(reviews.of_member, BEN)) == 1
