"""Answers without a name come and go as shares without one do, in the thread of their prompt."""

from datetime import timedelta

import pytest

from bot.feed import actions as feed
from bot.feed import anonymous, store, sweep
from bot.feed.actions import holding
from bot.feed.model import Share, State
from bot.guilds import actions as guilds
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.prompts import actions as prompts
from bot.prompts.model import UNNAMED_LIMIT
from tests.feed.anonymous.steps import beat
from tests.feed.shares import take_up
from tests.moderation.rulings import ruling
from tests.prompts.weeks import FIRST, GUILD, OTHER_GUILD, deliver, plan, recent, waiting

ADA, BEN = 11, 12
LAB = frozenset({31})
THREAD, FEED = 7, 3000
OUT = FIRST + timedelta(hours=2)
GONE = OUT + timedelta(days=16)


@pytest.fixture
async def week(db: Database) -> int:
    """Return a week's prompt, posted with its thread, where one may answer without a name."""
    await db.run(guilds.change, GUILD, FIRST, anonymous=True)
    await plan(db)
    await db.run(prompts.post_due, FIRST)
    await deliver(db, FIRST, THREAD)
    return (await recent(db))[0].id


async def tell(db: Database, week: int, text: str = "That it matters", *, by: int = ADA) -> Share:
    """Write an answer, and decide on it."""
    await db.run(prompts.write_unnamed, GUILD, by, week, text, FIRST)
    return await db.run(prompts.settle_unnamed, GUILD, by, week, LAB, FIRST)


async def told(db: Database, week: int, text: str = "That it matters", *, by: int = ADA, message: int = 70) -> Share:
    """Let an answer stand."""
    made = await tell(db, week, text, by=by)
    await beat(db, OUT)
    await post(db, message)
    return await db.read(feed.find, by, made.id)


async def post(db: Database, message: int) -> None:
    """Have Discord take the one card that waits."""
    (notice,) = await waiting(db, OUT)
    await db.run(take_up, notice)
    await db.run(outbox.sent, notice, message)
    await db.run(feed.posted, str(notice.payload["share"]), notice.lane, message, OUT)


async def lanes(db: Database) -> list[tuple[str, int]]:
    return [(notice.kind, notice.lane) for notice in await waiting(db, GONE)]


async def test_it_waits_for_its_hour_and_goes_to_the_thread_where_no_feed_is_needed(db: Database, week: int) -> None:
    made = await tell(db, week)
    assert made.state is State.SCHEDULED
    assert await lanes(db) == []
    await beat(db, FIRST + timedelta(minutes=9))
    assert await lanes(db) == []
    await beat(db, OUT)
    assert await lanes(db) == [("feed.card", THREAD)]


async def test_what_is_only_looked_at_never_comes(db: Database, week: int) -> None:
    await db.run(prompts.write_unnamed, GUILD, ADA, week, "Not yet", FIRST)
    await beat(db, GONE)
    assert await lanes(db) == []
    found = await db.read(prompts.look_unnamed, GUILD, ADA, week)
    assert (found.text, found.stands) == ("Not yet", None)
    assert (await db.read(prompts.look_unnamed, GUILD, BEN, week)).text is None


async def test_another_version_takes_its_place_when_its_own_hour_has_come(db: Database, week: int) -> None:
    first = await told(db, week)
    await db.run(prompts.write_unnamed, GUILD, ADA, week, "Another", OUT)
    assert (await db.read(feed.card, first.id)) is not None
    again = await db.run(prompts.settle_unnamed, GUILD, ADA, week, LAB, OUT)
    assert again.id != first.id
    await beat(db, OUT + timedelta(hours=2))
    assert {kind for kind, _ in await lanes(db)} <= {"feed.card", "feed.retract"}
    assert await db.read(store.find, first.id) is None


async def test_the_same_words_again_change_nothing(db: Database, week: int) -> None:
    first = await told(db, week)
    assert (await tell(db, week)).id == first.id
    assert (await db.read(prompts.look_unnamed, GUILD, ADA, week)).undecided is None


@pytest.mark.parametrize(
    ("text", "key"),
    [(" \n", "prompts_rules.empty_answer"), ("n" * (UNNAMED_LIMIT + 1), "prompts_rules.long_answer")],
    ids=["nothing", "too much"],
)
async def test_what_cannot_be_posted_is_refused(db: Database, week: int, text: str, key: str) -> None:
    with pytest.raises(Refused) as refusal:
        await db.run(prompts.write_unnamed, GUILD, ADA, week, text, FIRST)
    assert refusal.value.key == key


async def test_it_is_refused_in_another_server_where_it_is_off_and_before_the_thread(db: Database, week: int) -> None:
    for guild, occurrence, key in ((OTHER_GUILD, week, "unknown_occurrence"), (GUILD, week + 1, "unknown_occurrence")):
        with pytest.raises(Refused, match=key):
            await db.run(prompts.write_unnamed, guild, ADA, occurrence, "Mine", FIRST)
    await db.run(guilds.change, GUILD, FIRST, anonymous=False)
    with pytest.raises(Refused, match="unnamed_off"):
        await db.run(prompts.write_unnamed, GUILD, ADA, week, "Mine", FIRST)
    await db.run(guilds.change, OTHER_GUILD, FIRST, anonymous=True)
    await plan(db, guild=OTHER_GUILD, channel=4000)
    there = await db.run(prompts.post_now, OTHER_GUILD, None, FIRST)
    with pytest.raises(Refused, match="no_thread"):
        await db.run(prompts.write_unnamed, OTHER_GUILD, ADA, there.id, "Mine", FIRST)


