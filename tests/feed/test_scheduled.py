"""Shares that wait for their time, and what becomes of them when it comes."""

from datetime import datetime, timedelta

import pytest

from bot.feed import actions as feed
from bot.feed import offers
from bot.feed.model import Audience, Manner, Share, State, Timing
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import Failure
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.outbox import Notice
from bot.moderation import actions as moderation
from bot.moderation.model import Ruling
from tests.conftest import NOW
from tests.feed.shares import ADA, FEED, GUILD, OTHER_FEED, open_feed, waiting
from tests.journal.entries import LATER, log

LAB, ALUMNI = frozenset({31}), frozenset({31, 32})
WEEK = NOW.replace(hour=20, minute=0, second=0, microsecond=0) + timedelta(days=7)


@pytest.fixture(autouse=True)
async def _feed(db: Database) -> None:
    await open_feed(db)


@pytest.fixture
async def failure(db: Database) -> Failure:
    return (await log(db, "Prof. N. said no again")).failure


async def schedule(db: Database, failure: Failure, when: Timing = Timing.WEEK, now: datetime = NOW) -> Share:
    await db.run(offers.put_off, GUILD, ADA, failure.id, when, "UTC", now)
    share, _ = await settle(db, failure, now)
    assert share is not None
    return share


async def settle(db: Database, failure: Failure, now: datetime = NOW) -> tuple[Share | None, int]:
    return await db.run(offers.settle, GUILD, ADA, failure.id, failure.line, Audience.NAMED, now, onlookers=LAB)


async def called(db: Database, now: datetime = WEEK) -> list[Notice]:
    await db.run(feed.call, now)
    return [notice for notice in await waiting(db, now) if notice.kind == "feed.release"]


async def kinds(db: Database) -> list[str]:
    return [notice.kind for notice in await waiting(db, WEEK)]


async def test_a_scheduled_share_shows_nothing_and_counts_nothing_until_its_time(
    db: Database, failure: Failure
) -> None:
    share = await schedule(db, failure)
    assert (share.state, share.due_at, share.shared_on) == (State.SCHEDULED, WEEK, WEEK.date())
    assert await called(db, WEEK - timedelta(seconds=1)) == []
    assert await db.read(feed.group_total, GUILD) == 0
    assert await db.read(feed.scheduled, ADA, GUILD) == (share,)


async def test_when_its_time_comes_it_goes_to_whom_its_author_agreed_to(db: Database, failure: Failure) -> None:
    share = await schedule(db, failure)
    (notice,) = await called(db)
    assert (notice.lane, notice.payload) == (FEED, {"share": share.id})
    await db.run(feed.release, share.id, FEED, LAB, WEEK)
    found = await db.read(feed.find, ADA, share.id)
    assert (found.state, found.due_at, found.seen_by) == (State.WAITING, None, share.seen_by)
    assert "feed.card" in await kinds(db)
    assert await db.read(feed.group_total, GUILD) == 1


async def test_one_that_comes_late_bears_the_day_on_which_it_comes(db: Database, failure: Failure) -> None:
    share = await schedule(db, failure)
    late = WEEK + timedelta(days=3)
    await db.run(feed.release, share.id, FEED, LAB, late)
    found = await db.read(feed.find, ADA, share.id)
    assert (found.shared_on, found.shared_at) == (late.date(), late)


async def test_a_share_is_called_once_and_released_once(db: Database, failure: Failure) -> None:
    share = await schedule(db, failure)
    await called(db)
    assert len(await called(db, WEEK + timedelta(minutes=1))) == 1
    for _ in range(2):
        await db.run(feed.release, share.id, FEED, LAB, WEEK)
    assert (await kinds(db)).count("feed.card") == 1


async def test_where_more_people_could_see_it_it_is_cancelled_kept_and_its_author_told(
    db: Database, failure: Failure
) -> None:
    await db.run(offers.reword, GUILD, ADA, failure.id, "Another no")
    await db.run(offers.warn, GUILD, ADA, failure.id, "a rejection")
    share = await schedule(db, failure)
    await db.run(feed.release, share.id, FEED, ALUMNI, WEEK)
    assert await db.read(feed.of_failure, ADA, failure.id) == ()
    (notice,) = await waiting(db, WEEK)
    assert (notice.kind, notice.lane) == ("feed.cancelled", ADA)
    (offer,) = await db.read(offers.cancelled, GUILD, ADA)
    assert (offer.text, offer.manner, offer.due_at) == ("Another no", Manner(note="a rejection"), None)


async def test_what_was_cancelled_is_decided_on_anew_like_anything_else(db: Database, failure: Failure) -> None:
    share = await schedule(db, failure)
    await db.run(feed.release, share.id, FEED, ALUMNI, WEEK)
    again, _ = await settle(db, failure, WEEK)
    assert again is not None
    assert (again.state, again.id != share.id) == (State.WAITING, True)
    assert await db.read(offers.cancelled, GUILD, ADA) == ()


async def test_the_version_that_is_being_written_when_it_is_cancelled_is_not_lost(
    db: Database, failure: Failure
) -> None:
    share = await schedule(db, failure)
    await db.run(offers.reword, GUILD, ADA, failure.id, "In kinder words")
    await db.run(feed.release, share.id, FEED, ALUMNI, WEEK)
    (offer,) = await db.read(offers.cancelled, GUILD, ADA)
    assert offer.text == "In kinder words"


