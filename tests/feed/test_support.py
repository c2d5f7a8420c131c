import asyncio

import pytest

from bot.feed import actions as feed
from bot.feed.model import Audience, Gesture
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from tests.conftest import NOW
from tests.feed.shares import ADA, BEN, CLEO, open_feed, share, shared
from tests.journal.entries import log


@pytest.fixture(autouse=True)
async def _feed(db: Database) -> None:
    await open_feed(db)


async def test_a_second_press_takes_the_first_back(db: Database) -> None:
    made = await shared(db, message=7)
    stands = [await db.run(feed.press, made.id, Gesture.HUG, BEN) for _ in range(3)]
    assert stands == [True, False, True]
    assert await db.read(feed.presses, BEN) == 1


async def test_gestures_and_people_do_not_touch_each_other(db: Database) -> None:
    made = await shared(db, message=7)
    wordless = (Gesture.ME_TOO, Gesture.HUG, Gesture.CHEERS)
    assert all(
        await asyncio.gather(*(db.run(feed.press, made.id, one, who) for one in wordless for who in (BEN, CLEO)))
    )
    await db.run(feed.press, made.id, Gesture.CHEERS, BEN)
    assert await db.read(feed.presses, BEN) == 2
    assert await db.read(feed.presses, CLEO) == 3


async def test_ones_own_card_has_no_buttons_for_oneself(db: Database) -> None:
    made = await shared(db, message=7)
    with pytest.raises(Refused) as refusal:
        await db.run(feed.press, made.id, Gesture.CHEERS, ADA)
    assert refusal.value.key == "feed_rules.own_card"
    assert await db.read(feed.presses, ADA) == 0


async def test_a_card_may_be_pressed_before_we_have_noted_that_it_stands(db: Database) -> None:
    made = await shared(db)
    assert await db.run(feed.press, made.id, Gesture.ME_TOO, BEN)


async def test_a_button_of_a_withdrawn_card_says_so(db: Database) -> None:
    made = await shared(db, message=7)
    await db.run(feed.press, made.id, Gesture.HUG, BEN)
    await db.run(feed.withdraw, ADA, made.id, NOW)
    with pytest.raises(Refused) as refusal:
        await db.run(feed.press, made.id, Gesture.HUG, BEN)
    assert refusal.value.key == "feed_rules.gone"
    assert await db.read(feed.presses, BEN) == 0


async def test_what_is_only_counted_cannot_be_pressed(db: Database) -> None:
    made = await share(db, (await log(db, "Not shortlisted")).failure, Audience.COUNTED)
    with pytest.raises(Refused) as refusal:
        await db.run(feed.press, made.id, Gesture.HUG, BEN)
    assert refusal.value.key == "feed_rules.gone"


async def test_the_database_does_not_say_who_pressed(db: Database) -> None:
    first, second = await shared(db, "one", message=7), await shared(db, "two", message=8)
    for made in (first, second):
        await db.run(feed.press, made.id, Gesture.HUG, BEN)
    pressers = await db.read(lambda tx: [row["presser"] for row in tx.all("SELECT presser FROM support")])
    assert len({bytes(one) for one in pressers}) == 2
    assert all(len(one) == 16 for one in pressers)


async def test_forgetting_a_member_takes_their_presses_and_shares_and_leaves_those_of_others(db: Database) -> None:
    made = await shared(db, message=7)
    bens = await share(db, (await log(db, "Ben's", BEN)).failure, by=BEN)
    await db.run(feed.press, made.id, Gesture.HUG, BEN)
    await db.run(feed.press, made.id, Gesture.HUG, CLEO)
    assert await db.run(feed.forget_member, BEN, NOW) == 1
    assert await db.read(feed.presses, BEN) == 0
    assert await db.read(feed.presses, CLEO) == 1
    assert await db.read(feed.card, bens.id) is None
    assert await db.read(feed.card, made.id) is not None
    assert await db.run(feed.forget_member, BEN, NOW) == 0
