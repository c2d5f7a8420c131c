"""A server that looks first sees new words of an old card as well; and what a block does to cards that stand."""

import pytest

from bot.feed import actions as feed
from bot.feed.actions import holding
from bot.feed.model import Audience, Share, ShareDraft, State
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from tests.conftest import NOW
from tests.feed.shares import ADA, GUILD, OTHER_FEED, OTHER_GUILD, open_feed, share, shared, waiting
from tests.journal.entries import log
from tests.moderation.rulings import ruling


@pytest.fixture(autouse=True)
async def _feed(db: Database) -> None:
    await open_feed(db)


async def look_first(db: Database, *, on: bool = True) -> None:
    await db.run(guilds.change, GUILD, NOW, vetting=on)


async def found(db: Database, one: Share) -> Share:
    return await db.read(feed.find, ADA, one.id)


async def test_a_share_begins_with_the_moderators_and_only_where_they_look_first(db: Database) -> None:
    await look_first(db)
    await open_feed(db, OTHER_FEED, OTHER_GUILD)
    failure = (await log(db, "Not shortlisted")).failure
    assert (await share(db, failure)).state is State.HELD
    assert (await share(db, failure, guild=OTHER_GUILD)).state is State.WAITING
    assert [notice.lane for notice in await waiting(db)] == [OTHER_FEED]


async def test_new_words_of_a_card_that_stands_are_looked_at_first(db: Database) -> None:
    made = await shared(db, message=7)
    await look_first(db)
    again = await db.run(
        feed.share, ShareDraft(GUILD, ADA, made.failure_id or 0, "x", "Something else", Audience.NAMED), NOW
    )
    assert again.state is State.HELD
    assert [notice.kind for notice in await waiting(db)] == ["feed.retract"]
    assert await db.run(holding.release, ruling(made.id), NOW)
    assert (await found(db, made)).text == "Something else"


async def test_an_edited_entry_whose_card_stands_is_looked_at_first(db: Database) -> None:
    made = await shared(db, message=7)
    await look_first(db)
    await db.run(journal.edit, ADA, made.failure_id or 0, NOW, line="Something else")
    assert (await found(db, made)).state is State.HELD


async def test_where_nobody_looks_first_new_words_are_just_drawn(db: Database) -> None:
    made = await shared(db, message=7)
    await db.run(journal.edit, ADA, made.failure_id or 0, NOW, line="Something else")
    assert [notice.kind for notice in await waiting(db)] == ["feed.redraw"]
    assert (await found(db, made)).state is State.POSTED


async def test_looking_first_no_more_leaves_what_is_held_to_the_moderators(db: Database) -> None:
    await look_first(db)
    made = await share(db, (await log(db, "Not shortlisted")).failure)
    await look_first(db, on=False)
    assert (await found(db, made)).state is State.HELD


async def test_cards_of_a_blocked_member_stay_as_they_are_whatever_becomes_of_the_entry(db: Database) -> None:
    made = await shared(db, message=7)
    await db.run(holding.block, ruling(made.id), 30, NOW)
    await look_first(db)
    await db.run(journal.edit, ADA, made.failure_id or 0, NOW, line="Something else")
    after = await found(db, made)
    assert (after.state, after.text) == (State.POSTED, "Not shortlisted")
    assert await waiting(db) == []


async def test_a_blocked_member_can_take_everything_back_and_be_counted_and_share_elsewhere(db: Database) -> None:
    made = await shared(db, message=7)
    other = (await log(db, "A form letter")).failure
    await db.run(holding.block, ruling(made.id), 30, NOW)
    with pytest.raises(Refused, match="blocked"):
        await share(db, other)
    await share(db, other, Audience.COUNTED)
    await open_feed(db, OTHER_FEED, OTHER_GUILD)
    await share(db, other, guild=OTHER_GUILD)
    await db.run(feed.withdraw, ADA, made.id, NOW)
