"""How an anonymous share goes: at a word of its author at once, and slowly where the moment would tell of them."""

from datetime import timedelta

import pytest

from bot.feed import actions as feed
from bot.feed import anonymous, coming_and_going, store
from bot.feed.model import Share, State
from bot.feed.store import anonymous as rows
from bot.journal import actions as journal
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from tests.conftest import NOW
from tests.feed.anonymous.steps import DAY, GONE, OUT, allow, beat, kinds, post_all, tell, told
from tests.feed.shares import ADA, BEN, GUILD, OTHER_FEED, OTHER_GUILD, share, take_up, waiting
from tests.journal.entries import log


async def test_its_author_takes_it_back_at_once(db: Database) -> None:
    await allow(db)
    made = await told(db)
    with pytest.raises(Refused):
        await db.run(feed.withdraw, BEN, made.id, OUT)
    await db.run(feed.withdraw, ADA, made.id, OUT)
    assert await kinds(db) == ["feed.retract"]
    assert await db.read(anonymous.of_member, ADA) == ()


async def test_taken_back_before_its_hour_it_was_never_there(db: Database) -> None:
    await allow(db)
    made = await tell(db)
    await db.run(anonymous.withdraw_failure, ADA, await _failure(db), NOW)
    await beat(db, OUT)
    assert await kinds(db) == []
    assert await db.read(store.find, made.id) is None


async def test_taken_back_in_one_server_it_stays_in_the_other(db: Database) -> None:
    await allow(db)
    await allow(db, OTHER_GUILD, OTHER_FEED)
    here, there = await tell(db), await tell(db, guild=OTHER_GUILD)
    await db.run(anonymous.withdraw_failure, ADA, await _failure(db), NOW, guild_id=GUILD)
    assert await db.read(store.find, here.id) is None
    assert await db.read(store.find, there.id) is not None


async def test_deleting_the_entry_takes_its_card_back(db: Database) -> None:
    await allow(db)
    await told(db)
    await db.run(journal.delete, ADA, await _failure(db), OUT)
    assert await kinds(db) == ["feed.retract"]


async def test_letting_the_entry_go_takes_its_card_back(db: Database) -> None:
    await allow(db)
    await told(db)
    await db.run(journal.let_go, ADA, await _failure(db), OUT)
    assert await kinds(db) == ["feed.retract"]


async def test_who_erases_everything_leaves_cards_that_are_nobodys(db: Database) -> None:
    await allow(db)
    made = [await told(db, f"failure {number}", message=10 + number) for number in range(6)]
    await share(db, (await log(db, "By name")).failure)
    assert await db.run(feed.forget_member, ADA, OUT) == 7
    assert await db.read(feed.of_member, ADA) == ()
    for one in made:
        with pytest.raises(Refused):
            await db.read(feed.find, ADA, one.id)
    assert await kinds(db) == []


async def test_what_is_left_behind_vanishes_in_batches_over_days(db: Database) -> None:
    await allow(db)
    made = [await told(db, f"failure {number}", message=10 + number) for number in range(12)]
    await db.run(feed.forget_member, ADA, OUT)
    moments = [await db.read(rows.moment_of, one.id) for one in made]
    assert all(OUT + DAY <= one <= OUT + 14 * DAY for one in moments)
    assert all(one.hour % 6 == 0 and (one.minute, one.second) == (0, 0) for one in moments)
    assert len(set(moments)) > 3
    await beat(db, OUT + DAY - timedelta(minutes=1))
    assert await kinds(db) == []
    await beat(db, GONE)
    assert await kinds(db) == ["feed.retract"] * 12
    assert await db.read(lambda tx: tx.all("SELECT * FROM share")) == []


async def test_what_stands_is_looked_at_in_the_minute_after_a_mark(db: Database) -> None:
    await allow(db)
    await told(db)
    await db.run(feed.forget_member, ADA, OUT)
    assert await db.read(coming_and_going.due, GONE + timedelta(minutes=5)) == ()
    assert await db.read(coming_and_going.due, GONE + timedelta(minutes=10, seconds=59)) == (GUILD,)


async def test_what_nobody_has_seen_is_erased_at_once(db: Database) -> None:
    await allow(db)
    await tell(db, "Waits for its hour")
    await tell(db, "Waits for the feed")
    await beat(db, OUT)
    await tell(db, "Waits for its hour", own="anew", now=OUT)
    await db.run(feed.forget_member, ADA, OUT)
    await beat(db, GONE)
    assert await kinds(db) == []
    assert await db.read(lambda tx: tx.all("SELECT * FROM share")) == []


async def test_a_card_that_is_just_being_posted_vanishes_like_the_others(db: Database) -> None:
    await allow(db)
    made = await tell(db)
    await beat(db, OUT)
    (notice,) = await waiting(db)
    await db.run(take_up, notice)
    await db.run(feed.forget_member, ADA, OUT)
    await db.run(outbox.sent, notice, 7)
    await db.run(feed.posted, made.id, notice.lane, 7, OUT)
    assert await kinds(db) == []
    await beat(db, GONE)
    assert await kinds(db) == ["feed.retract"]


async def test_who_leaves_a_server_leaves_its_anonymous_cards_to_nobody(db: Database) -> None:
    await allow(db)
    await allow(db, OTHER_GUILD, OTHER_FEED)
    here = await told(db)
    there = await tell(db, guild=OTHER_GUILD)
    assert await db.run(feed.leave, ADA, GUILD, OUT) == 1
    assert await kinds(db) == []
    assert [one.id for one in await db.read(anonymous.of_member, ADA)] == [there.id]
    await beat(db, GONE)
    assert await db.read(store.find, here.id) is None


async def test_nobodys_card_looks_like_any_other_without_the_key(db: Database) -> None:
    await allow(db)
    left, kept = await told(db, "Ada's", message=8), await told(db, "Ben's", by=BEN, message=9)
    before = await db.read(_looks, left.id)
    await db.run(feed.forget_member, ADA, OUT)
    assert await db.read(_looks, left.id) == before == await db.read(_looks, kept.id)
    found = await db.read(store.find, left.id)
    assert isinstance(found, Share)
    assert (found.state, found.text) == (State.POSTED, "Ada's")


async def test_a_moderators_deletion_is_not_undone_by_the_vanishing(db: Database) -> None:
    await allow(db)
    made = await told(db)
    await db.run(feed.forget_member, ADA, OUT)
    await db.run(feed.vanished, made.id)
    await beat(db, GONE)
    assert await kinds(db) == []


async def test_what_a_member_shares_without_a_name_is_written_over_in_the_file(db: Database) -> None:
    await allow(db)
    await tell(db)
    asked = await db.run(lambda tx: (anonymous.withdraw_failure(tx, ADA, 0, NOW), tx.scrubs))
    assert asked == (0, False)
    failure = await _failure(db)
    assert await db.run(lambda tx: (anonymous.withdraw_failure(tx, ADA, failure, NOW), tx.scrubs)) == (1, True)
    await post_all(db)


async def _failure(db: Database) -> int:
    (one,) = {share.failure_id for share in await db.read(anonymous.of_member, ADA)}
    assert one is not None
    return one


def _looks(tx: Transaction, share_id: str) -> dict[str, object]:
    """Return a row as somebody without the key sees it, but for its own id and message."""
    row = tx.one("SELECT * FROM share WHERE id = ?", share_id)
    assert row is not None
    plain = {name: value for name, value in dict(row).items() if name not in ("id", "message_id")}
    return {name: len(value) if isinstance(value, bytes) else value for name, value in plain.items()}
