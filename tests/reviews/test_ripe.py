from datetime import datetime, timedelta

from bot.journal import actions as journal
from bot.journal.model import Failure
from bot.kernel.database import Database
from bot.kernel.transaction import Transaction
from bot.members import actions as members
from bot.reviews import actions as reviews
from bot.reviews.model import ASKED_FOR, LookBack
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, log

DAY = timedelta(days=1)
MOMENT = timedelta(milliseconds=1)


async def lines(db: Database, now: datetime, member_id: int = ADA) -> list[str]:
    return [failure.line for failure in await db.read(reviews.ripe, member_id, now)]


async def grant(db: Database) -> Failure:
    return (await log(db, "Grant")).failure


async def test_a_failure_is_not_asked_about_before_four_days_have_passed(db: Database) -> None:
    await grant(db)
    assert await lines(db, NOW) == []
    assert await lines(db, NOW + 4 * DAY - MOMENT) == []
    assert await lines(db, NOW + 4 * DAY) == ["Grant"]


async def test_the_delay_is_the_members_own(db: Database) -> None:
    await grant(db)
    await db.run(members.change, ADA, NOW, review_days=30)
    assert await lines(db, NOW + 29 * DAY) == []
    assert await lines(db, NOW + 30 * DAY) == ["Grant"]
    await db.run(members.change, ADA, NOW, review_days=0)
    assert await lines(db, NOW) == ["Grant"]


async def test_what_nobody_looked_back_at_is_asked_about_for_four_weeks_and_then_only_listed(db: Database) -> None:
    failure = await grant(db)
    last = NOW + 4 * DAY + ASKED_FOR - MOMENT
    assert await lines(db, last) == ["Grant"]
    assert await lines(db, last + MOMENT) == []
    assert await db.read(reviews.undecided, ADA, last + 400 * DAY) == (failure,)


async def test_the_newest_come_first_and_there_are_never_too_many_for_a_menu(db: Database) -> None:
    for number in range(30):
        await log(db, f"failure {number}", now=NOW + number * DAY / 24)
    found = await lines(db, NOW + 7 * DAY)
    assert (len(found), found[0], found[-1]) == (25, "failure 29", "failure 5")


async def test_whatever_was_decided_ends_the_asking(db: Database) -> None:
    later = NOW + 5 * DAY
    written, nothing, declined, left = [(await log(db, f"failure {number}")).failure for number in range(4)]
    await db.run(reviews.write, ADA, written.id, LookBack(happened="They called."), later)
    await db.run(reviews.nothing_to_learn, ADA, nothing.id, later)
    await db.run(reviews.decline, ADA, declined.id, later)
    assert await db.read(reviews.ripe, ADA, later) == (left,)
    assert await db.read(reviews.undecided, ADA, later) == (left,)


async def test_nobody_is_asked_about_the_failure_of_another(db: Database) -> None:
    await grant(db)
    assert await lines(db, NOW + 5 * DAY, BEN) == []


async def test_what_was_let_go_or_imported_is_not_asked_about(db: Database) -> None:
    let_go, imported, kept = [(await log(db, f"failure {number}")).failure for number in range(3)]

    def set_apart(tx: Transaction) -> None:
        tx.execute("UPDATE failure SET let_go = 1 WHERE id = ?", let_go.id)
        tx.execute("UPDATE failure SET batch = 9 WHERE id = ?", imported.id)

    await db.run(set_apart)
    assert await db.read(reviews.ripe, ADA, NOW + 5 * DAY) == (kept,)
    await db.run(journal.delete, ADA, kept.id, NOW)
    assert await db.read(reviews.next_ripe, ADA, NOW) is None


async def test_the_next_ripe_one_is_the_oldest_that_is_still_fresh(db: Database) -> None:
    assert await db.read(reviews.next_ripe, ADA, NOW) is None
    first = await grant(db)
    await log(db, "Prize", now=NOW + DAY)
    assert await db.read(reviews.next_ripe, ADA, NOW + DAY) == NOW + 4 * DAY
    assert await db.read(reviews.next_ripe, ADA, NOW + 4 * DAY) == NOW + 5 * DAY
    assert await db.read(reviews.next_ripe, ADA, NOW + 5 * DAY) is None
    await db.run(reviews.decline, ADA, first.id, NOW + DAY)
    assert await db.read(reviews.next_ripe, ADA, NOW + DAY) == NOW + 5 * DAY