async def test_it_can_be_cancelled_put_off_again_or_posted_at_once(db: Database, failure: Failure) -> None:
    first = await schedule(db, failure)
    later = await schedule(db, failure, Timing.MONTH)
    assert (later.id, later.state) == (first.id, State.SCHEDULED)
    assert later.due_at is not None
    assert later.due_at > WEEK
    assert await called(db) == []
    sent = await schedule(db, failure, Timing.NOW)
    assert (sent.id, sent.state, sent.due_at) == (first.id, State.WAITING, None)
    assert await kinds(db) == ["feed.card"]
    again = await schedule(db, (await log(db, "Not shortlisted")).failure)
    await db.run(feed.withdraw, ADA, again.id, NOW)
    assert await db.read(feed.scheduled, ADA, GUILD) == ()


async def test_what_stands_in_the_feed_is_not_scheduled(db: Database, failure: Failure) -> None:
    share, _ = await settle(db, failure)
    assert share is not None
    with pytest.raises(Refused) as refusal:
        await db.run(offers.put_off, GUILD, ADA, failure.id, Timing.WEEK, "UTC", NOW)
    assert refusal.value.key == "feed_rules.stands_already"
    await db.run(offers.put_off, GUILD, ADA, failure.id, Timing.NOW, "UTC", NOW)


async def test_a_time_that_passed_before_it_was_agreed_to_is_none(db: Database, failure: Failure) -> None:
    await db.run(offers.put_off, GUILD, ADA, failure.id, Timing.TONIGHT, "UTC", NOW)
    assert (await db.read(offers.find, GUILD, ADA, failure.id, NOW)).due_at is not None
    assert (await db.read(offers.find, GUILD, ADA, failure.id, WEEK)).due_at is None


async def test_a_paused_feed_releases_nothing_until_it_goes_on(db: Database, failure: Failure) -> None:
    share = await schedule(db, failure)
    await db.run(feed.refused, FEED, "403 50001", NOW)
    assert await called(db) == []
    await db.run(feed.release, share.id, FEED, LAB, WEEK)
    assert (await db.read(feed.find, ADA, share.id)).state is State.SCHEDULED
    await db.run(feed.resume, GUILD, WEEK)
    assert len(await called(db)) == 1


@pytest.mark.parametrize(("seen", "state"), [(LAB, State.WAITING), (ALUMNI, None)])
async def test_a_feed_that_moved_is_compared_with_what_was_agreed_to_where_it_was(
    db: Database, failure: Failure, seen: frozenset[int], state: State | None
) -> None:
    share = await schedule(db, failure)
    await open_feed(db, OTHER_FEED)
    (notice,) = await called(db)
    assert notice.lane == OTHER_FEED
    await db.run(feed.release, share.id, FEED, LAB, WEEK)
    assert (await db.read(feed.find, ADA, share.id)).state is State.SCHEDULED
    await db.run(feed.release, share.id, OTHER_FEED, seen, WEEK)
    found = await db.read(feed.of_failure, ADA, failure.id)
    assert [(one.state, one.channel_id) for one in found] == ([(state, OTHER_FEED)] if state else [])


async def test_without_a_feed_it_waits(db: Database, failure: Failure) -> None:
    await schedule(db, failure)
    await db.run(guilds.change, GUILD, NOW, feed_channel=None)
    assert await called(db) == []


async def test_where_moderators_look_first_it_comes_to_them_when_its_time_has_come(
    db: Database, failure: Failure
) -> None:
    await db.run(guilds.change, GUILD, NOW, vetting=True)
    share = await schedule(db, failure)
    assert share.state is State.SCHEDULED
    await db.run(feed.release, share.id, FEED, LAB, WEEK)
    assert (await db.read(feed.find, ADA, share.id)).state is State.HELD
    assert await kinds(db) == []


async def test_the_share_of_somebody_who_may_not_share_for_now_waits(db: Database, failure: Failure) -> None:
    share = await schedule(db, failure)
    tag = await db.read(lambda tx: tx.vault.tag("share", share.id, ADA))
    await db.run(moderation.block, Ruling(GUILD, share.id, 99, 1), tag, 30, NOW)
    assert await called(db) == []
    assert len(await called(db, NOW + timedelta(days=31))) == 1


async def test_it_follows_the_line_and_goes_with_its_entry(db: Database, failure: Failure) -> None:
    share = await schedule(db, failure)
    await db.run(journal.edit, ADA, failure.id, LATER, line="Not shortlisted")
    assert (await db.read(feed.find, ADA, share.id)).text == "Not shortlisted"
    assert await kinds(db) == []
    await db.run(journal.delete, ADA, failure.id, LATER)
    assert await db.read(feed.scheduled, ADA, GUILD) == ()
    assert await called(db) == []


async def test_leaving_and_erasing_take_what_is_scheduled_along(db: Database, failure: Failure) -> None:
    await schedule(db, failure)
    assert await db.run(feed.leave, ADA, GUILD, NOW) == 1
    assert await db.read(feed.scheduled, ADA, GUILD) == ()
    assert await called(db) == []
