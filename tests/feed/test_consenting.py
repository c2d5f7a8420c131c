"""Who can see a card that waited, compared with who could when its author agreed."""

from datetime import datetime, timedelta

import pytest

from bot.feed import actions as feed
from bot.feed import offers
from bot.feed.actions import holding
from bot.feed.model import Audience, Share
from bot.journal.model import Failure
from bot.kernel.database import Database
from bot.moderation.model import Ruling
from tests.conftest import NOW
from tests.feed.shares import ADA, GUILD, open_feed, waiting
from tests.journal.entries import log

LAB, ALUMNI = frozenset({31}), frozenset({31, 32})
WEEK = NOW + timedelta(days=7)


@pytest.fixture
async def failure(db: Database) -> Failure:
    await open_feed(db)
    return (await log(db, "Prof. N. said no again")).failure


async def settle(db: Database, failure: Failure, seen: frozenset[int] | None = LAB, now: datetime = NOW) -> Share:
    share, _ = await db.run(offers.settle, GUILD, ADA, failure.id, failure.line, Audience.NAMED, now, onlookers=seen)
    assert share is not None
    return share


async def test_what_moderators_let_stand_days_later_is_compared_with_what_was_agreed_to(
    db: Database, failure: Failure
) -> None:
    share = await settle(db, failure)
    assert not await db.read(feed.to_compare, share.id, NOW)
    await db.run(holding.hold, Ruling(GUILD, share.id, 99, 1), NOW)
    await db.run(holding.release, Ruling(GUILD, share.id, 99, 2), WEEK)
    assert await db.read(feed.to_compare, share.id, WEEK)
    assert await db.run(feed.compare, share.id, LAB, WEEK)
    assert not await db.run(feed.compare, share.id, ALUMNI, WEEK)
    assert await db.read(feed.of_failure, ADA, failure.id) == ()
    assert [one.failure_id for one in await db.read(offers.cancelled, GUILD, ADA)] == [failure.id]
    assert "feed.cancelled" in [notice.kind for notice in await waiting(db, WEEK)]


async def test_where_cork_could_not_look_at_first_there_is_nothing_to_compare_with(
    db: Database, failure: Failure
) -> None:
    share = await settle(db, failure, None)
    assert not await db.read(feed.to_compare, share.id, WEEK)


async def test_who_agrees_again_agrees_to_whoever_sees_it_by_then(db: Database, failure: Failure) -> None:
    await settle(db, failure)
    again, _ = await db.run(offers.settle, GUILD, ADA, failure.id, failure.line, Audience.NAMED, WEEK, onlookers=ALUMNI)
    assert again is not None
    assert await db.run(feed.compare, again.id, ALUMNI, WEEK)
