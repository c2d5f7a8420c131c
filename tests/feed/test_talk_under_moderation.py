"""The thread under a card that moderators take out of the feed and let back in."""

import pytest

from bot.feed import actions as feed
from bot.feed.actions import holding
from bot.feed.model import Audience, Manner, Share, ShareDraft
from bot.kernel import outbox
from bot.kernel.database import Database
from tests.conftest import NOW
from tests.feed.shares import ADA, FEED, GUILD, kinds, open_feed, waiting
from tests.journal.entries import log
from tests.moderation.rulings import ruling

CARD = 7


@pytest.fixture
async def made(db: Database) -> Share:
    """A card that stands and has a thread under it."""
    await open_feed(db)
    failure = (await log(db, "Not shortlisted")).failure
    draft = ShareDraft(GUILD, ADA, failure.id, failure.line, None, Audience.NAMED, Manner(talk=True))
    share = await db.run(feed.share, draft, NOW)
    await db.run(feed.posted, share.id, FEED, CARD, NOW)
    await db.run(feed.talk, share.id, CARD)
    return share


async def test_it_is_closed_while_the_card_is_held_and_opened_again_with_it(db: Database, made: Share) -> None:
    assert await db.read(feed.is_shut, made.id) is False
    await db.run(holding.hold, ruling(made.id, 1), NOW)
    (notice,) = [one for one in await waiting(db) if one.kind == "feed.shut"]
    assert (notice.lane, notice.payload) == (FEED, {"share": made.id, "thread": CARD})
    assert await db.read(feed.is_shut, made.id) is True
    await db.run(outbox.sent, notice, CARD)
    await db.run(holding.release, ruling(made.id, 2), NOW)
    assert await db.read(feed.is_shut, made.id) is False
    assert "feed.shut" in await kinds(db)


async def test_it_stays_closed_under_a_card_that_was_removed(db: Database, made: Share) -> None:
    await db.run(holding.remove, ruling(made.id), NOW)
    assert await db.read(feed.is_shut, made.id) is True


async def test_the_card_that_comes_back_leads_to_it_and_opens_no_other(db: Database, made: Share) -> None:
    await db.run(holding.hold, ruling(made.id, 1), NOW)
    await db.run(holding.release, ruling(made.id, 2), NOW)
    card = await db.read(feed.card, made.id)
    assert card is not None
    assert card.thread_id == CARD
    await db.run(feed.posted, made.id, FEED, CARD + 1, NOW)
    assert "feed.thread" not in await kinds(db)


async def test_a_thread_that_is_gone_is_forgotten_and_the_card_gets_another(db: Database, made: Share) -> None:
    await db.run(holding.hold, ruling(made.id, 1), NOW)
    await db.run(feed.forget_thread, made.id)
    assert await db.read(feed.is_shut, made.id) is None
    await db.run(holding.release, ruling(made.id, 2), NOW)
    await db.run(feed.posted, made.id, FEED, CARD + 1, NOW)
    assert "feed.thread" in await kinds(db)


async def test_a_card_without_one_leaves_nothing_to_close(db: Database) -> None:
    await open_feed(db)
    failure = (await log(db, "Not shortlisted")).failure
    share = await db.run(feed.share, ShareDraft(GUILD, ADA, failure.id, failure.line, None, Audience.NAMED), NOW)
    await db.run(feed.posted, share.id, FEED, CARD, NOW)
    await db.run(holding.hold, ruling(share.id), NOW)
    assert "feed.shut" not in await kinds(db)
