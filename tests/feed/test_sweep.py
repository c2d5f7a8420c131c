from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest

from bot.feed import actions as feed
from bot.feed import notices, sweep
from bot.feed.model import State
from bot.guilds import actions as guilds
from bot.kernel.database import Database
from bot.kernel.transaction import Transaction
from tests.conftest import NOW
from tests.feed.shares import ADA, FEED, GUILD, OTHER_FEED, OTHER_GUILD, kinds, open_feed, shared

AWAY, GONE = "404 10004", "404 10003"
MANY = [number * 977_000 << 22 for number in range(1, 2001)]


def open_all(tx: Transaction, servers: Iterable[int]) -> None:
    for number, server in enumerate(servers):
        guilds.change(tx, server, NOW, feed_channel=FEED + number)


@pytest.mark.parametrize("start", [NOW, NOW + timedelta(minutes=59, seconds=59)])
async def test_each_server_has_its_turn_once_an_hour_and_not_all_at_once(db: Database, start: datetime) -> None:
    await db.run(open_all, MANY)
    turns = sweep.Turns(start)
    beats = [start + timedelta(seconds=30) * number for number in range(1, 121)]
    seen: list[tuple[int, ...]] = [await db.read(turns.due, beat) for beat in beats]
    assert sorted(server for beat in seen for server in beat) == sorted(MANY)
    assert max(map(len, seen)) < len(MANY) / 20


async def test_a_server_has_one_turn_after_hours_of_silence_and_none_when_the_clock_goes_back(db: Database) -> None:
    await open_feed(db)
    turns = sweep.Turns(NOW)
    assert await db.read(turns.due, NOW + timedelta(hours=5)) == (GUILD,)
    assert await db.read(turns.due, NOW + timedelta(hours=3)) == ()


async def test_the_servers_are_counted_once_a_day_and_only_where_there_is_a_feed(db: Database) -> None:
    midnight = NOW.replace(hour=0, minute=0, second=0, microsecond=0)
    turns = sweep.Turns(midnight - timedelta(days=1, minutes=1))
    await db.run(turns.count, midnight - timedelta(minutes=2))
    assert await kinds(db) == []
    await open_feed(db)
    await db.run(turns.count, midnight - timedelta(minutes=1))
    assert await kinds(db) == []
    await db.run(turns.count, midnight)
    assert await kinds(db) == ["feed.census"]


async def test_a_feed_is_looked_at_where_cards_stand_in_it_and_it_is_not_paused(db: Database) -> None:
    await open_feed(db)
    await db.run(sweep.ask, GUILD, NOW)
    assert await kinds(db) == []
    await shared(db, message=7)
    await db.run(sweep.ask, GUILD, NOW)
    await db.run(sweep.ask, GUILD, NOW)
    assert await kinds(db) == ["feed.survey"]
    await db.run(guilds.change, GUILD, NOW, feed_pause=GONE)
    await db.run(sweep.ask, OTHER_GUILD, NOW)
    assert await kinds(db) == ["feed.survey"]


async def test_what_should_stand_is_the_newest_hundred_cards_of_a_channel_and_of_no_other_one(db: Database) -> None:
    await open_feed(db)
    await shared(db, "in the old one", message=5)
    await open_feed(db, OTHER_FEED)
    for number in range(101):
        await shared(db, f"no {number}", message=1000 + number)
    assert await db.read(sweep.standing, GUILD, OTHER_FEED) == tuple(range(1100, 1000, -1))


async def test_the_slow_round_goes_on_below_where_it_was_and_begins_anew_at_its_end(db: Database) -> None:
    await open_feed(db)
    for number in range(103):
        await shared(db, f"no {number}", message=1000 + number)
    assert await db.read(sweep.older, GUILD, FEED, None) == tuple(range(1102, 1002, -1))
    assert await db.read(sweep.older, GUILD, FEED, 1003) == (1002, 1001, 1000)
    assert await db.read(sweep.older, GUILD, FEED, 1000) == tuple(range(1102, 1002, -1))
    assert await db.read(sweep.older, OTHER_GUILD, FEED, None) == ()


async def test_what_is_missing_is_private_and_what_is_not_stays(db: Database) -> None:
    await open_feed(db)
    await shared(db, "stays", message=7)
    await shared(db, "goes", message=8)
    await db.run(sweep.surveyed, (8, 9))
    assert [one.text for one in await db.read(feed.named, ADA)] == ["stays"]


async def test_a_channel_that_is_gone_takes_the_cards_in_it_and_leaves_what_waits(db: Database) -> None:
    await open_feed(db)
    await shared(db, "stood", message=7)
    await shared(db, "waits")
    await db.run(feed.refused, FEED, GONE, NOW)
    assert [(one.text, one.state) for one in await db.read(feed.named, ADA)] == [("waits", State.WAITING)]


async def test_a_lost_permission_takes_no_card(db: Database) -> None:
    await open_feed(db)
    await shared(db, "stood", message=7)
    await db.run(feed.refused, FEED, "403 50001", NOW)
    assert [one.text for one in await db.read(feed.named, ADA)] == ["stood"]


@pytest.mark.parametrize(
    ("pause", "missing", "after"),
    [
        (None, (), None),
        (None, (GUILD,), AWAY),
        (AWAY, (GUILD,), AWAY),
        (AWAY, (), None),
        ("403 50013", (), None),
        ("403 50013", (GUILD,), AWAY),
        (GONE, (), GONE),
        (GONE, (GUILD,), GONE),
    ],
)
async def test_the_count_of_servers_lets_feeds_rest_and_go_on(
    db: Database, pause: str | None, missing: tuple[int, ...], after: str | None
) -> None:
    await open_feed(db)
    await db.run(guilds.change, GUILD, NOW, feed_pause=pause)
    await db.run(sweep.counted, missing, NOW)
    assert (await db.read(guilds.find, GUILD)).feed_pause == after


async def test_what_is_refused_in_a_server_that_cork_is_not_in_says_nothing_new(db: Database) -> None:
    await open_feed(db)
    await db.run(guilds.change, GUILD, NOW, feed_pause=AWAY)
    await db.run(feed.refused, FEED, "403 50001", NOW)
    assert (await db.read(guilds.find, GUILD)).feed_pause == AWAY


async def test_a_redraw_comes_with_the_next_even_second(db: Database) -> None:
    await open_feed(db)
    made = await shared(db, message=7)
    await db.run(notices.put_redraw, made, NOW + timedelta(milliseconds=1))
    second = await db.read(lambda tx: int(tx.value("SELECT due_at FROM outbox WHERE kind = 'feed.redraw'"))) / 1000
    assert second % 2 == 0
    assert 0 < second - NOW.timestamp() <= 2
