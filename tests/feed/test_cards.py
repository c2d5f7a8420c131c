import pytest

from bot.feed import actions as feed
from bot.feed.model import Audience, State
from bot.journal import actions as journal
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from tests.conftest import NOW
from tests.feed.shares import ADA, BEN, FEED, GUILD, TOMORROW, open_feed, share, shared, take_up, waiting
from tests.journal.entries import LATER, delete_newest, log

RETRACTION = ("feed.retract", FEED, {"channel": FEED, "message": 7})


async def told(db: Database) -> list[tuple[str, int, dict[str, int | str]]]:
    return [(notice.kind, notice.lane, dict(notice.payload)) for notice in await waiting(db)]


@pytest.fixture(autouse=True)
async def _feed(db: Database) -> None:
    await open_feed(db)


async def test_a_posted_card_knows_where_it_stands(db: Database) -> None:
    made = await shared(db, message=7)
    assert (made.state, made.channel_id, made.message_id) == (State.POSTED, FEED, 7)


async def test_a_card_withdrawn_before_it_goes_out_is_never_sent(db: Database) -> None:
    made = await shared(db)
    await db.run(feed.withdraw, ADA, made.id, NOW)
    assert await told(db) == []
    assert await db.read(feed.group_total, GUILD) == 0


async def test_a_card_withdrawn_while_its_request_is_in_flight_is_taken_away_on_arrival(db: Database) -> None:
    made = await shared(db)
    (notice,) = await waiting(db)
    assert await db.run(take_up, notice)
    await db.run(feed.withdraw, ADA, made.id, NOW)

    def arrive(tx: Transaction) -> None:
        outbox.sent(tx, notice, 7)
        feed.posted(tx, made.id, FEED, 7, NOW)

    await db.run(arrive)
    assert await told(db) == [RETRACTION]


async def test_a_card_withdrawn_between_two_attempts_has_nothing_left_to_say(db: Database) -> None:
    made = await shared(db)
    (notice,) = await waiting(db)
    await db.run(take_up, notice)
    await db.run(feed.withdraw, ADA, made.id, NOW)
    assert await db.read(feed.card, made.id) is None


async def test_a_posted_card_that_is_withdrawn_is_deleted(db: Database) -> None:
    made = await shared(db, message=7)
    withdrawn = await db.run(feed.withdraw, ADA, made.id, NOW)
    assert withdrawn == made
    assert await told(db) == [RETRACTION]
    with pytest.raises(Refused) as refusal:
        await db.run(feed.withdraw, ADA, made.id, NOW)
    assert refusal.value.key == "feed_rules.gone"


async def test_nobody_withdraws_the_share_of_another(db: Database) -> None:
    made = await shared(db, message=7)
    with pytest.raises(Refused) as refusal:
        await db.run(feed.withdraw, BEN, made.id, NOW)
    assert refusal.value.key == "feed_rules.gone"
    assert (await db.read(feed.find, ADA, made.id)).state is State.POSTED


async def test_deleting_the_failure_takes_its_card_away(db: Database) -> None:
    made = await shared(db, message=7)
    await delete_newest(db)
    assert await told(db) == [RETRACTION]
    assert await db.read(feed.card, made.id) is None


async def test_a_share_can_be_made_again_after_it_was_withdrawn(db: Database) -> None:
    made = await shared(db, message=7)
    await db.run(feed.withdraw, ADA, made.id, NOW)
    failure = await db.read(journal.find, ADA, made.failure_id or 0)
    again = await share(db, failure)
    assert [kind for kind, _, _ in await told(db)] == ["feed.retract", "feed.card"]
    assert again.state is State.WAITING


async def test_a_redraw_waits_behind_the_card_that_is_still_on_its_way(db: Database) -> None:
    made = await shared(db)
    await db.run(journal.edit, ADA, made.failure_id or 0, LATER, line="Not even longlisted")
    assert [kind for kind, _, _ in await told(db)] == ["feed.card", "feed.redraw"]
    (head,) = await db.read(outbox.due, TOMORROW, busy=(), limit=10)
    assert head.kind == "feed.card"


async def test_many_edits_are_one_redraw_with_the_latest_words(db: Database) -> None:
    made = await shared(db, message=7)
    for line in ("one", "two", "three"):
        await db.run(journal.edit, ADA, made.failure_id or 0, LATER, line=line)
    assert await told(db) == [("feed.redraw", FEED, {"share": made.id})]
    card = await db.read(feed.card, made.id)
    assert card is not None
    assert (card.text, card.channel_id, card.message_id) == ("three", FEED, 7)


async def test_a_counted_share_has_no_card_to_redraw_or_delete(db: Database) -> None:
    failure = (await log(db, "Not shortlisted")).failure
    made = await share(db, failure, Audience.COUNTED)
    await db.run(journal.edit, ADA, failure.id, LATER, line="Not even longlisted")
    await db.run(feed.withdraw, ADA, made.id, NOW)
    assert await told(db) == []


async def test_a_card_reported_twice_stands_once(db: Database) -> None:
    made = await shared(db, message=7)
    await db.run(feed.posted, made.id, FEED, 7, NOW)
    assert await told(db) == []
    await db.run(feed.posted, made.id, FEED, 8, NOW)
    assert await told(db) == [("feed.retract", FEED, {"channel": FEED, "message": 8})]
    assert (await db.read(feed.find, ADA, made.id)).message_id == 7


async def test_a_card_deleted_by_a_moderator_makes_the_share_private_and_is_not_posted_again(db: Database) -> None:
    for number, vanish in ((7, feed.vanished), (8, feed.vanished_message)):
        made = await shared(db, f"no {number}", message=number)
        await db.run(vanish, made.id if vanish is feed.vanished else number)  # type: ignore[arg-type]  # each its own id
        assert await db.read(feed.card, made.id) is None
        assert await db.read(feed.audiences, ADA, [made.failure_id or 0]) == {}
    await db.run(feed.resume, GUILD, NOW)
    assert await told(db) == []


async def test_a_message_that_is_no_card_vanishes_without_consequence(db: Database) -> None:
    await shared(db, message=7)
    await db.run(feed.vanished_message, 8)
    await db.run(feed.vanished, "no such share id")
    assert await db.read(feed.group_total, GUILD) == 1


async def test_a_card_deleted_before_its_id_was_learned_makes_the_share_private(db: Database) -> None:
    made = await shared(db)
    await db.run(feed.posted, made.id, FEED, 0, NOW)
    assert await db.read(feed.card, made.id) is None
    assert await db.read(feed.group_total, GUILD) == 0
