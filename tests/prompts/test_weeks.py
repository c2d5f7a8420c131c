from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.schedule import Occurrence, Weekly
from bot.kernel.transaction import Transaction
from bot.prompts import actions as prompts
from bot.prompts import bank, store
from bot.prompts.model import State
from tests.conftest import NOW
from tests.kernel.memory import memory
from tests.prompts.weeks import (
    CHANNEL,
    FIRST,
    GUILD,
    MONDAYS_AT_NINE,
    OTHER_CHANNEL,
    OTHER_GUILD,
    SUNDAY,
    WEEK,
    deliver,
    plan,
    recent,
    states,
    waiting,
)

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


async def beat(db: Database, now: datetime) -> int:
    return await db.run(prompts.post_due, now)


def use_up(tx: Transaction) -> None:
    schedule = prompts.find(tx, GUILD)
    assert schedule is not None
    for age, prompt in enumerate(bank.prompts(), start=1):
        day = Occurrence((FIRST - timedelta(days=age)).date(), FIRST - timedelta(days=age))
        store.insert_occurrence(tx, schedule, day, prompt.key, State.POSTED, late=False)


async def next_due(db: Database) -> datetime | None:
    schedule = await db.read(prompts.find, GUILD)
    return None if schedule is None else schedule.next.instant


async def test_a_prompt_is_posted_at_its_hour_and_not_a_second_before(db: Database) -> None:
    schedule = await plan(db)
    assert schedule.next.instant == FIRST == await next_due(db)
    assert await beat(db, FIRST - SECOND) == 0
    assert await waiting(db) == []
    assert await beat(db, FIRST) == 1
    (notice,) = await waiting(db)
    (occurrence,) = await recent(db)
    assert (notice.kind, notice.lane, notice.bulk) == ("prompt.post", CHANNEL, True)
    assert notice.payload == {"occurrence": occurrence.id}
    assert await states(db) == [("2026-03-16", State.DUE, False)]
    assert await next_due(db) == FIRST + WEEK


async def test_the_heartbeat_posts_each_date_once(db: Database) -> None:
    await plan(db)
    assert [await beat(db, FIRST + n * MINUTE) for n in range(4)] == [1, 0, 0, 0]
    assert len(await recent(db)) == 1


@pytest.mark.parametrize(
    ("rule", "start", "hours"),
    [
        (MONDAYS_AT_NINE, datetime(2026, 3, 18, tzinfo=UTC), ["03-23 08:00", "03-30 07:00", "04-06 07:00"]),
        (MONDAYS_AT_NINE, datetime(2026, 10, 14, tzinfo=UTC), ["10-19 07:00", "10-26 08:00", "11-02 08:00"]),
        (
            Weekly(SUNDAY, time(2, 30), "Europe/Berlin"),
            datetime(2026, 3, 17, tzinfo=UTC),
            ["03-22 01:30", "03-29 01:00", "04-05 00:30"],
        ),
        (
            Weekly(SUNDAY, time(2, 30), "Europe/Berlin"),
            datetime(2026, 10, 13, tzinfo=UTC),
            ["10-18 00:30", "10-25 00:30", "11-01 01:30"],
        ),
    ],
    ids=["forward", "back", "in the hour that is skipped", "in the hour that comes twice"],
)
async def test_three_weeks_around_a_clock_change_have_three_prompts_at_the_hour_on_the_wall(
    db: Database, rule: Weekly, start: datetime, hours: list[str]
) -> None:
    await plan(db, rule, now=start)
    taken_up = []
    for half_hour in range(3 * 7 * 48):
        now = start + half_hour * 30 * MINUTE
        if await beat(db, now):
            taken_up.append(f"{now:%m-%d %H:%M}")
            await deliver(db, now)
    assert taken_up == hours
    assert [(state, late) for _, state, late in await states(db)] == [(State.POSTED, False)] * 3


async def test_ten_minutes_down_at_the_hour_post_late_and_say_so(db: Database) -> None:
    await plan(db)
    await beat(db, FIRST + 10 * MINUTE)
    assert await states(db) == [("2026-03-16", State.DUE, True)]
    occurrence = (await recent(db))[0]
    card = await db.read(prompts.card, occurrence.id, FIRST + 10 * MINUTE)
    assert card is not None
    assert card.late


async def test_thirteen_hours_down_skip_the_week(db: Database) -> None:
    await plan(db)
    await beat(db, FIRST + 13 * HOUR)
    assert await states(db) == [("2026-03-16", State.MISSED, False)]
    assert await waiting(db) == []
    assert await next_due(db) == FIRST + WEEK


async def test_three_weeks_down_are_one_look_and_no_burst(db: Database) -> None:
    await plan(db)
    back = FIRST + 3 * WEEK - 2 * timedelta(days=1)
    assert await beat(db, back) == 1
    assert await beat(db, back) == 0
    assert await states(db) == [("2026-03-30", State.MISSED, False)]
    assert await waiting(db) == []
    summer_time = HOUR
    assert await next_due(db) == FIRST + 3 * WEEK - summer_time


