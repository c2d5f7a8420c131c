"""How a share wants to be met: wishes, content notes, and the thread under a card."""

import pytest

from bot.feed import actions as feed
from bot.feed import offers
from bot.feed.model import NOTE_LIMIT, Audience, Manner, Share, Wish
from bot.journal.model import Failure
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from tests.conftest import NOW
from tests.feed.shares import ADA, BEN, FEED, GUILD, kinds, open_feed, waiting
from tests.journal.entries import log


@pytest.fixture(autouse=True)
async def _feed(db: Database) -> None:
    await open_feed(db)


@pytest.fixture
async def failure(db: Database) -> Failure:
    return (await log(db, "Not shortlisted")).failure


async def settle(db: Database, failure: Failure) -> Share:
    share, _ = await db.run(offers.settle, GUILD, ADA, failure.id, failure.line, Audience.NAMED, NOW)
    assert share is not None
    return share


async def wish(db: Database, failure: Failure, *wanted: Wish) -> None:
    for one in wanted:
        await db.run(offers.wish, GUILD, ADA, failure.id, one)


async def test_what_was_wished_in_the_preview_stands_on_the_card(db: Database, failure: Failure) -> None:
    await wish(db, failure, *Wish)
    await db.run(offers.warn, GUILD, ADA, failure.id, " job loss ")
    share = await settle(db, failure)
    card = await db.read(feed.card, share.id)
    assert card is not None
    assert card.manner == Manner(talk=True, no_advice=True, ask_me=True, note="job loss")


async def test_a_wish_is_turned_off_by_the_same_press(db: Database, failure: Failure) -> None:
    for one in Wish:
        await wish(db, failure, one, one)
    await db.run(offers.warn, GUILD, ADA, failure.id, "job loss")
    await db.run(offers.warn, GUILD, ADA, failure.id, "  ")
    assert (await settle(db, failure)).manner == Manner()


async def test_an_over_long_note_changes_nothing(db: Database, failure: Failure) -> None:
    await db.run(offers.warn, GUILD, ADA, failure.id, "x" * NOTE_LIMIT)
    with pytest.raises(Refused) as refusal:
        await db.run(offers.warn, GUILD, ADA, failure.id, "x" * (NOTE_LIMIT + 1))
    assert (refusal.value.key, refusal.value.values) == ("feed_rules.note_too_long", {"limit": NOTE_LIMIT})
    assert (await settle(db, failure)).manner.note == "x" * NOTE_LIMIT


async def test_nobody_wishes_for_another(db: Database, failure: Failure) -> None:
    with pytest.raises(Refused) as refusal:
        await db.run(offers.wish, GUILD, BEN, failure.id, Wish.TALK)
    assert refusal.value.key == "feed_rules.unknown_failure"


async def test_a_card_that_stands_is_drawn_anew_when_it_wants_to_be_met_otherwise(
    db: Database, failure: Failure
) -> None:
    share = await settle(db, failure)
    await db.run(feed.posted, share.id, FEED, 7, NOW)
    await wish(db, failure, Wish.NO_ADVICE)
    assert (await settle(db, failure)).id == share.id
    assert "feed.redraw" in await kinds(db)


async def test_the_thread_is_asked_for_when_the_card_stands_and_once(db: Database, failure: Failure) -> None:
    await wish(db, failure, Wish.TALK)
    share = await settle(db, failure)
    assert "feed.thread" not in await kinds(db)
    assert await db.read(feed.talking, share.id) is None
    await db.run(feed.posted, share.id, FEED, 7, NOW)
    card = await db.read(feed.talking, share.id)
    assert card is not None
    assert card.message_id == 7
    await db.run(feed.talk, share.id, 7)
    assert await db.read(feed.talking, share.id) is None
    assert (await kinds(db)).count("feed.thread") == 1


async def test_who_becomes_open_to_talk_later_gets_a_thread_under_the_card_that_stands(
    db: Database, failure: Failure
) -> None:
    share = await settle(db, failure)
    await db.run(feed.posted, share.id, FEED, 7, NOW)
    assert "feed.thread" not in await kinds(db)
    await wish(db, failure, Wish.TALK)
    await settle(db, failure)
    assert "feed.thread" in await kinds(db)


async def test_no_thread_opens_under_a_card_that_was_taken_back(db: Database, failure: Failure) -> None:
    await wish(db, failure, Wish.TALK)
    share = await settle(db, failure)
    await db.run(feed.posted, share.id, FEED, 7, NOW)
    await db.run(feed.withdraw, ADA, share.id, NOW)
    assert await db.read(feed.talking, share.id) is None


async def test_a_note_is_sealed_and_not_printed(db: Database, failure: Failure) -> None:
    await db.run(offers.warn, GUILD, ADA, failure.id, "a secret illness")
    offer = await db.read(offers.find, GUILD, ADA, failure.id, NOW)
    share = await settle(db, failure)
    await db.run(offers.warn, GUILD, ADA, failure.id, "a secret illness again")
    rows = await db.read(
        lambda tx: [tuple(row) for table in ("share", "share_draft") for row in tx.all(f"SELECT * FROM {table}")]  # noqa: S608 - two names
    )
    assert b"secret" not in repr(rows).encode()
    assert "secret" not in f"{offer!r} {share!r}"


async def test_a_thread_that_was_refused_is_tried_again_when_the_feed_goes_on(db: Database, failure: Failure) -> None:
    await wish(db, failure, Wish.TALK)
    share = await settle(db, failure)
    await db.run(feed.posted, share.id, FEED, 7, NOW)
    (notice,) = [one for one in await waiting(db) if one.kind == "feed.thread"]
    await db.run(outbox.bury, notice, "403 50001")
    assert "feed.thread" not in await kinds(db)
    await db.run(feed.resume, GUILD, NOW)
    assert "feed.thread" in await kinds(db)
