"""Moderators act on a card without a name, and learn nothing of who wrote it."""

from dataclasses import fields
from datetime import timedelta

import pytest

from bot.feed import actions as feed
from bot.feed import cases
from bot.feed.actions import holding
from bot.feed.model import State
from bot.guilds import actions as guilds
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.moderation import actions as moderation
from tests.conftest import NOW
from tests.feed.anonymous.steps import OUT, allow, beat, kinds, post_all, tell, told
from tests.feed.shares import ADA, BEN, GUILD, shared, state_of
from tests.moderation.rulings import ruling


@pytest.fixture(autouse=True)
async def _feed(db: Database) -> None:
    await allow(db)


async def test_the_moderators_see_the_words_and_nobody_behind_them(db: Database) -> None:
    made = await told(db, "Not shortlisted")
    await db.run(holding.hold, ruling(made.id), OUT)
    desk = await db.read(cases.desk, GUILD, OUT)
    (case,) = desk.held
    assert (case.text, case.member_id) == ("Not shortlisted", None)
    assert ADA not in [getattr(case, one.name) for one in fields(case)]


async def test_one_whose_hour_has_not_come_is_on_no_moderators_list(db: Database) -> None:
    made = await tell(db)
    assert await db.read(cases.fitting, GUILD, "", 25) == ()
    for deed in (holding.hold, holding.release, holding.remove):
        with pytest.raises(Refused, match="gone"):
            await db.run(deed, ruling(made.id), NOW)
    with pytest.raises(Refused, match="gone"):
        await db.run(holding.block, ruling(made.id), 30, NOW)


async def test_where_moderators_look_first_it_reaches_them_in_its_own_time_and_then_the_feed(db: Database) -> None:
    await db.run(guilds.change, GUILD, NOW, vetting=True)
    made = await tell(db)
    assert (await db.read(cases.desk, GUILD, NOW)).held == ()
    await beat(db, OUT)
    assert await state_of(db, made.id) is State.HELD
    assert await kinds(db) == []
    assert await db.run(holding.release, ruling(made.id), OUT)
    assert await post_all(db) == [7]
    assert await state_of(db, made.id) is State.POSTED


async def test_it_is_held_let_stand_and_removed_like_any_other(db: Database) -> None:
    made = await told(db)
    assert await db.run(holding.hold, ruling(made.id, 1), OUT)
    assert await db.run(holding.release, ruling(made.id, 2), OUT)
    await post_all(db, 8)
    assert await state_of(db, made.id) is State.POSTED
    assert await db.run(holding.remove, ruling(made.id, 3), OUT)
    assert await state_of(db, made.id) is State.REMOVED
    await db.run(feed.withdraw, ADA, made.id, OUT)
    assert await db.read(feed.of_member, ADA) == ()


async def test_its_author_is_blocked_by_name_and_without_one_and_nobody_else_is(db: Database) -> None:
    made = await told(db)
    block = await db.run(holding.block, ruling(made.id), 30, OUT)
    for again in (tell(db, "A form letter", now=OUT), shared(db, "Silence")):
        with pytest.raises(Refused, match="blocked"):
            await again
    assert (await tell(db, "Another's", by=BEN, now=OUT)).state is State.SCHEDULED
    assert await db.read(moderation.blocked_until, GUILD, ADA, OUT) == block.until


async def test_what_a_blocked_author_had_on_its_way_does_not_come_out(db: Database) -> None:
    first = await told(db)
    waiting = await tell(db, "A form letter", now=OUT)
    await db.run(holding.block, ruling(first.id), 30, OUT)
    await beat(db, OUT + timedelta(hours=2))
    assert await kinds(db) == []
    assert [one.id for one in await db.read(feed.of_member, ADA)] == [first.id]
    assert waiting.state is State.SCHEDULED


async def test_a_block_leaves_no_trace_at_the_cards_that_stand_under_the_authors_name(db: Database) -> None:
    named = await shared(db, "By name", message=70)
    hidden = await told(db, "Without a name", message=71)

    def rows(tx: Transaction) -> list[tuple[object, ...]]:
        return [tuple(row) for row in tx.all("SELECT id, state, message_id, shared_on FROM share ORDER BY id")]

    before, desk = await db.read(rows), await db.read(cases.desk, GUILD, OUT)
    await db.run(holding.block, ruling(hidden.id), 30, OUT)
    assert await db.read(rows) == before
    after = await db.read(cases.desk, GUILD, OUT)
    assert (after.held, after.reported) == (desk.held, desk.reported)
    assert named.id not in str(after)


async def test_what_a_block_keeps_fits_no_other_card_of_the_same_author(db: Database) -> None:
    first, second = await told(db, "One", message=7), await told(db, "Two", message=8)
    await db.run(holding.block, ruling(first.id, 1), 30, OUT)
    await db.run(holding.block, ruling(second.id, 2), 30, OUT)
    tags = await db.read(lambda tx: [bytes(row["tag"]) for row in tx.all("SELECT tag FROM block")])
    assert len(set(tags)) == 2
