"""Once a week at most, while there is something to ask."""

from datetime import timedelta

import pytest

from bot.asks import actions as asks
from bot.asks.model import Answer
from bot.checkins import actions as checkins
from bot.kernel.clock import to_stored
from bot.kernel.database import Database
from bot.kernel.schedule import LATEST
from bot.members import actions as members
from bot.members.model import Notify, Pausable
from tests.checkins.week import SUNDAY, WEEK, ask, heartbeat, upcoming
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, log

HOUR = timedelta(hours=1)


async def test_a_check_in_comes_when_its_hour_has_come_and_once(db: Database) -> None:
    await ask(db)
    assert await heartbeat(db, SUNDAY - HOUR) == []
    (notice,) = await heartbeat(db, SUNDAY)
    assert (notice.kind, notice.lane) == ("checkin", ADA)
    assert notice.payload == {"member": ADA, "date": "2026-03-15", "due": to_stored(SUNDAY)}
    assert await heartbeat(db, SUNDAY + HOUR) == []
    assert await upcoming(db) == SUNDAY + WEEK


async def test_it_comes_again_while_something_waits(db: Database) -> None:
    await ask(db)
    dates = [notice.payload["date"] for week in range(3) for notice in await heartbeat(db, SUNDAY + week * WEEK)]
    assert dates == ["2026-03-15", "2026-03-22", "2026-03-29"]


async def test_with_nothing_left_none_comes_and_none_is_expected(db: Database) -> None:
    await db.run(asks.answered, ADA, await ask(db), Answer.YES, None, NOW)
    assert await heartbeat(db, SUNDAY) == []
    assert await upcoming(db) is None


async def test_with_nothing_due_yet_none_comes_but_the_next_is_expected(db: Database) -> None:
    await log(db, "a polite no", sting=7)
    assert await upcoming(db) == SUNDAY
    assert await heartbeat(db, SUNDAY) == []
    assert await upcoming(db) == SUNDAY + WEEK
    assert len(await heartbeat(db, SUNDAY + WEEK)) == 1


async def test_a_failure_without_a_sting_expects_none(db: Database) -> None:
    await log(db, "a polite no")
    assert await upcoming(db) is None


@pytest.mark.parametrize(("late", "comes"), [(LATEST, True), (LATEST + timedelta(minutes=1), False)])
async def test_a_late_one_comes_and_one_too_late_is_skipped(db: Database, late: timedelta, comes: bool) -> None:  # noqa: FBT001 - a parameter of the test
    await ask(db)
    assert bool(await heartbeat(db, SUNDAY + late)) is comes
    assert await upcoming(db) == SUNDAY + WEEK


async def test_weeks_of_silence_are_made_up_for_by_the_latest_alone(db: Database) -> None:
    await ask(db)
    assert [notice.payload["date"] for notice in await heartbeat(db, SUNDAY + 5 * WEEK + HOUR)] == ["2026-04-19"]
    assert await upcoming(db) == SUNDAY + 6 * WEEK


@pytest.mark.parametrize("what", [Pausable.ASKS, Pausable.EVERYTHING])
async def test_nothing_comes_in_a_pause_and_nothing_piles_up(db: Database, what: Pausable) -> None:
    await ask(db)
    await db.run(members.pause, ADA, what, SUNDAY + WEEK + HOUR, NOW)
    assert await heartbeat(db, SUNDAY) == await heartbeat(db, SUNDAY + WEEK) == []
    assert await heartbeat(db, SUNDAY + WEEK + 2 * HOUR) == []
    assert len(await heartbeat(db, SUNDAY + 2 * WEEK)) == 1


async def test_a_pause_of_something_else_changes_nothing(db: Database) -> None:
    await ask(db)
    await db.run(members.pause, ADA, Pausable.STINGS, None, NOW)
    assert len(await heartbeat(db, SUNDAY)) == 1


async def test_what_a_member_does_not_want_to_be_asked_is_not_asked(db: Database) -> None:
    await ask(db)
    await db.run(members.change, ADA, NOW, notify=Notify(asks=False))
    assert await heartbeat(db, SUNDAY) == []
    assert await upcoming(db) is None


async def test_looking_back_comes_once_it_is_switched_on(db: Database) -> None:
    await log(db, "a polite no")
    await db.run(members.change, ADA, NOW, notify=Notify(reviews=True), review_days=1)
    (notice,) = await heartbeat(db, SUNDAY)
    checkin = await db.read(checkins.gather, ADA, SUNDAY)
    assert [failure.line for failure in checkin.reviews] == ["a polite no"]
    assert notice.payload["member"] == ADA


async def test_everybody_has_a_check_in_of_their_own(db: Database) -> None:
    await ask(db)
    await ask(db, member_id=BEN)
    assert await db.read(checkins.due, SUNDAY) == (ADA, BEN)
    assert [notice.lane for notice in await heartbeat(db, SUNDAY)] == [ADA, BEN]


async def test_one_that_was_moved_on_meanwhile_is_not_sent(db: Database) -> None:
    await ask(db)
    assert not await db.run(checkins.send, ADA, SUNDAY - HOUR)
    assert not await db.run(checkins.send, BEN, SUNDAY)


async def test_a_sting_that_a_check_in_brought_up_does_not_come_again_by_itself(db: Database) -> None:
    await log(db, "a polite no", sting=7)
    due = SUNDAY + WEEK
    assert len((await db.read(checkins.gather, ADA, due)).stings) == 1
    await db.run(checkins.delivered, ADA, due)
    assert (await db.read(checkins.gather, ADA, due + WEEK)).is_empty
    month = await db.read(checkins.gather, ADA, SUNDAY + 5 * WEEK)
    assert [one.step for one in month.stings] == ["month"]


async def test_a_sting_that_was_held_back_was_not_brought_up(db: Database) -> None:
    await log(db, "a polite no", sting=7)
    await db.run(members.pause, ADA, Pausable.STINGS, None, NOW)
    await db.run(checkins.delivered, ADA, SUNDAY + WEEK)
    await db.run(members.resume, ADA)
    assert len((await db.read(checkins.gather, ADA, SUNDAY + 2 * WEEK)).stings) == 1


async def test_through_a_change_of_clocks_it_keeps_its_hour_on_the_wall(db: Database) -> None:
    await ask(db)
    await db.run(members.change, ADA, NOW, zone="Europe/Berlin")
    before_summer_time = await upcoming(db)
    assert before_summer_time == SUNDAY - HOUR
    await heartbeat(db, SUNDAY + WEEK)
    assert await upcoming(db) == SUNDAY + 2 * WEEK - 2 * HOUR
