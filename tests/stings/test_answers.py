"""What a member says of a sting: ratings, skips, endings and forecasts."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.journal import actions as journal
from bot.journal.model import Failure
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.members import actions as members
from bot.stings import actions as stings
from bot.stings.model import AFTER, Course, Ending, Rating, Step, Told
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, log

Deed = Callable[[Transaction, int, int], Told]

WEEK, MONTH, HALF_YEAR = AFTER.values()
SECOND = timedelta(seconds=1)


@pytest.fixture
async def failure(db: Database) -> Failure:
    return (await log(db, "A polite no", sting=7)).failure


async def test_a_rating_is_kept_beside_the_first_one(db: Database, failure: Failure) -> None:
    told = await db.run(stings.rate, ADA, failure.id, Step.WEEK, 3, NOW + WEEK)

    rating = Rating(Step.WEEK, 3, NOW + WEEK)
    assert told == Told(failure, Course(failure.id, ratings=(rating,)))
    assert (told.then, told.now) == (7, 3)
    assert await db.read(journal.find, ADA, failure.id) == failure


async def test_another_answer_to_the_same_step_takes_the_place_of_the_first(db: Database, failure: Failure) -> None:
    await db.run(stings.skip, ADA, failure.id, Step.WEEK, NOW + WEEK)
    told = await db.run(stings.rate, ADA, failure.id, Step.WEEK, 9, NOW + WEEK + SECOND)

    assert told.course.ratings == (Rating(Step.WEEK, 9, NOW + WEEK + SECOND),)
    assert told.now == 9


async def test_what_was_skipped_is_no_figure(db: Database, failure: Failure) -> None:
    await db.run(stings.rate, ADA, failure.id, Step.WEEK, 4, NOW + WEEK)
    told = await db.run(stings.skip, ADA, failure.id, Step.MONTH, NOW + MONTH)

    assert [rating.step for rating in told.course.given] == [Step.WEEK]
    assert told.now == 4


@pytest.mark.parametrize(
    ("step", "after"),
    [
        (Step.WEEK, WEEK - SECOND),
        (Step.WEEK, MONTH),
        (Step.MONTH, WEEK),
        (Step.MONTH, HALF_YEAR),
        (Step.HALF_YEAR, MONTH),
    ],
)
async def test_a_step_that_has_passed_or_not_come_takes_no_answer(
    db: Database, failure: Failure, step: Step, after: timedelta
) -> None:
    with pytest.raises(Refused) as refused:
        await db.run(stings.rate, ADA, failure.id, step, 3, NOW + after)

    assert refused.value.key == "stings.over"
    assert await db.read(stings.of_member, ADA) == ()


@pytest.mark.parametrize("sting", [-1, 11])
async def test_a_rating_and_a_forecast_stay_on_the_scale(db: Database, failure: Failure, sting: int) -> None:
    with pytest.raises(Refused) as rated:
        await db.run(stings.rate, ADA, failure.id, Step.WEEK, sting, NOW + WEEK)
    with pytest.raises(Refused) as expected:
        await db.run(stings.forecast, ADA, failure.id, sting, NOW)

    assert [rated.value.key, expected.value.key] == ["journal.sting_off_scale"] * 2


async def test_a_failure_without_a_sting_takes_neither_rating_nor_forecast(db: Database) -> None:
    failure = (await log(db, "A polite no")).failure
    deeds: tuple[Deed, ...] = (stings.course, stings.stop, stings.reorient)
    for deed in deeds:
        with pytest.raises(Refused) as refused:
            await db.run(deed, ADA, failure.id)
        assert refused.value.key == "stings.none"


async def test_anothers_sting_is_unknown(db: Database, failure: Failure) -> None:
    with pytest.raises(Refused) as refused:
        await db.run(stings.rate, BEN, failure.id, Step.WEEK, 3, NOW + WEEK)

    assert refused.value.key == "journal.unknown"


@pytest.mark.parametrize(
    ("deed", "ending"), [(stings.stop, Ending.STOPPED), (stings.reorient, Ending.REORIENTED)], ids=["stop", "reorient"]
)
async def test_an_ending_is_noted_and_nothing_is_asked_until_it_is_taken_back(
    db: Database, failure: Failure, deed: Deed, ending: Ending
) -> None:
    told = await db.run(deed, ADA, failure.id)
    assert told.course.ending is ending
    assert await db.read(stings.due, ADA, NOW + WEEK) == ()
    assert await db.read(stings.next_due, ADA, NOW) is None

    await db.run(stings.ask_again, ADA, failure.id, locale="de", guild_id=None, now=NOW)

    assert len(await db.read(stings.due, ADA, NOW + WEEK)) == 1
    expected = (await db.read(members.find, ADA)).checkin_at
    assert expected is not None
    assert expected > NOW


async def test_an_ending_leaves_what_was_said_before(db: Database, failure: Failure) -> None:
    await db.run(stings.forecast, ADA, failure.id, 5, NOW)
    await db.run(stings.rate, ADA, failure.id, Step.WEEK, 9, NOW + WEEK)
    told = await db.run(stings.reorient, ADA, failure.id)

    assert (told.course.forecast, told.now) == (5, 9)


async def test_a_forecast_may_change_until_its_month_is_over(db: Database, failure: Failure) -> None:
    await db.run(stings.forecast, ADA, failure.id, 5, NOW)
    told = await db.run(stings.forecast, ADA, failure.id, 0, NOW + MONTH - SECOND)
    with pytest.raises(Refused) as refused:
        await db.run(stings.forecast, ADA, failure.id, 1, NOW + MONTH)

    assert told.course == Course(failure.id, forecast=0)
    assert refused.value.key == "stings.forecast_late"
    assert (await db.read(stings.course, ADA, failure.id)).course.forecast == 0


async def test_the_overview_has_what_was_told_again_newest_first_without_what_was_let_go(db: Database) -> None:
    logged = [(await log(db, line, sting=5)).failure for line in ("untold", "older", "gone", "newer")]
    for one in logged[1:]:
        await db.run(stings.rate, ADA, one.id, Step.WEEK, 2, NOW + WEEK)
    await db.run(stings.skip, ADA, logged[0].id, Step.WEEK, NOW + WEEK)
    await db.run(journal.let_go, ADA, logged[2].id, NOW)

    told = await db.read(stings.told, ADA)

    assert [one.failure.line for one in told] == ["newer", "older"]


async def test_what_was_said_can_be_put_back_as_it_was(db: Database, failure: Failure) -> None:
    await db.run(stings.forecast, ADA, failure.id, 5, NOW)
    await db.run(stings.asked, ADA, NOW + WEEK)
    await db.run(stings.rate, ADA, failure.id, Step.WEEK, 4, NOW + WEEK)
    await db.run(stings.skip, ADA, failure.id, Step.MONTH, NOW + MONTH)
    await db.run(stings.stop, ADA, failure.id)
    before = await db.read(stings.of_member, ADA)

    await db.run(stings.forget_member, ADA)
    assert await db.read(stings.of_member, ADA) == ()
    await db.run(stings.put_back, ADA, before)

    assert await db.read(stings.of_member, ADA) == before
    assert before[0].asked is Step.WEEK


async def test_a_deleted_failure_takes_its_course_along(db: Database, failure: Failure) -> None:
    await db.run(stings.forecast, ADA, failure.id, 5, NOW)
    await db.run(stings.rate, ADA, failure.id, Step.WEEK, 4, NOW + WEEK)
    await db.run(journal.delete, ADA, failure.id, NOW + WEEK)

    assert await db.read(stings.of_member, ADA) == ()
