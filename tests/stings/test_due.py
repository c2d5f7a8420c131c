"""When a sting is asked for again: three steps, the latest one only, and none of them twice by itself."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journal import actions as journal
from bot.journal.model import Failure
from bot.kernel.database import Database
from bot.stings import actions as stings
from bot.stings.model import AFTER, Due, Step, next_step, step_reached
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, log

SECOND = timedelta(seconds=1)
WEEK, MONTH, HALF_YEAR = AFTER.values()


async def stung(db: Database, line: str = "A polite no", sting: int = 7, now: datetime = NOW) -> Failure:
    return (await log(db, line, now=now, sting=sting)).failure


async def due(db: Database, after: timedelta, *, unasked: bool = False) -> list[tuple[str, Step]]:
    found = await db.read(stings.due, ADA, NOW + after, unasked=unasked)
    return [(one.failure.line, one.step) for one in found]


@pytest.mark.parametrize(
    ("after", "step"),
    [
        (WEEK - SECOND, None),
        (WEEK, Step.WEEK),
        (MONTH - SECOND, Step.WEEK),
        (MONTH, Step.MONTH),
        (HALF_YEAR - SECOND, Step.MONTH),
        (HALF_YEAR, Step.HALF_YEAR),
        (timedelta(days=4000), Step.HALF_YEAR),
    ],
)
async def test_of_each_failure_only_the_latest_step_that_has_come_is_due(
    db: Database, after: timedelta, step: Step | None
) -> None:
    failure = await stung(db)

    found = await db.read(stings.due, ADA, NOW + after)

    assert found == (() if step is None else (Due(failure, step),))


async def test_a_failure_without_a_sting_is_never_due_and_one_that_stung_nothing_is(db: Database) -> None:
    await log(db, "no sting noted")
    await stung(db, "it did not sting", sting=0)

    assert await due(db, WEEK) == [("it did not sting", Step.WEEK)]


async def test_what_is_due_comes_oldest_first_and_only_to_its_own_member(db: Database) -> None:
    await stung(db, "older")
    await stung(db, "newer", now=NOW + SECOND)

    assert await due(db, WEEK + SECOND) == [("older", Step.WEEK), ("newer", Step.WEEK)]
    assert await db.read(stings.due, BEN, NOW + MONTH) == ()


async def test_a_failure_that_was_let_go_is_not_asked_for_until_it_is_brought_back(db: Database) -> None:
    failure = await stung(db)
    await db.run(journal.let_go, ADA, failure.id, NOW)
    assert await due(db, WEEK) == []
    assert await db.read(stings.next_due, ADA, NOW) is None

    await db.run(journal.bring_back, ADA, failure.id, NOW, locale="de", guild_id=None)

    assert await due(db, WEEK) == [("A polite no", Step.WEEK)]


async def test_a_step_that_was_answered_or_skipped_is_over_and_the_next_one_comes(db: Database) -> None:
    first, second = await stung(db, "rated"), await stung(db, "skipped", now=NOW + SECOND)
    later = NOW + WEEK + SECOND
    await db.run(stings.rate, ADA, first.id, Step.WEEK, 3, later)
    await db.run(stings.skip, ADA, second.id, Step.WEEK, later)

    assert await due(db, WEEK + SECOND) == []
    assert await due(db, MONTH + SECOND) == [("rated", Step.MONTH), ("skipped", Step.MONTH)]


async def test_a_check_in_brings_up_each_step_once_and_the_rest_waits_where_one_looks(db: Database) -> None:
    await stung(db)
    assert await due(db, WEEK, unasked=True) == [("A polite no", Step.WEEK)]

    await db.run(stings.asked, ADA, NOW + WEEK)

    assert await due(db, WEEK + SECOND, unasked=True) == []
    assert await due(db, WEEK + SECOND) == [("A polite no", Step.WEEK)]
    assert await due(db, MONTH, unasked=True) == [("A polite no", Step.MONTH)]


async def test_a_check_in_of_nothing_notes_nothing(db: Database) -> None:
    await stung(db)
    await db.run(stings.asked, ADA, NOW)

    assert await db.read(stings.of_member, ADA) == ()


async def test_the_next_time_is_that_of_the_soonest_step_to_come(db: Database) -> None:
    assert await db.read(stings.next_due, ADA, NOW) is None
    await stung(db)
    await stung(db, "newer", now=NOW + WEEK - SECOND)

    assert await db.read(stings.next_due, ADA, NOW) == NOW + WEEK
    assert await db.read(stings.next_due, ADA, NOW + WEEK) == NOW + 2 * WEEK - SECOND
    assert await db.read(stings.next_due, ADA, NOW + HALF_YEAR + WEEK) is None


@given(minutes=st.integers(0, 400 * 24 * 60))
def test_between_two_steps_there_is_always_one_that_came_last_and_one_that_comes_next(minutes: int) -> None:
    now = NOW + timedelta(minutes=minutes)
    reached, coming = step_reached(NOW, now), next_step(NOW, now)

    passed = [step for step, after in AFTER.items() if NOW + after <= now]
    assert reached is (passed[-1] if passed else None)
    assert (coming is None) == (len(passed) == len(AFTER))
    assert coming is None or (coming > now and coming - NOW == list(AFTER.values())[len(passed)])
