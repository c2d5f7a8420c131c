import pytest

from bot.feed import actions as feed
from bot.feed.actions import holding
from bot.feed.model import Audience, Gesture, ShareDraft, State
from bot.guilds import actions as guilds
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.outbox import Notice
from bot.moderation import actions as moderation
from tests.conftest import NOW
from tests.feed.shares import (
    ADA,
    BEN,
    FEED,
    GUILD,
    OTHER_FEED,
    OTHER_GUILD,
    open_feed,
    share,
    shared,
    state_of,
    take_up,
    waiting,
)
from tests.journal.entries import log
from tests.moderation.rulings import ruling


async def in_feed(db: Database) -> list[Notice]:
    """Return what waits to be done in the feed, and not what is to be said to authors."""
    return [notice for notice in await waiting(db) if notice.lane != ADA]


async def kinds(db: Database) -> list[str]:
    return [notice.kind for notice in await in_feed(db)]


@pytest.fixture(autouse=True)
async def _feed(db: Database) -> None:
    await open_feed(db)


async def test_holding_a_card_that_stands_has_it_deleted_and_keeps_the_share(db: Database) -> None:
    made = await shared(db, message=7)
    assert await db.run(holding.hold, ruling(made.id), NOW)
    assert await state_of(db, made.id) is State.HELD
    (deletion,) = await in_feed(db)
    assert (deletion.kind, deletion.payload) == ("feed.retract", {"channel": FEED, "message": 7})
    assert await db.read(feed.card, made.id) is None
    assert await db.read(feed.group_total, GUILD) == 1


async def test_holding_a_card_on_its_way_keeps_it_from_being_posted(db: Database) -> None:
    made = await shared(db)
    await db.run(holding.hold, ruling(made.id), NOW)
    assert await kinds(db) == []


async def test_a_card_that_was_under_way_when_it_was_held_is_deleted_when_it_arrives(db: Database) -> None:
    made = await shared(db)
    (notice,) = await waiting(db)
    await db.run(take_up, notice)
    await db.run(holding.hold, ruling(made.id), NOW)
    assert await db.read(feed.card, made.id) is None
    await db.run(feed.posted, made.id, FEED, 7, NOW)
    assert await state_of(db, made.id) is State.HELD
    assert "feed.retract" in await kinds(db)


async def test_a_held_card_that_is_found_nowhere_in_the_channel_is_still_held(db: Database) -> None:
    made = await shared(db)
    await db.run(holding.hold, ruling(made.id), NOW)
    await db.run(feed.posted, made.id, FEED, 0, NOW)
    assert await state_of(db, made.id) is State.HELD


async def test_a_released_card_is_posted_anew_and_only_once(db: Database) -> None:
    made = await shared(db, message=7)
    await db.run(holding.hold, ruling(made.id, 1), NOW)
    assert await db.run(holding.release, ruling(made.id, 2), NOW)
    assert not await db.run(holding.release, ruling(made.id, 3), NOW)
    assert await kinds(db) == ["feed.retract", "feed.card"]
    await db.run(feed.posted, made.id, FEED, 8, NOW)
    assert await state_of(db, made.id) is State.POSTED


async def test_a_card_held_and_released_while_it_was_under_way_keeps_the_notice_that_looks_for_it(db: Database) -> None:
    made = await shared(db)
    (notice,) = await waiting(db)
    await db.run(take_up, notice)
    await db.run(holding.hold, ruling(made.id, 1), NOW)
    await db.run(holding.release, ruling(made.id, 2), NOW)
    (again,) = await in_feed(db)
    assert (again.id, again.nonce) == (notice.id, notice.nonce)


async def test_a_released_card_goes_where_the_feed_is_now_and_waits_while_it_is_paused(db: Database) -> None:
    made = await shared(db, message=7)
    await db.run(holding.hold, ruling(made.id, 1), NOW)
    await open_feed(db, OTHER_FEED)
    await db.run(guilds.change, GUILD, NOW, feed_pause="403 50013")
    await db.run(holding.release, ruling(made.id, 2), NOW)
    assert "feed.card" not in await kinds(db)
    await db.run(feed.resume, GUILD, NOW)
    (card,) = [notice for notice in await waiting(db) if notice.kind == "feed.card"]
    assert card.lane == OTHER_FEED


