"""How a member is spoken to: what they choose, and what holds as long as they have not."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.guilds import actions as guilds
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.schedule import Occurrence
from bot.kernel.transaction import Transaction
from bot.members import actions as members
from bot.members.model import Kept, Member, Notify, Pausable
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN

GUILD = 7
SUNDAY = date(2026, 3, 15)


async def expect(db: Database, guild_zone: str | None = None, locale: str = "en-US", now: datetime = NOW) -> Member:
    await db.run(members.expect_checkin, ADA, locale=locale, guild_zone=guild_zone, now=now)
    return await db.read(members.find, ADA)


async def test_who_has_set_nothing_is_spoken_to_by_the_defaults(db: Database) -> None:
    member = await db.read(members.find, ADA)
    assert member == Member(ADA)
    assert member.notify == Notify(asks=True, stings=True, reviews=False)
    assert (member.review_days, member.weekday, member.at, member.checkin_at) == (4, 6, time(17), None)


async def test_what_is_set_is_kept_and_the_rest_stays(db: Database) -> None:
    await db.run(members.change, ADA, NOW, zone="asia tokyo", review_days=0)
    changed = await db.run(members.change, ADA, NOW, heard="de", at=time(8, 30))
    assert changed == replace(Member(ADA), locale="de", zone="Asia/Tokyo", review_days=0, at=time(8, 30))
    assert await db.read(members.find, ADA) == changed
    assert await db.read(members.find, BEN) == Member(BEN)


async def test_a_chosen_language_outlasts_what_discord_says_until_it_is_given_back(db: Database) -> None:
    await db.run(members.change, ADA, NOW, locale="de")
    assert (await expect(db, locale="en-US")).locale == "de"
    assert await db.read(members.languages) == {ADA: "de"}
    given_back = await db.run(members.change, ADA, NOW, locale=None)
    assert not given_back.locale_chosen
    assert (await expect(db, locale="fr")).locale == "fr"
    assert await db.read(members.languages) == {}


async def test_an_unknown_zone_is_refused_and_changes_nothing(db: Database) -> None:
    with pytest.raises(Refused) as refused:
        await db.run(members.change, ADA, NOW, zone="Mars/Olympus", review_days=9)
    assert (refused.value.key, refused.value.values) == ("members.unknown_zone", {"zone": "Mars/Olympus"})
    assert await db.read(members.find, ADA) == Member(ADA)


@pytest.mark.parametrize("days", [-1, 366])
async def test_a_delay_out_of_range_is_refused(db: Database, days: int) -> None:
    with pytest.raises(Refused, match=r"^members\.review_days_out_of_range$"):
        await db.run(members.change, ADA, NOW, review_days=days)


async def test_days_are_meant_in_ones_own_zone_else_where_one_is_else_where_one_was(db: Database) -> None:
    await db.run(guilds.change, GUILD, NOW, zone="Europe/Berlin")
    assert await db.read(members.zone_for, ADA, None) == "UTC"
    assert await db.read(members.zone_for, ADA, GUILD) == "Europe/Berlin"
    await expect(db, guild_zone="Asia/Tokyo")
    assert await db.read(members.zone_for, ADA, None) == "Asia/Tokyo"
    assert await db.read(members.zone_for, ADA, GUILD) == "Europe/Berlin"
    await db.run(members.change, ADA, NOW, zone="America/New_York")
    assert await db.read(members.zone_for, ADA, None) == "America/New_York"
    assert await db.read(members.zone_for, ADA, GUILD) == "America/New_York"


async def test_a_server_whose_zone_nobody_set_does_not_take_the_place_of_one_that_is_known(db: Database) -> None:
    await expect(db, guild_zone="Asia/Tokyo")
    assert (await expect(db, guild_zone="UTC")).guild_zone == "Asia/Tokyo"
    assert await db.read(members.zone_for, ADA, GUILD) == "Asia/Tokyo"


async def test_a_check_in_is_expected_on_sunday_afternoon_where_the_member_is(db: Database) -> None:
    assert (await expect(db)).next_checkin == Occurrence(SUNDAY, datetime(2026, 3, 15, 17, tzinfo=UTC))
    berlin = Occurrence(SUNDAY, datetime(2026, 3, 15, 16, tzinfo=UTC))
    assert (await expect(db, guild_zone="Europe/Berlin")).next_checkin == berlin
    assert (await expect(db, guild_zone=None)).next_checkin == berlin


async def test_a_check_in_that_is_expected_already_stays_where_it_is(db: Database) -> None:
    first = await expect(db, now=NOW)
    assert await expect(db, now=datetime(2026, 3, 20, tzinfo=UTC)) == first


async def test_a_check_in_moves_along_with_its_rule(db: Database) -> None:
    await expect(db)
    moved = await db.run(members.change, ADA, NOW, weekday=0, at=time(9), zone="Asia/Tokyo")
    assert moved.next_checkin == Occurrence(date(2026, 3, 16), datetime(2026, 3, 16, 0, tzinfo=UTC))


def arrive(tx: Transaction, key: str, now: datetime) -> None:
    outbox.put(tx, "checkin", key=key, lane=ADA, payload={}, due=now)
    (notice,) = outbox.due(tx, now, busy=(), limit=1)
    outbox.sent(tx, notice, None)


async def test_a_check_in_comes_no_sooner_than_a_week_after_the_last_one_whatever_its_day_becomes(db: Database) -> None:
    sunday = (await expect(db)).next_checkin
    assert sunday is not None
    await db.run(arrive, f"checkin:{ADA}:{sunday.local_date}", sunday.instant)
    await db.run(members.checked_in, await db.read(members.find, ADA), sunday.instant, again=True)
    for weekday in (*range(7), *range(7)):
        moved = await db.run(members.change, ADA, sunday.instant + timedelta(days=1), weekday=weekday)
        assert moved.checkin_at is not None
        assert timedelta(days=7) <= moved.checkin_at - sunday.instant < timedelta(days=14)


async def test_switching_something_on_expects_a_check_in_and_another_setting_does_not(db: Database) -> None:
    assert (await db.run(members.change, ADA, NOW, review_days=1, weekday=2)).next_checkin is None
    switched = await db.run(members.change, ADA, NOW, notify=Notify(reviews=True))
    assert switched.checkin_at == datetime(2026, 3, 18, 17, tzinfo=UTC)


async def test_everything_that_is_kept_comes_back_and_goes(db: Database) -> None:
    await db.run(members.change, ADA, NOW, locale="de", zone="Asia/Tokyo", notify=Notify(stings=False))
    await db.run(members.pause, ADA, Pausable.ASKS, None, NOW)
    kept = await db.read(members.of_member, ADA)
    assert await db.run(members.forget_member, ADA)
    assert not await db.run(members.forget_member, ADA)
    assert await db.read(members.of_member, ADA) == Kept(None, ())
    await db.run(members.restore, ADA, kept, NOW)
    assert await db.read(members.of_member, ADA) == kept
    await db.run(members.restore, BEN, kept, NOW)
    assert (await db.read(members.find, BEN)).locale == "de"


async def test_a_check_in_that_is_put_back_lies_in_the_future(db: Database) -> None:
    await expect(db)
    kept = await db.read(members.of_member, ADA)
    later = datetime(2027, 1, 1, tzinfo=UTC)
    await db.run(members.restore, ADA, kept, later)
    assert (await db.read(members.find, ADA)).checkin_at == datetime(2027, 1, 3, 17, tzinfo=UTC)
