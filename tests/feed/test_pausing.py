import pytest

from bot.feed import actions as feed
from bot.feed.model import State
from bot.guilds import actions as guilds
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.outbox import Notice
from bot.kernel.transaction import Transaction
from tests.conftest import NOW
from tests.feed.shares import ADA, FEED, GUILD, OTHER_FEED, open_feed, shared, take_up, waiting

GONE = "404 10003"


def refuse(tx: Transaction, notice: Notice) -> None:
    """Bury a card as the delivery does when its channel refuses it."""
    outbox.attempt(tx, notice.id, NOW)
    outbox.bury(tx, notice, GONE)
    feed.undeliverable(tx, str(notice.payload["share"]), GONE, NOW)


async def lanes(db: Database) -> list[tuple[str, int]]:
    return [(notice.kind, notice.lane) for notice in await waiting(db)]


async def paused(db: Database) -> str | None:
    return (await db.read(guilds.find, GUILD)).feed_pause


@pytest.fixture(autouse=True)
async def _feed(db: Database) -> None:
    await open_feed(db)


async def test_a_channel_that_is_gone_pauses_the_feed_and_loses_nothing(db: Database) -> None:
    made = [await shared(db, f"no {n}") for n in range(3)]
    await db.run(refuse, (await waiting(db))[0])
    assert await paused(db) == GONE
    assert await lanes(db) == []
    assert [(await db.read(feed.find, ADA, one.id)).state for one in made] == [State.WAITING] * 3


async def test_what_is_shared_during_a_pause_waits_without_asking_discord(db: Database) -> None:
    await shared(db, "before")
    await db.run(refuse, (await waiting(db))[0])
    await shared(db, "during")
    assert await lanes(db) == []
    assert await db.read(feed.group_total, GUILD) == 2


async def test_all_waiting_cards_go_out_in_their_order_when_the_feed_resumes(db: Database) -> None:
    made = [await shared(db, f"no {n}") for n in range(3)]
    await db.run(refuse, (await waiting(db))[0])
    made.append(await shared(db, "during"))
    await db.run(feed.resume, GUILD, NOW)
    assert await paused(db) is None
    notices = await waiting(db)
    assert {notice.lane for notice in notices} == {FEED}
    assert {notice.payload["share"] for notice in notices} == {one.id for one in made}
    await db.run(feed.posted, made[0].id, FEED, 7, NOW)
    assert (await db.read(feed.find, ADA, made[0].id)).state is State.POSTED


async def test_another_channel_gets_the_waiting_cards_and_not_those_that_stand(db: Database) -> None:
    await shared(db, "stands", message=7)
    late = await shared(db, "waits")
    await db.run(refuse, (await waiting(db))[0])
    await open_feed(db, OTHER_FEED)
    await db.run(feed.resume, GUILD, NOW)
    (notice,) = await waiting(db)
    assert (notice.lane, notice.payload) == (OTHER_FEED, {"share": late.id})
    card = await db.read(feed.card, late.id)
    assert card is not None
    assert card.channel_id == OTHER_FEED


async def test_resuming_twice_sends_each_card_once(db: Database) -> None:
    await shared(db)
    await db.run(refuse, (await waiting(db))[0])
    await db.run(feed.resume, GUILD, NOW)
    first = await waiting(db)
    await db.run(feed.resume, GUILD, NOW)
    assert await waiting(db) == first


async def test_a_card_in_flight_to_the_old_channel_is_not_posted_in_both(db: Database) -> None:
    made = await shared(db)
    (old,) = await waiting(db)
    await db.run(take_up, old)
    await open_feed(db, OTHER_FEED)
    await db.run(feed.resume, GUILD, NOW)
    (new,) = await waiting(db)

    def arrive(tx: Transaction, notice: Notice, message: int) -> None:
        outbox.sent(tx, notice, message)
        feed.posted(tx, made.id, notice.lane, message, NOW)

    await db.run(arrive, old, 7)
    card = await db.read(feed.card, made.id)
    assert card is not None
    assert (card.state, card.channel_id, card.message_id) == (State.POSTED, FEED, 7)
    await db.run(arrive, new, 8)
    assert await lanes(db) == [("feed.retract", OTHER_FEED)]


async def test_a_refusal_by_the_old_channel_sends_the_card_to_the_new_one_without_a_pause(db: Database) -> None:
    await shared(db)
    (old,) = await waiting(db)
    await open_feed(db, OTHER_FEED)
    await db.run(refuse, old)
    assert await paused(db) is None
    assert await lanes(db) == [("feed.card", OTHER_FEED)]


async def test_a_refusal_by_the_old_channel_sends_nothing_to_a_new_one_that_is_paused(db: Database) -> None:
    await shared(db)
    (old,) = await waiting(db)
    await db.run(take_up, old)
    await open_feed(db, OTHER_FEED)
    await db.run(feed.refused, OTHER_FEED, GONE, NOW)
    await db.run(refuse, old)
    assert await paused(db) == GONE
    assert await lanes(db) == []


async def test_a_refusal_by_the_new_channel_leaves_a_card_that_reached_the_old_one(db: Database) -> None:
    made = await shared(db)
    (old,) = await waiting(db)
    await db.run(take_up, old)
    await open_feed(db, OTHER_FEED)
    await db.run(feed.resume, GUILD, NOW)
    (new,) = await waiting(db)
    await db.run(feed.posted, made.id, FEED, 7, NOW)
    await db.run(refuse, new)
    card = await db.read(feed.card, made.id)
    assert card is not None
    assert (card.state, card.channel_id) == (State.POSTED, FEED)
    assert [kind for kind, _ in await lanes(db)] == []


async def test_a_refused_deletion_pauses_the_feed_and_is_tried_again_when_it_resumes(db: Database) -> None:
    made = await shared(db, message=7)
    await db.run(feed.withdraw, ADA, made.id, NOW)
    (deletion,) = await waiting(db)
    await db.run(outbox.attempt, deletion.id, NOW)
    await db.run(outbox.bury, deletion, "403 50013")
    await db.run(feed.refused, FEED, "403 50013", NOW)
    assert await paused(db) == "403 50013"
    assert await lanes(db) == []
    await db.run(feed.resume, GUILD, NOW)
    (again,) = await waiting(db)
    assert (again.kind, again.payload, again.attempts) == ("feed.retract", {"channel": FEED, "message": 7}, 0)


async def test_a_channel_that_is_no_feed_pauses_nothing(db: Database) -> None:
    await db.run(feed.refused, OTHER_FEED, "403 50013", NOW)
    assert await paused(db) is None


async def test_a_refusal_after_the_share_was_withdrawn_pauses_nothing(db: Database) -> None:
    made = await shared(db)
    (notice,) = await waiting(db)
    await db.run(feed.withdraw, ADA, made.id, NOW)
    await db.run(refuse, notice)
    assert await paused(db) is None


async def test_a_share_withdrawn_during_a_pause_is_not_posted_afterwards(db: Database) -> None:
    made = await shared(db)
    await db.run(refuse, (await waiting(db))[0])
    await db.run(feed.withdraw, ADA, made.id, NOW)
    await db.run(feed.resume, GUILD, NOW)
    assert await lanes(db) == []


async def test_a_feed_without_a_channel_cannot_resume(db: Database) -> None:
    await db.run(guilds.change, GUILD, NOW, feed_channel=None)
    with pytest.raises(Refused) as refusal:
        await db.run(feed.resume, GUILD, NOW)
    assert refusal.value.key == "feed_rules.no_channel"
