"""What comes back with a check-in, and what never does."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.checkins import actions as checkins
from bot.feed import actions as feed
from bot.feed.model import Audience, ShareDraft
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import Draft, Failure, PartialDate
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.members import actions as members
from bot.members.model import Pausable
from bot.resurfacing import actions as resurfacing
from bot.resurfacing.model import Resurfaced
from bot.stings import actions as stings
from bot.stings.model import Step
from tests.checkins.week import SUNDAY, WEEK, heartbeat, upcoming
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, log

YEAR = timedelta(days=365)
A_YEAR_AGO = SUNDAY - YEAR


async def begin(db: Database, *, least: int | None = None, most: int | None = None, now: datetime = NOW) -> None:
    await db.run(resurfacing.begin, ADA, least=least, most=most, locale="en-US", guild_id=None, now=now)


async def coming(db: Database, at: datetime = SUNDAY) -> Resurfaced | None:
    return await db.read(resurfacing.coming, ADA, at)


async def old(db: Database, line: str = "No from Graz", sting: int | None = None) -> Failure:
    if sting is None:
        return (await log(db, line, now=A_YEAR_AGO)).failure
    return (await log(db, line, now=A_YEAR_AGO, sting=sting)).failure


async def test_what_was_logged_a_year_ago_comes_back_to_who_asked_for_it(db: Database) -> None:
    failure = await old(db, sting=7)
    assert await coming(db) is None
    await begin(db)
    on = A_YEAR_AGO.date()
    assert await coming(db) == Resurfaced(failure, PartialDate(on.year, on.month, on.day), 1, 7, 7)
    assert await coming(db, SUNDAY + WEEK) is None
    again = await coming(db, datetime(2027, 3, 21, 17, tzinfo=UTC))
    assert again is not None
    assert again.years == 2
    assert await db.read(resurfacing.coming, BEN, SUNDAY) is None


async def test_it_says_what_it_stung_later(db: Database) -> None:
    failure = await old(db, sting=7)
    await db.run(stings.rate, ADA, failure.id, Step.HALF_YEAR, 2, A_YEAR_AGO + timedelta(days=200))
    await begin(db, least=7, most=2)
    found = await coming(db)
    assert found is not None
    assert (found.then, found.now) == (7, 2)


async def test_a_member_is_expected_once_it_is_on_and_gets_one_message(db: Database) -> None:
    failure = await old(db)
    assert await upcoming(db) is None
    await begin(db)
    assert await upcoming(db) == SUNDAY
    (notice,) = await heartbeat(db, SUNDAY)
    assert str(failure.id) not in str(notice.payload)
    assert await upcoming(db) == SUNDAY + WEEK
    assert await heartbeat(db, SUNDAY + WEEK) == []
    assert await upcoming(db) == SUNDAY + 2 * WEEK


async def test_another_check_in_of_the_same_week_brings_nothing(db: Database) -> None:
    await begin(db)
    await db.run(checkins.delivered, ADA, SUNDAY - timedelta(days=4))
    await old(db)
    assert await coming(db) is not None
    await db.run(checkins.delivered, ADA, SUNDAY - timedelta(days=3))
    assert await coming(db) is None
    assert await coming(db, SUNDAY + YEAR) is not None


async def test_what_happened_a_year_ago_and_was_just_written_down_waits(db: Database) -> None:
    happened = PartialDate(2025, 3, 12)
    await log(db, "written yesterday", happened=happened)
    await begin(db)
    assert await coming(db) is None
    await log(db, "written in winter", happened=happened, now=SUNDAY - timedelta(days=30))
    found = await coming(db)
    assert found is not None
    assert found.failure.line == "written in winter"


async def test_what_was_let_go_deleted_or_told_without_a_name_never_comes(db: Database) -> None:
    await begin(db)
    let_go, deleted, unnamed = [await old(db, line) for line in ("let go", "deleted", "unnamed")]
    await db.run(journal.let_go, ADA, let_go.id, NOW)
    await db.run(journal.delete, ADA, deleted.id, NOW)
    assert (found := await coming(db)) is not None
    assert found.failure.line == "unnamed"
    await db.run(guilds.change, 70, NOW, feed_channel=71, anonymous=True)
    await db.run(feed.share, ShareDraft(70, ADA, unnamed.id, "unnamed", None, Audience.ANONYMOUS), NOW)
    assert await coming(db) is None


async def test_an_imported_entry_without_a_date_never_comes(db: Database) -> None:
    await begin(db)
    drafts = (Draft(ADA, 1, "undated"), Draft(ADA, 2, "dated", happened=PartialDate(2021, 3, 10)))
    await db.run(journal.bring, ADA, drafts, batch=9, now=A_YEAR_AGO)
    found = await coming(db)
    assert found is not None
    assert (found.failure.line, found.years) == ("dated", 5)
    await db.run(resurfacing.never, ADA, found.failure.id)
    assert await coming(db) is None


async def test_never_again_is_for_one_entry_and_outlives_turning_it_off(db: Database) -> None:
    first, second = await old(db, "first"), await old(db, "second")
    await begin(db)
    drawn = await coming(db)
    assert drawn is not None
    await db.run(resurfacing.never, ADA, drawn.failure.id)
    other = await coming(db)
    assert other is not None
    assert {drawn.failure.id, other.failure.id} == {first.id, second.id}
    assert await db.run(resurfacing.end, ADA) is True
    assert await coming(db) is None
    assert await db.run(resurfacing.end, ADA) is False
    await begin(db)
    assert await coming(db) == other
    await db.run(resurfacing.again, ADA, drawn.failure.id)
    assert await coming(db) == drawn


async def test_nobody_spares_what_is_not_theirs(db: Database) -> None:
    theirs = (await log(db, "not Ada's", BEN)).failure
    with pytest.raises(Refused, match=r"journal\.unknown"):
        await db.run(resurfacing.never, ADA, theirs.id)


async def test_what_the_same_check_in_asks_about_does_not_come_beside_it(db: Database) -> None:
    asked = await log(db, "asked", now=SUNDAY - timedelta(days=31), happened=PartialDate(2025, 3, 12), sting=4)
    await begin(db)
    assert (await coming(db)) is not None
    checkin = await db.read(checkins.gather, ADA, SUNDAY)
    assert [one.failure.id for one in checkin.stings] == [asked.failure.id]
    assert checkin.resurfaced is None


@pytest.mark.parametrize("what", [Pausable.EVERYTHING, Pausable.REVIEWS])
async def test_a_pause_holds_it_back(db: Database, what: Pausable) -> None:
    await old(db)
    await begin(db)
    await db.run(members.pause, ADA, what, None, NOW)
    assert await heartbeat(db, SUNDAY) == []
    await db.run(members.resume, ADA)
    assert (await db.read(checkins.gather, ADA, SUNDAY)).resurfaced is not None


async def test_a_pause_of_stings_does_not(db: Database) -> None:
    await old(db)
    await begin(db)
    await db.run(members.pause, ADA, Pausable.STINGS, None, NOW)
    assert len(await heartbeat(db, SUNDAY)) == 1


async def test_limits_off_the_scale_are_refused(db: Database) -> None:
    with pytest.raises(Refused, match=r"journal\.sting_off_scale"):
        await begin(db, least=11)
