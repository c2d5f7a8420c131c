"""Who could see a prompt's thread when an answer without a name was agreed to, compared where its card is posted."""

from datetime import datetime, timedelta

import pytest

from bot.feed import actions as feed
from bot.feed import store
from bot.feed.actions import holding
from bot.feed.model import Share, State
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.prompts import actions as prompts
from tests.feed.anonymous.steps import beat
from tests.feed.shares import take_up
from tests.moderation.rulings import ruling
from tests.prompts.test_unnamed import ADA, BEN, GONE, LAB, OUT, lanes, tell, told, week
from tests.prompts.weeks import FIRST, GUILD, waiting

__all__ = ("week",)
ALUMNI = LAB | {32}
THIRTY_DAYS = timedelta(days=30)


async def met(db: Database, week: int, onlookers: frozenset[int] | None, at: datetime = OUT) -> tuple[Share, bool]:
    """Let Ada's answer be about to be posted, where these can see it; tell whether it may be."""
    made = await tell(db, week)
    await beat(db, at)
    assert await db.read(feed.to_compare, made.id, at)
    return made, await db.run(feed.compare, made.id, onlookers, at)


async def undecided(db: Database, week: int, by: int = ADA) -> str | None:
    """Return the words that somebody has not decided on."""
    found = (await db.read(prompts.look_unnamed, GUILD, by, week)).undecided
    return None if found is None else found.text


@pytest.mark.parametrize("onlookers", [LAB, frozenset()], ids=["the same people", "nobody by now"])
async def test_where_no_more_people_see_it_than_then_it_is_posted(
    db: Database, week: int, onlookers: frozenset[int]
) -> None:
    made, may = await met(db, week, onlookers)
    assert may
    assert await db.read(feed.card, made.id) is not None


@pytest.mark.parametrize("onlookers", [ALUMNI, None], ids=["others, too", "nobody knows who"])
async def test_where_more_people_see_it_its_author_has_the_words_back_and_is_sent_nothing(
    db: Database, week: int, onlookers: frozenset[int] | None
) -> None:
    made, may = await met(db, week, onlookers)
    assert not may
    assert await db.read(feed.card, made.id) is None
    assert await undecided(db, week) == "That it matters"
    assert await undecided(db, week, by=BEN) is None
    assert {kind for kind, _ in await lanes(db)} == {"feed.card"}


async def test_who_agrees_anew_agrees_to_whoever_sees_it_by_then_and_it_is_posted(db: Database, week: int) -> None:
    made, _ = await met(db, week, ALUMNI)
    (notice,) = await waiting(db, OUT)
    await db.run(take_up, notice)
    await db.run(outbox.sent, notice, None)
    again = await db.run(prompts.settle_unnamed, GUILD, ADA, week, ALUMNI, OUT)
    assert again.id == made.id
    await beat(db, OUT + timedelta(hours=2))
    assert [kind for kind, _ in await lanes(db)] == ["feed.card"]
    assert await db.run(feed.compare, made.id, ALUMNI, OUT)


async def test_who_presses_again_while_it_waits_agrees_to_whoever_sees_it_now(db: Database, week: int) -> None:
    made = await tell(db, week)
    assert (await db.run(prompts.settle_unnamed, GUILD, ADA, week, ALUMNI, FIRST)).id == made.id
    await beat(db, OUT)
    assert await db.run(feed.compare, made.id, ALUMNI, OUT)


async def test_what_moderators_let_stand_later_is_compared_with_what_was_agreed_to(db: Database, week: int) -> None:
    made = await told(db, week)
    await db.run(holding.hold, ruling(made.id, 1), OUT)
    await db.run(holding.release, ruling(made.id, 2), OUT)
    assert not await db.run(feed.compare, made.id, ALUMNI, OUT)
    assert await undecided(db, week) == "That it matters"


async def test_who_has_begun_another_version_keeps_that_one_alone(db: Database, week: int) -> None:
    made = await tell(db, week)
    await beat(db, OUT)
    await db.run(prompts.write_unnamed, GUILD, ADA, week, "Another", OUT)
    assert not await db.run(feed.compare, made.id, ALUMNI, OUT)
    assert await undecided(db, week) == "Another"
    assert await db.read(store.find, made.id) is None


async def test_an_answer_of_somebody_who_has_left_goes_to_nobody(db: Database, week: int) -> None:
    made = await told(db, week)
    await db.run(holding.hold, ruling(made.id, 1), OUT)
    await db.run(feed.leave, ADA, GUILD, OUT)
    await db.run(holding.release, ruling(made.id, 2), OUT)
    assert not await db.run(feed.compare, made.id, ALUMNI, OUT)
    assert await db.read(store.find, made.id) is None


async def test_what_nobody_decides_on_goes_after_thirty_days(db: Database, week: int) -> None:
    await db.run(prompts.write_unnamed, GUILD, ADA, week, "Not yet", FIRST)
    await beat(db, FIRST + THIRTY_DAYS)
    assert await undecided(db, week) == "Not yet"
    await beat(db, FIRST + THIRTY_DAYS + timedelta(days=1))
    assert await undecided(db, week) is None


async def test_the_thirty_days_begin_anew_with_other_words_and_when_it_comes_back(db: Database, week: int) -> None:
    await db.run(prompts.write_unnamed, GUILD, BEN, week, "Not yet", FIRST)
    await db.run(prompts.write_unnamed, GUILD, BEN, week, "Still not", GONE)
    await met(db, week, ALUMNI, GONE)
    await beat(db, FIRST + THIRTY_DAYS + timedelta(days=1))
    assert (await undecided(db, week), await undecided(db, week, by=BEN)) == ("That it matters", "Still not")
    await beat(db, GONE + THIRTY_DAYS + timedelta(days=1))
    assert (await undecided(db, week), await undecided(db, week, by=BEN)) == (None, None)


async def test_what_waits_or_stands_is_not_swept_away(db: Database, week: int) -> None:
    await told(db, week)
    await beat(db, FIRST + THIRTY_DAYS * 3)
    (mine,) = await db.read(feed.of_member, ADA)
    assert mine.state is State.POSTED


async def test_whoever_could_see_it_cannot_be_read_off_the_row(db: Database, week: int) -> None:
    await tell(db, week)
    await db.run(prompts.write_unnamed, GUILD, BEN, week, "Not yet", FIRST)
    rows = await db.read(lambda tx: tx.all("SELECT seen_by, length(author) AS length FROM share"))
    assert [row["seen_by"] for row in rows] == [None, None]
    assert len({row["length"] for row in rows}) == 1