async def test_after_three_weeks_down_a_prompt_of_an_hour_ago_is_still_posted_late(db: Database) -> None:
    await plan(db)
    summer_time = HOUR
    await beat(db, FIRST + 3 * WEEK - summer_time + HOUR)
    assert await states(db) == [("2026-04-06", State.DUE, True)]
    assert len(await waiting(db)) == 1


async def test_a_clock_that_is_set_back_posts_no_date_again(db: Database) -> None:
    await plan(db)
    await beat(db, FIRST)
    await plan(db, now=FIRST - HOUR)
    assert await beat(db, FIRST) == 1
    assert len(await recent(db)) == 1
    assert await next_due(db) == FIRST + WEEK


async def test_moving_the_hour_after_it_struck_posts_no_second_prompt_that_day(db: Database) -> None:
    await plan(db)
    await beat(db, FIRST)
    await plan(db, Weekly(0, time(18), "Europe/Berlin"), now=FIRST + HOUR)
    await beat(db, FIRST + 9 * HOUR)
    assert len(await recent(db)) == 1


async def test_many_servers_are_taken_up_in_heartbeats_of_bounded_size(db: Database) -> None:
    def plan_many(tx: Transaction) -> None:
        for guild in range(prompts.AT_ONCE + 5):
            prompts.plan(
                tx,
                guild,
                channel_id=guild,
                rule=MONDAYS_AT_NINE,
                ping_role=None,
                archive_minutes=60,
                now=NOW,
            )

    await db.run(plan_many)
    assert [await beat(db, FIRST) for _ in range(3)] == [prompts.AT_ONCE, 5, 0]
    assert len(await waiting(db)) == prompts.AT_ONCE + 5


async def test_servers_have_their_own_weeks(db: Database) -> None:
    await plan(db)
    await plan(db, Weekly(SUNDAY, time(18), "America/New_York"), guild=OTHER_GUILD, channel=OTHER_CHANNEL)
    await beat(db, FIRST)
    assert await states(db) == [("2026-03-16", State.DUE, False)]
    assert await states(db, OTHER_GUILD) == [("2026-03-15", State.DUE, True)]


async def test_a_bank_that_is_used_up_is_said_and_not_posted(db: Database) -> None:
    await plan(db)
    await db.run(use_up)
    await beat(db, FIRST)
    assert (await states(db))[0] == ("2026-03-16", State.EMPTY, False)
    assert await waiting(db) == []


async def test_an_unknown_zone_is_refused_and_a_known_one_takes_any_spelling(db: Database) -> None:
    with pytest.raises(Refused) as refusal:
        await plan(db, Weekly(0, time(9), "Europe/Bielefeld"))
    assert (refusal.value.key, refusal.value.values) == ("prompts_rules.unknown_zone", {"zone": "Europe/Bielefeld"})
    assert await db.read(prompts.find, GUILD) is None
    schedule = await plan(db, Weekly(0, time(9), "europe/berlin"))
    assert schedule.rule.zone == "Europe/Berlin"


async def test_a_schedule_is_found_as_it_was_planned(db: Database) -> None:
    schedule = await plan(db)
    assert await db.read(prompts.find, GUILD) == schedule
    assert await db.read(prompts.find, OTHER_GUILD) is None
    moved = await plan(db, channel=OTHER_CHANNEL)
    assert await db.read(prompts.find, GUILD) == moved


async def test_stopping_ends_the_weeks_and_what_was_about_to_be_posted(db: Database) -> None:
    await plan(db)
    await beat(db, FIRST)
    assert await db.run(prompts.stop, GUILD) is True
    assert await waiting(db) == []
    assert await beat(db, FIRST + 2 * WEEK) == 0
    assert await db.run(prompts.stop, GUILD) is False
    assert await next_due(db) is None


async def test_stopping_leaves_what_stands(db: Database) -> None:
    await plan(db)
    await beat(db, FIRST)
    await deliver(db, FIRST)
    await db.run(prompts.stop, GUILD)
    assert await states(db) == [("2026-03-16", State.POSTED, False)]


@given(pauses=st.lists(st.integers(1, 60 * 24 * 30), min_size=1, max_size=25))
def test_however_long_the_bot_sleeps_no_date_comes_twice_and_nothing_piles_up(pauses: list[int]) -> None:
    with memory() as tx:
        prompts.plan(tx, GUILD, channel_id=CHANNEL, rule=MONDAYS_AT_NINE, ping_role=None, archive_minutes=60, now=NOW)
        now = NOW
        for pause in pauses:
            now += pause * MINUTE
            before = tx.value("SELECT count(*) FROM prompt_occurrence")
            prompts.post_due(tx, now)
            rows = tx.all("SELECT local_date, state, due_at FROM prompt_occurrence ORDER BY id")
            assert len(rows) - before <= 1
            assert len({row["local_date"] for row in rows}) == len(rows)
            assert sum(row["state"] == "due" for row in rows) <= 1
            schedule = prompts.find(tx, GUILD)
            assert schedule is not None
            assert now < schedule.next.instant <= now + WEEK + HOUR