async def test_without_a_feed_a_card_stays_held_and_moderators_learn_why(db: Database) -> None:
    made = await shared(db, message=7)
    await db.run(holding.hold, ruling(made.id, 1), NOW)
    await db.run(guilds.change, GUILD, NOW, feed_channel=None)
    with pytest.raises(Refused, match="no_feed"):
        await db.run(holding.release, ruling(made.id, 2), NOW)
    assert await state_of(db, made.id) is State.HELD
    assert [done.deed for done in await db.read(moderation.last_deeds, GUILD, 9)] == ["hold"]


async def test_a_removed_card_is_deleted_and_its_author_can_still_make_it_private(db: Database) -> None:
    made = await shared(db, message=7)
    assert await db.run(holding.remove, ruling(made.id), NOW)
    assert await state_of(db, made.id) is State.REMOVED
    assert await kinds(db) == ["feed.retract"]
    await db.run(feed.withdraw, ADA, made.id, NOW)
    assert await db.read(feed.of_member, ADA) == ()


async def test_a_removal_can_be_undone(db: Database) -> None:
    made = await shared(db, message=7)
    await db.run(holding.remove, ruling(made.id, 1), NOW)
    assert await db.run(holding.release, ruling(made.id, 2), NOW)
    assert await state_of(db, made.id) is State.WAITING


async def test_a_press_on_a_card_that_is_held_says_that_it_is_gone_and_earlier_ones_stay(db: Database) -> None:
    made = await shared(db, message=7)
    await db.run(feed.press, made.id, Gesture.HUG, BEN)
    await db.run(holding.hold, ruling(made.id), NOW)
    with pytest.raises(Refused, match="gone"):
        await db.run(feed.press, made.id, Gesture.HUG, BEN)
    assert await db.read(feed.presses, BEN) == 1


async def test_doing_twice_what_was_done_changes_nothing_and_is_written_down_once(db: Database) -> None:
    made = await shared(db, message=7)
    assert await db.run(holding.remove, ruling(made.id, 1), NOW)
    assert not await db.run(holding.remove, ruling(made.id, 2), NOW)
    assert not await db.run(holding.hold, ruling(made.id, 3), NOW)
    assert len(await db.read(moderation.last_deeds, GUILD, 9)) == 1


async def test_moderators_of_another_server_reach_nothing(db: Database) -> None:
    made = await shared(db, message=7)
    for deed in (holding.hold, holding.release, holding.remove):
        with pytest.raises(Refused, match=r"moderation_rules\.gone"):
            await db.run(deed, ruling(made.id, guild=OTHER_GUILD), NOW)
    with pytest.raises(Refused, match=r"moderation_rules\.gone"):
        await db.run(holding.block, ruling(made.id, guild=OTHER_GUILD), 30, NOW)


async def test_what_is_only_counted_is_none_of_the_moderators_business(db: Database) -> None:
    made = await share(db, (await log(db, "counted")).failure, Audience.COUNTED)
    with pytest.raises(Refused, match="gone"):
        await db.run(holding.remove, ruling(made.id), NOW)


async def test_the_author_of_a_named_card_is_blocked_by_it(db: Database) -> None:
    made = await shared(db, message=7)
    block = await db.run(holding.block, ruling(made.id), 30, NOW)
    assert await db.read(moderation.blocked_until, GUILD, ADA, NOW) == block.until
    assert await db.read(moderation.blocked_until, GUILD, BEN, NOW) is None


async def test_a_block_outlives_the_card_by_which_it_was_made(db: Database) -> None:
    made = await shared(db, message=7)
    await db.run(holding.block, ruling(made.id), 30, NOW)
    await db.run(feed.withdraw, ADA, made.id, NOW)
    assert await db.read(moderation.blocked_until, GUILD, ADA, NOW) is not None


async def test_a_moderator_lets_stand_what_they_were_shown_and_nothing_else(db: Database) -> None:
    made = await shared(db, message=7)
    await db.run(holding.hold, ruling(made.id, 1), NOW)
    shown = await db.read(lambda tx: holding.mark(tx, holding.at_hand(tx, GUILD, made.id)))
    await db.run(
        feed.share, ShareDraft(GUILD, ADA, made.failure_id or 0, "line", "Something else", Audience.NAMED), NOW
    )
    with pytest.raises(Refused, match="reworded"):
        await db.run(lambda tx: holding.release(tx, ruling(made.id, 2), NOW, shown=shown))
    assert await state_of(db, made.id) is State.HELD
    now_shown = await db.read(lambda tx: holding.mark(tx, holding.at_hand(tx, GUILD, made.id)))
    assert await db.run(lambda tx: holding.release(tx, ruling(made.id, 3), NOW, shown=now_shown))
