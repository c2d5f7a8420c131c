"""What can be planned when, and by whom."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.guilds import actions as guilds
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.parties import actions as parties
from bot.parties.model import FURTHEST, MOST_HOSTS, OVER_LASTS, Host, Party, Plan, Reply, Ritual, State
from bot.quests import actions as quests
from bot.quests.model import QuestDraft
from tests.conftest import NOW

ADA, BEN, CHEN = 71, 72, 73
GUILD, GENERAL = 900, 902
BERLIN = "Europe/Berlin"


def wish(at: datetime, *, zone: str = BERLIN, place: str = "Here", guests: str = "") -> Plan:
    return Plan(at, zone, place, guests, Ritual.TOAST)


async def planned(db: Database, at: datetime, *, host: int = ADA, zone: str = BERLIN) -> Party:
    draft = await db.run(parties.draft, GUILD, GENERAL, Host(host), wish(at, zone=zone), NOW)
    return (await db.run(parties.plan, host, draft.invitation.party.id, NOW)).invitation.party


def wall(days: int, hour: int = 19, minute: int = 0) -> datetime:
    return datetime.combine((NOW + timedelta(days=days)).date(), datetime.min.time()).replace(hour=hour, minute=minute)


async def test_a_wall_time_that_a_clock_change_skips_is_the_next_that_there_is(db: Database) -> None:
    found = await planned(db, _next_change(3).replace(hour=2, minute=30))
    assert found.wall_time.time().isoformat() == "03:00:00"
    assert found.starts_at.astimezone(UTC).hour == 1


async def test_an_hour_that_a_clock_change_doubles_is_its_first_pass(db: Database) -> None:
    found = await planned(db, _next_change(10).replace(hour=2, minute=30))
    assert found.starts_at.astimezone(UTC).strftime("%H:%M") == "00:30"
    assert found.ends_at - found.starts_at == timedelta(hours=3)


async def test_the_day_is_that_of_the_server_wherever_its_host_is(db: Database) -> None:
    await db.run(guilds.change, GUILD, NOW, zone="Asia/Tokyo")
    at = wall(5, 20)
    assert (await planned(db, at, zone="America/New_York")).local_date == (at + timedelta(days=1)).date()


async def test_without_a_zone_of_the_server_it_is_that_of_its_host(db: Database) -> None:
    at = wall(5, 20)
    assert (await planned(db, at, zone="America/New_York")).local_date == at.date()


async def test_a_year_ahead_is_the_furthest(db: Database) -> None:
    edge = (NOW + FURTHEST).replace(tzinfo=None, second=0, microsecond=0)
    await db.run(parties.draft, GUILD, GENERAL, Host(ADA), wish(edge, zone="UTC"), NOW)
    with pytest.raises(Refused, match="far"):
        await db.run(parties.draft, GUILD, GENERAL, Host(ADA), wish(edge + timedelta(minutes=1), zone="UTC"), NOW)


@pytest.mark.parametrize(
    ("place", "guests", "key"),
    [("", "", "empty_place"), (" \n", "", "empty_place"), ("x" * 101, "", "place_too"), ("x", "y" * 101, "guests_too")],
)
async def test_words_that_are_missing_or_too_long_are_refused(db: Database, place: str, guests: str, key: str) -> None:
    with pytest.raises(Refused, match=key):
        await db.run(parties.draft, GUILD, GENERAL, Host(ADA), wish(wall(3), place=place, guests=guests), NOW)


async def test_a_plan_that_waited_past_its_start_is_not_made(db: Database) -> None:
    draft = await db.run(parties.draft, GUILD, GENERAL, Host(ADA), wish(wall(1)), NOW)
    with pytest.raises(Refused, match="past"):
        await db.run(parties.plan, ADA, draft.invitation.party.id, NOW + timedelta(days=2))


async def test_another_s_quest_is_as_unknown_as_none(db: Database) -> None:
    quest = await db.run(_quest, BEN)
    with pytest.raises(Refused, match="unknown"):
        await db.run(parties.draft, GUILD, GENERAL, Host(ADA, quest), wish(wall(3)), NOW)


async def test_only_its_host_plans_what_was_drafted(db: Database) -> None:
    draft = await db.run(parties.draft, GUILD, GENERAL, Host(ADA), wish(wall(3)), NOW)
    party = draft.invitation.party.id
    for deed in (parties.plan, parties.join, parties.call_off, parties.step_back):
        with pytest.raises(Refused, match="gone"):
            await db.run(deed, BEN, party, NOW)
    await db.run(parties.drop_draft, BEN, party)
    assert await db.read(parties.find, party) is not None


async def test_joining_takes_the_quest_along_and_leaves_no_second_plan(db: Database) -> None:
    first = await planned(db, wall(3))
    quest = await db.run(_quest, BEN)
    draft = await db.run(parties.draft, GUILD, GENERAL, Host(BEN, quest), wish(wall(3, 22)), NOW)
    assert draft.taken_by is not None
    joined = await db.run(parties.join, BEN, draft.invitation.party.id, NOW)
    assert (joined.id, joined.hosts) == (first.id, (Host(ADA), Host(BEN, quest)))
    assert await db.read(parties.find, draft.invitation.party.id) is None
    assert [one.goal for one in (await db.read(parties.invitation, first.id)).bottles] == [20]


async def test_a_party_has_only_so_many_hosts(db: Database) -> None:
    await planned(db, wall(3))
    for number in range(1, MOST_HOSTS):
        await _join(db, BEN + number)
    with pytest.raises(Refused, match="many_hosts"):
        await _join(db, BEN + MOST_HOSTS)


async def test_a_draft_is_forgotten_and_what_was_missed_a_month_later(db: Database) -> None:
    draft = await db.run(parties.draft, GUILD, GENERAL, Host(BEN), wish(wall(9)), NOW)
    missed = await planned(db, wall(3))
    await db.run(parties.look_after, NOW + timedelta(days=5))
    assert await db.read(parties.find, draft.invitation.party.id) is None
    found = await db.read(parties.find, missed.id)
    assert found is not None
    assert found.state is State.MISSED
    await db.run(parties.look_after, NOW + timedelta(days=6) + OVER_LASTS)
    assert await db.read(parties.find, missed.id) is None


async def test_two_who_missed_it_find_one_new_day(db: Database) -> None:
    party = await planned(db, wall(3))
    await _join(db, BEN)
    await db.run(parties.reply, CHEN, party.id, 1, Reply.COMING, NOW)
    later = NOW + timedelta(days=4)
    await db.run(parties.look_after, later)
    await db.run(parties.redate, BEN, party.id, wish(wall(10)), later)
    again = (await db.run(parties.plan, BEN, party.id, later)).invitation
    assert (again.party.round, again.party.state, again.replies) == (2, State.PLANNED, {})
    assert [host.member_id for host in again.party.hosts] == [ADA, BEN]
    with pytest.raises(Refused, match="gone"):
        await db.run(parties.redate, ADA, party.id, wish(wall(11)), later)
    with pytest.raises(Refused, match="gone"):
        await db.run(parties.reply, CHEN, party.id, 1, Reply.COMING, later)


async def _join(db: Database, member_id: int) -> None:
    draft = await db.run(parties.draft, GUILD, GENERAL, Host(member_id), wish(wall(3, 22)), NOW)
    await db.run(parties.join, member_id, draft.invitation.party.id, NOW)


def _quest(tx: Transaction, member_id: int) -> int:
    return quests.start(tx, QuestDraft(member_id, member_id, 20, "Tea"), NOW).id


def _next_change(month: int) -> datetime:
    """Return the next last Sunday of March or October, on which Berlin's clocks change."""
    year = NOW.year if (NOW.month, NOW.day) < (month, 20) else NOW.year + 1
    last = date(year, month, 31)
    return datetime.combine(last - timedelta(days=(last.weekday() + 1) % 7), datetime.min.time())
