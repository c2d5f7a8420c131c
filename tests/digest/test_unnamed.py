"""What a digest says of shares without a name, and of quests that ended."""

from datetime import UTC, datetime, timedelta

from bot.digest import actions as digest
from bot.digest.model import Figures
from bot.feed import actions as feed
from bot.feed import coming_and_going
from bot.feed.model import Audience
from bot.kernel.database import Database
from bot.kernel.transaction import Transaction
from bot.quests import actions as quests
from bot.quests.model import Ending, Quest, QuestDraft
from tests.conftest import NOW
from tests.digest.month import FEED, GUILD, THIRD_OF_APRIL, crowd, figures, set_up, share

FIRST_OF_APRIL = datetime(2026, 4, 1, 0, 0, tzinfo=UTC)


async def unnamed(db: Database, people: int, *, now: datetime = NOW) -> None:
    """Let this many people share without a name, and their cards come out."""
    out = now + timedelta(hours=2)
    for one in range(people):
        found = await share(db, 500 + one, f"unnamed {one} {now:%d}", Audience.ANONYMOUS, now=now)
        await db.run(coming_and_going.release, GUILD, out.replace(minute=0))
        await db.run(feed.posted, found.id, FEED, 8_000_000 + now.day * 100 + one, out)


async def quest(
    db: Database, member_id: int, ending: Ending | None, *, announced: bool = True, goal: int = 30
) -> Quest:
    def deed(tx: Transaction) -> Quest:
        draft = QuestDraft(member_id, member_id, goal, "tea", "jobs", announced=announced, guild_id=GUILD)
        started = quests.start(tx, draft, NOW)
        return started if ending is None else quests.end(tx, member_id, started.id, NOW, ending)

    return await db.run(deed)


async def test_three_without_a_name_are_told_apart_and_move_no_other_figure(db: Database) -> None:
    await set_up(db)
    await crowd(db, 5)
    await unnamed(db, 3)
    assert await figures(db) == Figures(5, 5, unnamed=3)


async def test_one_or_two_without_a_name_are_not_told_at_all(db: Database) -> None:
    await set_up(db)
    await crowd(db, 5)
    await unnamed(db, 2)
    assert await figures(db) == Figures(5, 5)


async def test_they_make_up_for_no_missing_person(db: Database) -> None:
    await set_up(db)
    await crowd(db, 4)
    await unnamed(db, 6)
    assert await figures(db) is None


async def test_what_came_on_the_last_days_counts_a_month_later(db: Database) -> None:
    await set_up(db)
    await crowd(db, 5)
    await unnamed(db, 3, now=datetime(2026, 3, 30, 8, tzinfo=UTC))
    assert await figures(db, FIRST_OF_APRIL) == Figures(5, 5)
    await crowd(db, 5, now=FIRST_OF_APRIL + timedelta(days=9))
    assert await figures(db, FIRST_OF_APRIL + timedelta(days=31)) == Figures(5, 5, unnamed=3)


async def test_what_waits_for_its_hour_is_not_known(db: Database) -> None:
    await set_up(db)
    for one in range(5):
        await share(db, 500 + one, f"unnamed {one}", Audience.ANONYMOUS)
    found = await db.run(digest.preview, GUILD, THIRD_OF_APRIL)
    assert found.silent
    assert found.digest.figures is None


async def test_all_endings_are_one_number_and_reorienting_is_among_them(db: Database) -> None:
    await set_up(db)
    await crowd(db, 5)
    await quest(db, 1, Ending.OFFER)
    await quest(db, 2, Ending.REORIENTED)
    await quest(db, 3, Ending.PLAIN)
    await quest(db, 4, None)
    await quest(db, 5, Ending.ELSE, announced=False)
    assert await figures(db) == Figures(5, 5, endings=3)


async def test_a_goal_that_was_celebrated_is_an_ending_and_counts_once(db: Database) -> None:
    await set_up(db)
    await crowd(db, 5)
    for member_id in (1, 2):
        await quest(db, member_id, Ending.OFFER)
    reached = await quest(db, 105, None, goal=1)
    await share(db, 105, "the one that counts")
    await db.run(quests.end, 105, reached.id, NOW)
    assert await figures(db) == Figures(6, 6, endings=3)


async def test_what_ended_in_another_month_is_not_told(db: Database) -> None:
    await set_up(db)
    await crowd(db, 5, now=NOW + timedelta(days=30))
    for member_id in (1, 2, 3):
        await quest(db, member_id, Ending.OFFER)
    assert await figures(db, THIRD_OF_APRIL + timedelta(days=30)) == Figures(5, 5)
