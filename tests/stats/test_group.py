"""What is told of a server, and how nobody can be found in it."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feed import actions as feed
from bot.feed.model import Audience, ShareDraft
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import Kind
from bot.kernel.database import Database
from bot.privacy import actions as privacy
from bot.stats import actions as stats
from bot.stats.group import FEWEST_ALIKE, GroupFigures, Item, figures, told_together
from bot.stats.model import FEWEST, Kinds
from tests.conftest import NOW
from tests.journal.entries import Fields, log

GUILD, FEED = 7, 70
PEOPLE = (21, 22, 23, 24, 25)
APRIL = datetime(2026, 4, 1, 6, tzinfo=UTC)
MARCH = date(2026, 3, 1)

ITEMS = st.lists(
    st.builds(
        Item,
        member_id=st.integers(1, 9),
        month=st.integers(1, 12).map(lambda month: date(2025, month, 1)),
        year=st.integers(2020, 2023),
        section=st.sampled_from([None, "awards", "meta-failures", "Short stories"]),
        kind=st.sampled_from([None, *Kind]),
    ),
    max_size=60,
)


async def share(db: Database, member_id: int, audience: Audience = Audience.COUNTED, **fields: object) -> int:
    """Log and share a failure, and return its id."""
    given: Fields = {"section": "awards", "kind": Kind.SILENCE} | fields  # type: ignore[assignment]  # names of Fields
    line = f"no {len(await db.read(journal.everything, member_id))}"
    failure = (await log(db, line, member_id, **given)).failure
    shared = await db.run(feed.share, ShareDraft(GUILD, member_id, failure.id, line, None, audience), NOW)
    if audience is Audience.NAMED:
        await db.run(feed.posted, shared.id, FEED, 9000 + failure.id % 1000, NOW)
    return failure.id


@pytest.fixture(autouse=True)
async def server(db: Database) -> None:
    """Set the server up."""
    await db.run(guilds.change, GUILD, NOW, zone="Europe/Berlin", feed_channel=FEED, anonymous=True)


async def test_what_was_counted_or_named_is_told_after_the_month_is_over(db: Database) -> None:
    for one in PEOPLE:
        await share(db, one)
    await share(db, PEOPLE[0], Audience.NAMED, kind=Kind.FORM)
    assert await db.run(stats.of_group, GUILD, NOW) is None
    assert await db.run(stats.of_group, GUILD, APRIL) == GroupFigures(
        until=MARCH,
        failures=6,
        people=5,
        years=((2026, 6),),
        sections=(("awards", 6),),
        kinds=Kinds(((Kind.SILENCE, 5),), 5),
    )


async def test_four_members_are_told_nothing_however_much_they_share(db: Database) -> None:
    for one in PEOPLE[:4] * 3:
        await share(db, one)
    assert await db.run(stats.of_group, GUILD, APRIL) is None


async def test_what_came_without_a_name_is_in_no_number(db: Database) -> None:
    for one in PEOPLE[:4]:
        await share(db, one)
    await share(db, PEOPLE[4], Audience.ANONYMOUS)
    assert await db.run(stats.of_group, GUILD, APRIL) is None


async def test_what_is_taken_back_or_erased_shows_with_the_next_month_and_not_before(db: Database) -> None:
    for one in (*PEOPLE, 26):
        await share(db, one)
    told = await db.run(stats.of_group, GUILD, APRIL)
    assert told is not None
    await db.run(privacy.erase, 26, APRIL)
    assert await db.run(stats.of_group, GUILD, APRIL.replace(day=30, hour=12)) == told
    later = await db.run(stats.of_group, GUILD, APRIL.replace(month=5))
    assert later is not None
    assert (told.failures, later.failures) == (6, 5)


async def test_a_month_is_over_on_the_walls_of_its_server_and_a_clock_set_back_tells_the_same(db: Database) -> None:
    for one in PEOPLE:
        await share(db, one)
    eve = datetime(2026, 3, 31, 21, 59, tzinfo=UTC)
    assert await db.run(stats.of_group, GUILD, eve) is None
    told = await db.run(stats.of_group, GUILD, eve.replace(hour=22, minute=0))
    assert told is not None
    assert await db.run(stats.of_group, GUILD, eve) == told


def item(member_id: int, month: int = 1, section: str | None = None, kind: Kind | None = None) -> Item:
    return Item(member_id, date(2025, month, 1), 2024, section, kind)


def test_a_month_with_too_few_members_waits_for_the_next_ones() -> None:
    first = [item(one) for one in PEOPLE]
    second = [item(one, 2) for one in PEOPLE[:4]]
    assert told_together(first + second) == first
    third = [item(PEOPLE[4], 3)]
    assert told_together(third + second + first) == first + second + third


def test_a_row_needs_three_members_and_headings_of_ones_own_have_none() -> None:
    two = [item(one, section="awards", kind=Kind.FORM) for one in PEOPLE[:2] * 9]
    three = [item(one, section="meta-failures", kind=Kind.SETBACK) for one in PEOPLE[:3]]
    own = [item(one, section="Short stories", kind=Kind.SILENCE) for one in PEOPLE]
    found = figures(two + three + own)
    assert found is not None
    assert found.sections == (("meta-failures", 3),)
    assert found.kinds.counts == ((Kind.SILENCE, 5),)


def test_of_many_years_the_latest_are_told() -> None:
    found = figures([Item(one, date(2025, 1, 1), year, None, None) for one in PEOPLE for year in range(1990, 2025)])
    assert found is not None
    assert [year for year, _ in found.years] == list(range(2005, 2025))


@given(ITEMS, st.integers(1, 12))
def test_whoever_looks_twice_and_subtracts_learns_of_five_members_at_least(items: list[Item], month: int) -> None:
    before = told_together([one for one in items if one.month.month <= month])
    new = told_together(items)[len(before) :]
    assert told_together(items)[: len(before)] == before
    assert not new or len({one.member_id for one in new}) >= FEWEST


@given(ITEMS)
def test_every_row_is_of_three_members_at_least(items: list[Item]) -> None:
    found = figures(items)
    if found is None:
        return
    told = told_together(items)
    for year, number in found.years:
        members = [one.member_id for one in told if one.year == year]
        assert len(members) == number
        assert len(set(members)) >= FEWEST_ALIKE
    assert {section for section, _ in found.sections} <= {None, "awards", "meta-failures"}
    assert found.people >= FEWEST
