"""Each month once, when its day has come, and nothing where there is nothing to say."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.digest import actions as digest
from bot.digest.model import Figures, State
from bot.feed import actions as feed
from bot.feed.actions import holding as moderation
from bot.feed.model import Audience
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.schedule import LATEST, Monthly
from bot.moderation.model import Ruling
from tests.conftest import NOW
from tests.digest.month import A_MONTH, GUILD, PLACE, THIRD_OF_APRIL, crowd, deliver, figures, heartbeat, set_up, share

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


async def state(db: Database, now: datetime = THIRD_OF_APRIL) -> State:
    return (await db.run(digest.preview, GUILD, now)).state


async def test_the_month_before_is_told_on_its_day_and_once(db: Database) -> None:
    schedule = await set_up(db)
    assert schedule.next.instant == THIRD_OF_APRIL
    await crowd(db, 6)
    assert await heartbeat(db, THIRD_OF_APRIL - MINUTE) == []
    (notice,) = await heartbeat(db, THIRD_OF_APRIL)
    assert (notice.kind, notice.lane, list(notice.payload)) == ("digest.post", PLACE, ["digest"])
    drawn = await db.read(digest.card, int(notice.payload["digest"]), THIRD_OF_APRIL)
    assert drawn is not None
    assert (drawn.month, drawn.figures, drawn.late) == (date(2026, 3, 1), Figures(6, 6), False)
    await deliver(db, notice)
    assert await heartbeat(db, THIRD_OF_APRIL + DAY) == []
    assert await state(db) is State.POSTED


async def test_another_day_later_in_the_month_tells_no_month_twice(db: Database) -> None:
    await set_up(db)
    await crowd(db, 6)
    (notice,) = await heartbeat(db, THIRD_OF_APRIL)
    await deliver(db, notice)
    await db.run(
        digest.plan, GUILD, channel_id=PLACE, rule=Monthly(20, time(9), "Asia/Tokyo"), now=THIRD_OF_APRIL + DAY
    )
    assert await heartbeat(db, THIRD_OF_APRIL + 20 * DAY) == []
    await share(db, 100, "in April", now=THIRD_OF_APRIL + 20 * DAY)
    in_may = datetime(2026, 5, 20, 0, 0, tzinfo=UTC)
    (told,) = await heartbeat(db, in_may)
    found = await db.read(digest.card, int(told.payload["digest"]), in_may)
    assert found is not None
    assert found.month == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("late", "expected"),
    [(timedelta(minutes=4), State.DUE), (LATEST, State.DUE), (LATEST + MINUTE, State.MISSED)],
    ids=["in time", "late", "too late"],
)
async def test_twelve_hours_late_it_comes_and_later_it_does_not(db: Database, late: timedelta, expected: State) -> None:
    await set_up(db)
    await crowd(db, 6)
    notices = await heartbeat(db, THIRD_OF_APRIL + late)
    assert len(notices) == (expected is State.DUE)
    assert await state(db) is expected
    for notice in notices:
        drawn = await db.read(digest.card, int(notice.payload["digest"]), THIRD_OF_APRIL + late)
        assert drawn is not None
        assert drawn.late is (late > timedelta(minutes=5))


async def test_after_months_of_silence_only_the_last_one_is_told(db: Database) -> None:
    await set_up(db)
    for month in range(4):
        await crowd(db, 6, now=NOW + month * A_MONTH)
    late = datetime(2026, 7, 3, 18, 0, tzinfo=UTC)
    (notice,) = await heartbeat(db, late)
    drawn = await db.read(digest.card, int(notice.payload["digest"]), late)
    assert drawn is not None
    assert (drawn.month, drawn.late) == (date(2026, 6, 1), True)


async def test_a_clock_that_steps_back_and_another_zone_bring_nothing_again(db: Database) -> None:
    await set_up(db)
    await crowd(db, 6)
    (notice,) = await heartbeat(db, THIRD_OF_APRIL)
    await deliver(db, notice)
    for now in (THIRD_OF_APRIL - timedelta(hours=1), THIRD_OF_APRIL, THIRD_OF_APRIL + timedelta(hours=1)):
        assert await heartbeat(db, now) == []
    for zone in ("Pacific/Kiritimati", "Pacific/Niue"):
        await db.run(
            digest.plan, GUILD, channel_id=PLACE, rule=Monthly(3, time(18), zone), now=THIRD_OF_APRIL - 2 * DAY
        )
        for hours in range(-48, 72, 6):
            assert await heartbeat(db, THIRD_OF_APRIL + timedelta(hours=hours)) == []


async def test_every_month_of_a_year_is_told_once_and_in_order(db: Database) -> None:
    await set_up(db, day=31)
    told = []
    now = NOW
    while now < NOW + 365 * DAY:
        if now.day == 12:
            await crowd(db, 5, now=now)
        for notice in await heartbeat(db, now):
            drawn = await db.read(digest.card, int(notice.payload["digest"]), now)
            assert drawn is not None
            told.append(drawn.month)
            await deliver(db, notice)
        now += timedelta(hours=8)
    assert told == [date(2026, month, 1) for month in range(4, 13)] + [date(2027, 1, 1)]


async def test_what_could_not_be_delivered_in_time_is_given_up(db: Database) -> None:
    await set_up(db)
    await crowd(db, 6)
    (notice,) = await heartbeat(db, THIRD_OF_APRIL)
    assert await heartbeat(db, THIRD_OF_APRIL + LATEST + MINUTE) == []
    assert await db.read(digest.card, int(notice.payload["digest"]), THIRD_OF_APRIL) is None
    assert await state(db) is State.MISSED


async def test_with_nothing_shared_nothing_is_said(db: Database) -> None:
    await set_up(db)
    await crowd(db, 3, Audience.COUNTED)
    assert await heartbeat(db, THIRD_OF_APRIL) == []
    assert await state(db) is State.SILENT


async def test_what_can_be_read_by_too_few_people_is_one_sentence(db: Database) -> None:
    await set_up(db)
    await crowd(db, 4)
    (notice,) = await heartbeat(db, THIRD_OF_APRIL)
    drawn = await db.read(digest.card, int(notice.payload["digest"]), THIRD_OF_APRIL)
    assert drawn is not None
    assert (drawn.figures, drawn.quotes) == (None, ())


async def test_only_the_month_counts_and_what_is_counted_counts(db: Database) -> None:
    await set_up(db)
    await crowd(db, 5, Audience.COUNTED)
    await share(db, 300, "in February", now=NOW - timedelta(days=20))
    await share(db, 301, "in April", now=datetime(2026, 3, 31, 22, 30, tzinfo=UTC))
    assert await figures(db) == Figures(5, 5)


async def test_a_card_that_does_not_stand_in_the_feed_does_not_count(db: Database) -> None:
    await set_up(db)
    shares = await crowd(db, 8)
    await db.run(feed.withdraw, 100, shares[0].id, NOW)
    await db.run(moderation.hold, Ruling(GUILD, shares[1].id, 999, 1), NOW)
    assert await figures(db) == Figures(6, 6)


async def test_figures_stay_as_they_were_first_told(db: Database) -> None:
    await set_up(db)
    shares = await crowd(db, 6, Audience.COUNTED)
    early = THIRD_OF_APRIL - timedelta(days=2)
    assert await figures(db, early) == Figures(6, 6)
    await db.run(feed.withdraw, 100, shares[0].id, early)
    assert await figures(db, early + MINUTE) == Figures(6, 6)
    assert len(await heartbeat(db, THIRD_OF_APRIL)) == 1


async def test_a_look_before_the_month_is_over_tells_the_one_before(db: Database) -> None:
    await set_up(db)
    await crowd(db, 6)
    found = await db.run(digest.preview, GUILD, datetime(2026, 3, 31, 21, 59, tzinfo=UTC))
    assert (found.digest.month, found.digest.figures) == (date(2026, 2, 1), None)
    later = await db.run(digest.preview, GUILD, datetime(2026, 3, 31, 22, 0, tzinfo=UTC))
    assert (later.digest.month, later.digest.figures) == (date(2026, 3, 1), Figures(6, 6))


async def test_stopping_ends_what_is_on_its_way(db: Database) -> None:
    await set_up(db)
    await crowd(db, 6)
    (notice,) = await heartbeat(db, THIRD_OF_APRIL)
    assert await db.run(digest.stop, GUILD) is True
    assert await db.read(digest.card, int(notice.payload["digest"]), THIRD_OF_APRIL) is None
    assert await heartbeat(db, THIRD_OF_APRIL) == []
    assert await db.run(digest.stop, GUILD) is False


async def test_an_unknown_zone_is_refused_and_changes_nothing(db: Database) -> None:
    await set_up(db)
    with pytest.raises(Refused, match=r"prompts_rules\.unknown_zone"):
        await set_up(db, zone="Mars/Olympus")
    schedule = await db.read(digest.find, GUILD)
    assert schedule is not None
    assert schedule.rule.zone == "Europe/Berlin"


async def test_two_servers_know_nothing_of_each_other(db: Database) -> None:
    await set_up(db)
    await crowd(db, 6)
    assert (await db.run(digest.preview, GUILD + 1, THIRD_OF_APRIL)).digest.figures is None
