"""An hour of an anonymous share's author's choice, and who may see it then."""

from datetime import date, datetime, timedelta

import pytest

from bot.feed import actions as feed
from bot.feed import anonymous, offers, store, unnamed
from bot.feed.model import Audience, Manner, Share, State, Timing
from bot.feed.store import anonymous as rows
from bot.guilds import actions as guilds
from bot.kernel.database import Database
from tests.conftest import NOW
from tests.feed.anonymous.steps import OUT, allow, beat, kinds
from tests.feed.shares import ADA, BEN, FEED, GUILD, waiting
from tests.journal.entries import log

LAB, ALUMNI = frozenset({31}), frozenset({31, 32})
HERE = "America/New_York"
EVENING = datetime(2026, 3, 21, 20, 0, tzinfo=NOW.tzinfo) + timedelta(hours=4)
"""Eight of an evening in a week where the server is, by UTC: summer time began on March 8."""
LATEST = EVENING + timedelta(minutes=90)


@pytest.fixture(autouse=True)
async def _allowed(db: Database) -> None:
    await allow(db)
    await db.run(guilds.change, GUILD, NOW, zone=HERE)


async def tell(db: Database, when: Timing = Timing.WEEK, text: str = "Not shortlisted", now: datetime = NOW) -> Share:
    failure = (await log(db, text)).failure
    await db.run(unnamed.put_off, GUILD, ADA, failure.id, when, now)
    return await db.run(unnamed.settle, GUILD, ADA, failure.id, text, LAB, now)


async def test_it_is_eight_where_the_server_is_whatever_zone_its_author_has(db: Database) -> None:
    made = await tell(db)
    assert (made.due_at, made.state, made.shared_on) == (EVENING, State.SCHEDULED, date(2026, 3, 21))


async def test_it_comes_out_at_a_random_mark_between_10_and_90_minutes_after_the_hour(db: Database) -> None:
    seen = {await db.read(rows.moment_of, (await tell(db, text=f"failure {n}")).id) for n in range(90)}
    assert seen == {EVENING + timedelta(minutes=10 * n) for n in range(1, 10)}


async def test_the_row_tells_no_hour_and_nobody_who_could_see_it(db: Database) -> None:
    made = await tell(db)
    row = await db.read(lambda tx: tx.one("SELECT * FROM share WHERE id = ?", made.id))
    assert row is not None
    assert (row["due_at"], row["seen_by"], row["shared_at"]) == (None, None, None)
    (found,) = await db.read(anonymous.scheduled, ADA, GUILD)
    assert (found.id, found.due_at, found.failure_id) == (made.id, EVENING, made.failure_id)
    assert await db.read(anonymous.scheduled, BEN, GUILD) == ()


async def test_the_length_of_what_is_sealed_does_not_tell_how_many_could_see_it(db: Database) -> None:
    failure = (await log(db, "Another no")).failure
    lengths: set[int] = set()
    for number in (1, 50):
        await db.run(unnamed.settle, GUILD, ADA, failure.id, "Another no", frozenset(range(number)), NOW)
        lengths.add(await db.read(lambda tx: tx.value("SELECT length(author) FROM share")))
    assert len(lengths) == 1


async def test_before_its_day_it_is_not_even_opened_and_on_its_day_it_comes(db: Database) -> None:
    made = await tell(db)
    await beat(db, EVENING - timedelta(minutes=1))
    assert await kinds(db) == []
    await beat(db, LATEST)
    assert await kinds(db) == ["feed.card"]
    assert (await db.read(feed.find, ADA, made.id)).state is State.WAITING


async def test_one_that_comes_late_bears_the_day_on_which_it_comes(db: Database) -> None:
    made = await tell(db)
    await beat(db, LATEST + timedelta(days=2))
    assert (await db.read(feed.find, ADA, made.id)).shared_on == date(2026, 3, 23)


async def test_withdrawing_leaving_and_naming_it_cancel_it_at_once(db: Database) -> None:
    made = await tell(db)
    await db.run(anonymous.withdraw_failure, ADA, made.failure_id or 0, NOW)
    assert await db.read(anonymous.of_member, ADA) == ()
    await tell(db)
    await db.run(feed.leave, ADA, GUILD, NOW)
    assert await db.read(lambda tx: tx.value("SELECT count(*) FROM share")) == 0


async def test_agreeing_to_another_hour_or_to_other_people_takes_the_place_of_the_first(db: Database) -> None:
    first = await tell(db)
    again = await db.run(unnamed.settle, GUILD, ADA, first.failure_id or 0, "Not shortlisted", LAB, NOW)
    assert again.id == first.id
    wider = await db.run(unnamed.settle, GUILD, ADA, first.failure_id or 0, "Not shortlisted", ALUMNI, NOW)
    later = await tell(db, Timing.MONTH)
    assert len({first.id, wider.id, later.id}) == 3
    assert [one.id for one in await db.read(anonymous.of_member, ADA)] == [later.id]


@pytest.mark.parametrize("when", [Timing.NOW, Timing.WEEK])
async def test_where_more_people_see_the_feed_it_goes_back_and_nothing_is_sent(db: Database, when: Timing) -> None:
    made = await tell(db, when)
    now = OUT if when is Timing.NOW else LATEST
    await beat(db, now)
    assert await db.read(feed.to_compare, made.id, now)
    assert await db.run(feed.compare, made.id, LAB, now)
    assert not await db.run(feed.compare, made.id, ALUMNI, now)
    assert await db.read(anonymous.of_member, ADA) == ()
    assert [notice.kind for notice in await waiting(db, now) if notice.lane != FEED] == []
    (offer,) = await db.read(offers.cancelled, GUILD, ADA)
    assert (offer.audience, offer.due_at, offer.manner) == (Audience.ANONYMOUS, None, Manner())


async def test_where_nobody_knows_who_sees_the_feed_it_goes_back_too(db: Database) -> None:
    made = await tell(db, Timing.NOW)
    await beat(db, OUT)
    assert not await db.run(feed.compare, made.id, None, OUT)


async def test_what_nobody_owns_any_more_is_compared_too_and_is_simply_gone(db: Database) -> None:
    made = await tell(db, Timing.NOW)
    await beat(db, OUT)
    await db.run(lambda tx: rows.disown(tx, made.id, OUT + timedelta(days=3)))
    assert await db.run(feed.compare, made.id, LAB, OUT)
    assert not await db.run(feed.compare, made.id, ALUMNI, OUT)
    assert await db.read(store.find, made.id) is None
    assert await db.read(lambda tx: tx.value("SELECT count(*) FROM share_draft")) == 0
