"""How many pressed what, for a card's author alone, and the word that somebody would like to ask."""

from datetime import timedelta

import pytest

from bot.feed import actions as feed
from bot.feed.model import Audience, Gesture, Manner, Share, ShareDraft
from bot.guilds import actions as guilds
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from tests.conftest import NOW
from tests.feed.anonymous.steps import allow, told
from tests.feed.anonymous.steps import tell as tell_anonymously
from tests.feed.shares import ADA, BEN, CLEO, GUILD, open_feed, shared, waiting
from tests.journal.entries import log

OPEN_TO_QUESTIONS = Manner(ask_me=True)
SIZE = 8


@pytest.fixture(autouse=True)
async def _feed(db: Database) -> None:
    await open_feed(db)


async def share_to_be_asked(db: Database, text: str = "Not shortlisted") -> Share:
    failure = (await log(db, text)).failure
    draft = ShareDraft(GUILD, ADA, failure.id, failure.line, None, Audience.NAMED, OPEN_TO_QUESTIONS)
    return await db.run(feed.share, draft, NOW)


async def words(db: Database) -> list[int]:
    """Return the members who are to be told that somebody would like to ask them."""
    return [notice.lane for notice in await waiting(db) if notice.kind == "feed.asked"]


async def test_an_author_sees_how_many_pressed_what_on_each_card(db: Database) -> None:
    first, second = await shared(db, "one", message=7), await shared(db, "two", message=8)
    for who in (BEN, CLEO):
        await db.run(feed.press, first.id, Gesture.HUG, who)
    await db.run(feed.press, first.id, Gesture.ME_TOO, BEN)
    page = await db.read(feed.support, ADA, 0, SIZE)
    assert {one.share.id: one.totals for one in page.cards} == {
        first.id: {Gesture.HUG: 2, Gesture.ME_TOO: 1},
        second.id: {},
    }
    assert (await db.read(feed.supported, ADA, first.id)).totals == {Gesture.HUG: 2, Gesture.ME_TOO: 1}


async def test_nobody_else_learns_a_number(db: Database) -> None:
    made = await shared(db, message=7)
    await db.run(feed.press, made.id, Gesture.HUG, BEN)
    assert (await db.read(feed.support, BEN, 0, SIZE)).cards == ()
    with pytest.raises(Refused, match=r"feed_rules\.gone"):
        await db.read(feed.supported, BEN, made.id)


async def test_the_author_of_an_anonymous_card_sees_its_totals_and_nobody_else_does(db: Database) -> None:
    await allow(db)
    made = await told(db)
    await db.run(feed.press, made.id, Gesture.HUG, BEN)
    (one,) = (await db.read(feed.support, ADA, 0, SIZE)).cards
    assert (one.share.audience, one.totals) == (Audience.ANONYMOUS, {Gesture.HUG: 1})
    assert (await db.read(feed.support, CLEO, 0, SIZE)).cards == ()
    with pytest.raises(Refused, match=r"feed_rules\.gone"):
        await db.read(feed.supported, CLEO, made.id)


async def test_looking_writes_nothing(db: Database) -> None:
    await allow(db)
    made = await told(db)
    await db.run(feed.press, made.id, Gesture.HUG, BEN)

    def changes(tx: Transaction) -> int:
        return int(tx.value("SELECT total_changes()"))

    before = await db.run(changes)
    for _ in range(3):
        await db.run(feed.support, ADA, 0, SIZE)
        await db.run(feed.supported, ADA, made.id)
    assert await db.run(changes) == before


async def test_what_is_only_counted_or_still_to_come_has_no_totals(db: Database) -> None:
    failure = (await log(db, "Not shortlisted")).failure
    later = NOW + timedelta(days=7)
    scheduled = ShareDraft(GUILD, ADA, failure.id, failure.line, None, Audience.NAMED, due_at=later)
    await db.run(feed.share, scheduled, NOW)
    counted = (await log(db, "Another")).failure
    await db.run(feed.share, ShareDraft(GUILD, ADA, counted.id, counted.line, None, Audience.COUNTED), NOW)
    assert (await db.read(feed.support, ADA, 0, SIZE)).cards == ()


@pytest.mark.parametrize(("wanted", "number", "cards"), [(-1, 0, 2), (0, 0, 2), (1, 1, 1), (99, 1, 1)])
async def test_pages_have_ends(db: Database, wanted: int, number: int, cards: int) -> None:
    for message in range(3):
        await shared(db, f"failure {message}", message=message + 7)
    page = await db.read(feed.support, ADA, wanted, 2)
    assert (page.page, page.pages, len(page.cards)) == (number, 2, cards)


async def test_an_author_is_told_of_a_question_once_a_card_and_day(db: Database) -> None:
    first, second = await share_to_be_asked(db, "one"), await share_to_be_asked(db, "two")
    for who in (BEN, CLEO):
        assert await db.run(feed.ask_me, first.id, who, NOW) == (True, True)
    assert await words(db) == [ADA]
    await db.run(feed.ask_me, second.id, BEN, NOW)
    assert await words(db) == [ADA] * 2
    await db.run(feed.ask_me, first.id, BEN, NOW)
    await db.run(feed.ask_me, first.id, BEN, NOW + timedelta(days=1))
    assert await words(db) == [ADA] * 3


async def test_a_day_is_that_of_the_server(db: Database) -> None:
    await db.run(guilds.change, GUILD, NOW, zone="Pacific/Auckland")
    made = await share_to_be_asked(db)
    await db.run(feed.ask_me, made.id, BEN, NOW.replace(hour=10))
    await db.run(feed.ask_me, made.id, CLEO, NOW.replace(hour=12))
    assert await words(db) == [ADA] * 2


async def test_a_question_that_was_taken_back_is_not_told(db: Database) -> None:
    made = await share_to_be_asked(db)
    await db.run(feed.ask_me, made.id, BEN, NOW)
    assert await db.read(feed.asked, made.id, ADA) is not None
    assert await db.run(feed.ask_me, made.id, BEN, NOW) == (False, True)
    assert await db.read(feed.asked, made.id, ADA) is None


async def test_where_nobody_offers_to_be_asked_nobody_can_ask(db: Database) -> None:
    made = await shared(db, message=7)
    with pytest.raises(Refused, match=r"support\.not_to_be_asked"):
        await db.run(feed.ask_me, made.id, BEN, NOW)
    with pytest.raises(Refused, match=r"support\.not_to_be_asked"):
        await db.run(feed.press, made.id, Gesture.ASK_ME, BEN)
    assert await words(db) == []


async def test_the_author_of_an_anonymous_card_is_told_nothing(db: Database) -> None:
    await allow(db)
    await tell_anonymously(db, manner=OPEN_TO_QUESTIONS)
    made = (await db.read(feed.of_member, ADA))[0]
    await db.run(lambda tx: tx.execute("UPDATE share SET state = 'posted' WHERE id = ?", made.id))
    before = len(await waiting(db))
    assert await db.run(feed.ask_me, made.id, BEN, NOW) == (True, False)
    assert len(await waiting(db)) == before
    assert (await db.read(feed.supported, ADA, made.id)).totals == {Gesture.ASK_ME: 1}


async def test_what_a_card_says_can_begin_ones_own_entry_while_it_is_shared(db: Database) -> None:
    made = await shared(db, message=7)
    assert await db.read(feed.readable, made.id) == "Not shortlisted"
    await db.run(feed.withdraw, ADA, made.id, NOW)
    assert await db.read(feed.readable, made.id) is None
