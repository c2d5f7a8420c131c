"""What is in the total, and that it never falls."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.imports.model import Batch
from bot.journal import actions as journal
from bot.journal.model import Draft
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.members import actions as members
from bot.privacy import actions as privacy
from bot.together import actions as together
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, log, log_many
from tests.together.collecting import DAY, FIRST_COUNTING, GUILD, begin, counted, join, shown

OTHER_GUILD = 8
FIVE = (21, 22, 23, 24, 25)


async def test_only_those_who_joined_in_are_counted_and_only_from_then_on(db: Database) -> None:
    await begin(db)
    await log(db, "before", now=NOW - timedelta(minutes=1))
    await join(db, ADA)
    await log_many(db, 3)
    await log_many(db, 4, BEN)
    assert (await counted(db)).shown == 3


async def test_joining_in_again_changes_nothing_and_after_leaving_it_begins_anew(db: Database) -> None:
    await begin(db)
    await join(db, ADA)
    await log(db, "one")
    await join(db, ADA, now=NOW + timedelta(hours=1))
    assert await db.read(together.since, GUILD, ADA) == NOW
    assert await db.run(together.leave, GUILD, ADA)
    assert not await db.run(together.leave, GUILD, ADA)
    await join(db, ADA, now=NOW + timedelta(hours=2))
    await log(db, "two", now=NOW + timedelta(hours=3))
    assert (await counted(db)).shown == 1


async def test_what_is_logged_today_or_was_yesterday_moves_nothing(db: Database) -> None:
    await begin(db)
    await join(db, ADA)
    await log_many(db, 3)
    assert (await counted(db, FIRST_COUNTING - DAY)).shown == 0
    assert (await counted(db, FIRST_COUNTING - timedelta(seconds=1))).shown == 0
    assert (await counted(db, FIRST_COUNTING)).shown == 3


async def test_within_a_day_it_is_counted_once(db: Database) -> None:
    await begin(db)
    await join(db, ADA)
    await log(db, "one")
    await counted(db)
    await log(db, "late", now=NOW + timedelta(minutes=1))
    assert (await counted(db, FIRST_COUNTING + timedelta(hours=5))).shown == 1
    assert (await counted(db, FIRST_COUNTING + DAY)).shown == 2


async def test_a_clock_that_is_set_back_counts_nothing_again(db: Database) -> None:
    await begin(db)
    await join(db, ADA)
    await log(db, "one")
    await counted(db)
    await log(db, "late", now=NOW + timedelta(minutes=1))
    assert await db.read(together.due, FIRST_COUNTING - timedelta(hours=1)) == ()
    await db.run(together.count, GUILD, FIRST_COUNTING - timedelta(hours=1))
    assert (await shown(db)).shown == 1


async def test_deleting_leaving_and_erasing_lower_what_is_counted_and_nothing_that_is_shown(db: Database) -> None:
    await begin(db)
    await join(db, *FIVE)
    entries = {one: await log_many(db, 2, one) for one in FIVE}
    before = await counted(db)
    assert (before.shown, before.told_contributors) == (10, 5)
    await db.run(journal.delete, FIVE[0], entries[FIVE[0]][0].id, FIRST_COUNTING)
    assert (await db.run(members.leave, FIVE[1], GUILD, FIRST_COUNTING)).together == 1
    await db.run(privacy.erase, FIVE[2], FIRST_COUNTING)
    after = await counted(db, FIRST_COUNTING + DAY)
    assert after == replace(before, next_at=after.next_at)
    await log_many(db, 1, FIVE[3])
    await join(db, 31)
    for n in range(6):
        await log(db, f"more {n}", 31)
    assert (await counted(db, FIRST_COUNTING + 2 * DAY)).shown == 11


async def test_of_how_many_it_is_is_told_from_five_on_and_those_count_who_logged_something(db: Database) -> None:
    await begin(db)
    await join(db, *FIVE)
    for one in FIVE[:4]:
        await log(db, "one", one)
    assert (await counted(db)).told_contributors is None
    await log(db, "one", FIVE[4], now=FIRST_COUNTING)
    assert (await counted(db, FIRST_COUNTING + 2 * DAY)).told_contributors == 5


async def test_what_was_let_go_counts_and_what_an_import_brought_does_not(db: Database) -> None:
    await begin(db)
    await join(db, ADA)
    kept, gone = await log_many(db, 2)
    await db.run(journal.let_go, ADA, gone.id, NOW)
    batch = Batch(5, entries=2, asks=0, imported_at=NOW)
    await db.run(journal.bring, ADA, [Draft(ADA, None, "old"), Draft(ADA, None, "older")], batch=batch.id, now=NOW)
    assert (await counted(db)).shown == 2
    assert kept.id != gone.id


async def test_two_servers_count_apart(db: Database) -> None:
    await begin(db)
    await db.run(together.set_goal, OTHER_GUILD, 10, NOW)
    await join(db, ADA)
    await db.run(together.join, OTHER_GUILD, BEN, NOW)
    await log_many(db, 1)
    await log_many(db, 2, BEN)
    assert (await counted(db)).shown == 1
    other = await db.read(together.find, OTHER_GUILD)
    assert other is not None
    assert other.shown == 2
    assert [one.guild_id for one in await db.read(together.of_member, BEN)] == [OTHER_GUILD]


async def test_who_joined_in_can_be_read_from_no_row_and_erasing_forgets_it(db: Database) -> None:
    await begin(db)
    await join(db, *FIVE)
    await db.run(together.set_goal, OTHER_GUILD, 10, NOW)
    await db.run(together.join, OTHER_GUILD, FIVE[0], NOW)

    def rows(tx: Transaction) -> list[tuple[object, ...]]:
        return [tuple(row) for row in tx.all("SELECT id, guild_id FROM together_member")]

    assert len(await db.read(rows)) == len({row_id for row_id, _ in await db.read(rows)}) == 6
    assert not {value for row in await db.read(rows) for value in row} & set(FIVE)
    assert await db.run(together.forget_member, FIVE[0]) == 2
    assert await db.read(together.of_member, FIVE[0]) == ()
    assert len(await db.read(rows)) == 4


async def test_where_nothing_is_collected_nobody_can_join_in(db: Database) -> None:
    with pytest.raises(Refused) as caught:
        await join(db, ADA)
    assert caught.value.key == "together.no_goal"


async def test_put_away_it_is_not_counted_and_comes_back_as_it_was(db: Database) -> None:
    await begin(db)
    await join(db, ADA)
    await log_many(db, 3)
    await counted(db)
    assert await db.run(together.put_away, GUILD, FIRST_COUNTING)
    assert not await db.run(together.put_away, GUILD, FIRST_COUNTING)
    assert await db.read(together.find, GUILD) is None
    assert await db.read(together.due, FIRST_COUNTING + 9 * DAY) == ()
    again = await db.run(together.set_goal, GUILD, 20, FIRST_COUNTING + 9 * DAY)
    assert (again.shown, again.goal) == (3, 20)
    assert again.next_at > FIRST_COUNTING + 9 * DAY
    assert await db.read(together.since, GUILD, ADA) == NOW


@pytest.mark.parametrize("goal", [-1, 1, 9, 10_001])
async def test_a_goal_off_the_scale_changes_nothing(db: Database, goal: int) -> None:
    await begin(db)
    with pytest.raises(Refused) as caught:
        await db.run(together.set_goal, GUILD, goal, NOW)
    assert caught.value.key == "together.goal_out_of_range"
    assert (await shown(db)).goal == 10
