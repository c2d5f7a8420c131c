"""One party for each goal, ever, however it was reached."""

import pytest

from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.together import actions as together
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, log, log_many
from tests.together.collecting import DAY, FIRST_COUNTING, GUILD, PARTY, begin, counted, deliver, join, parties

ELSEWHERE = 71


async def collect(db: Database, number: int, member_id: int = ADA, goal: int = 10) -> None:
    """Let a server begin, and one member log this many."""
    await begin(db, goal)
    await join(db, member_id)
    await log_many(db, number, member_id)


@pytest.mark.parametrize(("logged", "held"), [(9, []), (10, [10]), (19, [10]), (20, [20]), (37, [30])], ids=str)
async def test_each_multiple_of_the_goal_is_a_party_and_several_at_once_are_one(
    db: Database, logged: int, held: list[int]
) -> None:
    await collect(db, logged)
    await counted(db)
    assert parties(await deliver(db)) == [(PARTY, threshold) for threshold in held]


async def test_a_party_is_held_once_ever(db: Database) -> None:
    await collect(db, 12)
    await counted(db)
    assert parties(await deliver(db)) == [(PARTY, 10)]
    for failure in (await db.read(journal.everything, ADA))[:5]:
        await db.run(journal.delete, ADA, failure.id, NOW)
    await counted(db, FIRST_COUNTING + DAY)
    for n in range(5):
        await log(db, f"again {n}", now=FIRST_COUNTING)
    await counted(db, FIRST_COUNTING + 3 * DAY)
    assert parties(await deliver(db, now=FIRST_COUNTING + 4 * DAY)) == []


async def test_the_next_one_comes_at_twice_the_goal(db: Database) -> None:
    await collect(db, 10)
    assert (await counted(db)).next_party == 20
    await deliver(db)
    await join(db, BEN)
    await log_many(db, 10, BEN)
    assert (await counted(db, FIRST_COUNTING + DAY)).next_party == 30
    assert parties(await deliver(db, now=FIRST_COUNTING + 2 * DAY)) == [(PARTY, 20)]


async def test_two_countings_at_the_same_moment_hold_one_party(db: Database) -> None:
    await collect(db, 10)
    for guild_id in (await db.read(together.due, FIRST_COUNTING)) * 2:
        await db.run(together.count, guild_id, FIRST_COUNTING)
    assert parties(await deliver(db)) == [(PARTY, 10)]


async def test_without_a_party_channel_a_party_waits_for_one(db: Database) -> None:
    await collect(db, 10)
    await db.run(guilds.change, GUILD, NOW, party_channel=None)
    await counted(db)
    assert parties(await deliver(db)) == []
    await db.run(guilds.change, GUILD, NOW, party_channel=PARTY)
    await counted(db, FIRST_COUNTING + DAY)
    assert parties(await deliver(db, now=FIRST_COUNTING + 2 * DAY)) == [(PARTY, 10)]


async def test_a_goal_that_puts_a_party_behind_the_total_holds_none(db: Database) -> None:
    await collect(db, 37, goal=100)
    await counted(db)
    await db.run(together.set_goal, GUILD, 10, FIRST_COUNTING)
    assert (await counted(db, FIRST_COUNTING + DAY)).next_party == 40
    assert parties(await deliver(db, now=FIRST_COUNTING + 2 * DAY)) == []


async def test_putting_it_away_and_taking_it_out_again_repeats_no_party(db: Database) -> None:
    await collect(db, 10)
    await counted(db)
    await deliver(db)
    await db.run(together.put_away, GUILD, FIRST_COUNTING)
    await db.run(together.set_goal, GUILD, 10, FIRST_COUNTING)
    await counted(db, FIRST_COUNTING + DAY)
    assert parties(await deliver(db, now=FIRST_COUNTING + 2 * DAY)) == []


async def test_a_party_that_the_channel_refused_is_held_once_it_is_open(db: Database) -> None:
    await collect(db, 10)
    await db.run(guilds.change, GUILD, NOW, party_channel=ELSEWHERE)
    await counted(db)
    due = await db.read(outbox.due, FIRST_COUNTING, busy=(), limit=9)
    (party,) = (one for one in due if one.kind == "group.party")
    await db.run(outbox.bury, party, "403 50013")
    assert parties(await deliver(db)) == []
    await db.run(together.try_again, GUILD)
    assert parties(await deliver(db)) == [(ELSEWHERE, 10)]