async def test_a_feed_that_rests_or_moves_is_none_of_its_business(db: Database, week: int) -> None:
    await db.run(guilds.change, GUILD, FIRST, feed_channel=FEED, feed_pause="403 50001")
    made = await tell(db, week)
    await beat(db, OUT)
    assert await lanes(db) == [("feed.card", THREAD)]
    await db.run(feed.resume, GUILD, OUT)
    assert await lanes(db) == [("feed.card", THREAD)]
    await db.run(feed.undeliverable, made.id, "403 50001", OUT)
    assert (await db.read(guilds.find, GUILD)).feed_pause is None


async def test_what_a_thread_refused_is_tried_again_when_organisers_check(db: Database, week: int) -> None:
    made = await tell(db, week)
    await beat(db, OUT)
    (notice,) = await waiting(db, OUT)
    await db.run(take_up, notice)
    await db.run(outbox.bury, notice, "403 50001")
    await db.run(feed.undeliverable, made.id, "403 50001", OUT)
    assert await lanes(db) == []
    await db.run(prompts.try_again, GUILD)
    assert await lanes(db) == [("feed.card", THREAD)]


async def test_of_a_thread_that_is_gone_the_author_keeps_the_words_and_may_try_again(db: Database, week: int) -> None:
    made = await tell(db, week)
    await beat(db, OUT)
    (notice,) = await waiting(db, OUT)
    await db.run(outbox.bury, notice, "404 10003")
    await db.run(feed.undeliverable, made.id, "404 10003", OUT)
    found = await db.read(prompts.look_unnamed, GUILD, ADA, week)
    assert found.undecided is not None
    await db.run(prompts.settle_unnamed, GUILD, ADA, week, LAB, OUT)
    await beat(db, OUT + timedelta(hours=2))
    assert await lanes(db) == [("feed.card", THREAD)]


async def test_moderators_hold_release_and_remove_it_where_it_stands(db: Database, week: int) -> None:
    made = await told(db, week)
    await db.run(guilds.change, GUILD, OUT, feed_channel=FEED)
    assert await db.run(holding.hold, ruling(made.id, 1), OUT)
    assert await lanes(db) == [("feed.retract", THREAD)]
    assert await db.run(holding.release, ruling(made.id, 2), OUT)
    assert (await db.read(feed.find, ADA, made.id)).channel_id == THREAD
    await db.run(outbox.forget, "retract:70")
    await post(db, 71)
    assert await db.run(holding.remove, ruling(made.id, 3), OUT)
    assert (await db.read(feed.find, ADA, made.id)).state is State.REMOVED


async def test_where_moderators_look_first_it_reaches_them_and_then_the_thread(db: Database, week: int) -> None:
    await db.run(guilds.change, GUILD, FIRST, vetting=True)
    made = await tell(db, week)
    await beat(db, OUT)
    assert await lanes(db) == []
    assert await db.run(holding.release, ruling(made.id, 1), OUT)
    assert await lanes(db) == [("feed.card", THREAD)]


async def test_who_was_blocked_by_it_writes_no_other_and_what_waits_does_not_come(db: Database, week: int) -> None:
    made = await told(db, week)
    await db.run(prompts.write_unnamed, GUILD, ADA, week, "Another", OUT)
    await db.run(prompts.settle_unnamed, GUILD, ADA, week, LAB, OUT)
    await db.run(holding.block, ruling(made.id), 30, OUT)
    await beat(db, OUT + timedelta(hours=2))
    assert "feed.card" not in [kind for kind, _ in await lanes(db)]
    with pytest.raises(Refused, match="blocked"):
        await db.run(prompts.settle_unnamed, GUILD, ADA, week, LAB, OUT)
    with pytest.raises(Refused, match="blocked"):
        await db.run(prompts.write_unnamed, GUILD, ADA, week, "Mine", OUT)


async def test_who_leaves_leaves_an_answer_that_is_nobodys_and_vanishes(db: Database, week: int) -> None:
    made = await told(db, week)
    await db.run(prompts.write_unnamed, GUILD, ADA, week, "Undecided", OUT)
    assert await db.run(feed.leave, ADA, GUILD, OUT) == 2
    assert await db.read(feed.of_member, ADA) == ()
    assert (await db.read(store.find, made.id)) is not None
    await beat(db, GONE)
    assert (await db.read(store.find, made.id)) is None


async def test_taken_back_it_leaves_the_thread(db: Database, week: int) -> None:
    await told(db, week)
    await db.run(prompts.take_back_unnamed, GUILD, BEN, week, OUT)
    assert await lanes(db) == []
    await db.run(prompts.take_back_unnamed, GUILD, ADA, week, OUT)
    assert await lanes(db) == [("feed.retract", THREAD)]


async def test_its_thread_is_looked_at_for_what_moderators_deleted(db: Database, week: int) -> None:
    made = await told(db, week, message=70)
    turns = sweep.Turns(OUT)
    assert await db.read(turns.due, OUT + timedelta(hours=1)) == (GUILD,)
    await db.run(sweep.ask, GUILD, OUT)
    assert await lanes(db) == [("feed.survey", THREAD)]
    assert await db.read(sweep.standing, GUILD, THREAD) == (70,)
    await db.run(sweep.surveyed, (70,))
    assert await db.read(store.find, made.id) is None


async def test_no_count_moves_and_its_row_has_no_failure(db: Database, week: int) -> None:
    await told(db, week)
    assert await db.read(feed.group_total, GUILD) == 0
    assert [one.failure_id for one in await db.read(anonymous.of_member, ADA)] == [None]
