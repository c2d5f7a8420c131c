"""The card in the party channel: one at a time, where organisers want it."""

from bot.guilds import actions as guilds
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.outbox import Notice
from bot.together import actions as together
from tests.conftest import NOW
from tests.journal.entries import ADA, log
from tests.together.collecting import FIRST_COUNTING, GUILD, PARTY, begin, counted, deliver, join, shown

ELSEWHERE = 71


def told(notices: list[Notice]) -> list[tuple[str, int]]:
    return [(notice.kind, notice.lane) for notice in notices]


async def set_goal(db: Database, goal: int = 10) -> None:
    await db.run(together.set_goal, GUILD, goal, NOW)


async def test_a_goal_brings_a_card_and_another_one_draws_it_anew(db: Database) -> None:
    await begin(db)
    await set_goal(db, 20)
    assert told(await deliver(db)) == [("group.card", PARTY)]
    assert ((await shown(db)).channel_id, (await shown(db)).message_id) == (PARTY, 9000)
    await set_goal(db, 30)
    assert told(await deliver(db)) == [("group.redraw", PARTY)]


async def test_it_is_drawn_anew_on_mornings_that_change_something(db: Database) -> None:
    await begin(db)
    await deliver(db)
    await join(db, ADA)
    await counted(db)
    assert await deliver(db) == []
    await log(db, "one")
    await counted(db, (await shown(db)).next_at)
    assert told(await deliver(db)) == [("group.redraw", PARTY)]


async def test_where_it_stands_no_more_a_goal_brings_another(db: Database) -> None:
    await begin(db)
    await deliver(db)
    await db.run(together.vanished, GUILD, 1)
    assert (await shown(db)).message_id is None
    await set_goal(db)
    assert told(await deliver(db, 9100)) == [("group.card", PARTY)]
    await db.run(together.vanished, GUILD, 1)
    assert (await shown(db)).message_id == 9100


async def test_it_moves_with_the_party_channel_when_a_goal_is_set(db: Database) -> None:
    await begin(db)
    await deliver(db)
    await db.run(guilds.change, GUILD, NOW, party_channel=ELSEWHERE)
    await set_goal(db)
    assert sorted(told(await deliver(db))) == [("feed.retract", PARTY), ("group.card", ELSEWHERE)]


async def test_one_on_its_way_to_a_channel_that_is_not_meant_any_more_never_goes_there(db: Database) -> None:
    await begin(db)
    await db.run(guilds.change, GUILD, NOW, party_channel=ELSEWHERE)
    await set_goal(db)
    assert told(await deliver(db)) == [("group.card", ELSEWHERE)]


async def test_put_away_before_it_arrived_it_is_deleted_when_it_does(db: Database) -> None:
    await begin(db)
    (card,) = await db.read(outbox.due, NOW, busy=(), limit=9)
    await db.run(outbox.attempt, card.id, NOW)
    await db.run(together.put_away, GUILD, NOW)
    assert await db.read(together.card, GUILD, 1) is None
    await db.run(outbox.sent, card, 9000)
    await db.run(together.posted, GUILD, 1, PARTY, 9000, NOW)
    assert told(await deliver(db)) == [("feed.retract", PARTY)]


async def test_a_card_that_was_refused_is_posted_once_the_channel_is_open(db: Database) -> None:
    await begin(db)
    (card,) = await db.read(outbox.due, NOW, busy=(), limit=9)
    await db.run(outbox.bury, card, "403 50013")
    await db.run(together.try_again, GUILD)
    assert told(await deliver(db)) == [("group.card", PARTY)]


async def test_a_card_that_could_not_be_deleted_goes_once_the_channel_is_open(db: Database) -> None:
    await begin(db)
    await deliver(db)
    await db.run(together.put_away, GUILD, NOW)
    (away,) = await db.read(outbox.due, NOW, busy=(), limit=9)
    await db.run(outbox.bury, away, "403 50013")
    assert await deliver(db) == []
    await db.run(together.try_again, GUILD)
    assert told(await deliver(db)) == [("feed.retract", PARTY)]


async def test_a_card_that_was_deleted_before_its_id_was_learned_comes_back_with_the_next_goal(db: Database) -> None:
    await begin(db)
    assert told(await deliver(db, 0)) == [("group.card", PARTY)]
    assert (await shown(db)).message_id is None
    await set_goal(db)
    assert told(await deliver(db, 9100, now=FIRST_COUNTING)) == [("group.card", PARTY)]


async def test_without_a_party_channel_there_is_none(db: Database) -> None:
    found = await begin(db, party_channel=None)
    assert (found.channel_id, found.cards) == (None, 0)
    assert await deliver(db) == []
