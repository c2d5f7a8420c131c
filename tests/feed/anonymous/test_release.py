"""When an anonymous share comes out, and how its author's later deeds show."""

from datetime import date, datetime, timedelta

import pytest

from bot.feed import actions as feed
from bot.feed import anonymous, offers, store
from bot.feed.model import Audience, Manner, ShareDraft, State
from bot.feed.store import anonymous as rows
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from tests.conftest import NOW
from tests.feed.anonymous.steps import DAY, OUT, allow, beat, kinds, post_all, tell, told
from tests.feed.shares import ADA, BEN, CLEO, FEED, GUILD, OTHER_FEED, share
from tests.journal.entries import log

BETWEEN_MARKS = NOW + timedelta(minutes=3, seconds=20)


async def test_it_is_refused_until_organisers_turn_it_on(db: Database) -> None:
    await db.run(guilds.change, GUILD, NOW, feed_channel=FEED)
    with pytest.raises(Refused) as refusal:
        await tell(db)
    assert refusal.value.key == "anonymous_rules.off"
    assert await db.read(anonymous.of_member, ADA) == ()


async def test_it_is_refused_without_a_feed(db: Database) -> None:
    await db.run(guilds.change, GUILD, NOW, anonymous=True)
    with pytest.raises(Refused) as refusal:
        await tell(db)
    assert refusal.value.key == "feed_rules.no_channel"


async def test_nobody_tells_the_failure_of_another(db: Database) -> None:
    await allow(db)
    failure = (await log(db, "Not shortlisted")).failure
    with pytest.raises(Refused) as refusal:
        await db.run(feed.share, ShareDraft(GUILD, BEN, failure.id, "Mine", None, Audience.ANONYMOUS), NOW)
    assert refusal.value.key == "feed_rules.unknown_failure"


async def test_each_comes_out_at_a_random_mark_between_10_and_90_minutes(db: Database) -> None:
    await allow(db)
    seen: set[datetime] = set()
    for number in range(120):
        made = await tell(db, f"failure {number}", now=BETWEEN_MARKS)
        seen.add(await db.read(rows.moment_of, made.id))
    first = datetime(2026, 3, 14, 12, 20, tzinfo=NOW.tzinfo)
    assert seen == {first + timedelta(minutes=10 * n) for n in range(8)}
    assert BETWEEN_MARKS + timedelta(minutes=10) <= min(seen)
    assert max(seen) <= BETWEEN_MARKS + timedelta(minutes=90)


async def test_until_then_nothing_is_written_down_to_be_said(db: Database) -> None:
    await allow(db)
    made = await tell(db)
    at = await db.read(rows.moment_of, made.id)
    await beat(db, at - timedelta(seconds=1))
    assert await kinds(db) == []
    await beat(db, at)
    assert await kinds(db) == ["feed.card"]
    assert (await db.read(feed.find, ADA, made.id)).state is State.WAITING
    assert await db.read(rows.moments, standing=True) == ()


async def test_no_count_moves(db: Database) -> None:
    await allow(db)
    await share(db, (await log(db, "Counted")).failure, Audience.COUNTED)
    await tell(db)
    assert await db.read(feed.group_total, GUILD) == 1
    await beat(db, OUT)
    await post_all(db)
    assert await db.read(feed.group_total, GUILD) == 1


async def test_what_comes_out_together_comes_in_no_order(db: Database) -> None:
    await allow(db)
    asked = [(await tell(db, f"failure {number}")).id for number in range(12)]
    await beat(db, OUT)
    orders = await db.read(
        lambda tx: [row["dedupe_key"] for row in tx.all("SELECT dedupe_key FROM outbox ORDER BY id")]
    )
    assert sorted(orders) == sorted(f"card:{one}" for one in asked)
    assert orders != [f"card:{one}" for one in asked]


async def test_the_day_on_a_card_is_that_on_which_it_comes_out(db: Database) -> None:
    await allow(db)
    made = await tell(db, now=datetime(2026, 3, 14, 23, 51, tzinfo=NOW.tzinfo))
    assert made.shared_on == date(2026, 3, 15)


async def test_where_moderators_look_first_it_waits_for_its_hour_and_then_for_them(db: Database) -> None:
    await allow(db)
    await db.run(guilds.change, GUILD, NOW, vetting=True)
    made = await tell(db)
    assert made.state is State.SCHEDULED
    await beat(db, OUT)
    assert (await db.read(feed.find, ADA, made.id)).state is State.HELD
    assert await kinds(db) == []


async def test_while_the_feed_is_paused_it_waits_and_goes_out_after(db: Database) -> None:
    await allow(db)
    await db.run(guilds.change, GUILD, NOW, feed_pause="403 50001")
    await tell(db)
    await beat(db, OUT)
    assert await kinds(db) == []
    await db.run(feed.resume, GUILD, OUT)
    assert await kinds(db) == ["feed.card"]


@pytest.mark.parametrize("change", [{"anonymous": False}, {"feed_channel": OTHER_FEED}, {"feed_channel": None}])
async def test_what_its_author_did_not_agree_to_is_not_posted_and_kept_as_they_left_it(
    db: Database, change: guilds.Changes
) -> None:
    await allow(db)
    made = await tell(db, own="In kinder words", manner=Manner(note="a rejection"))
    await db.run(guilds.change, GUILD, NOW, **change)
    await beat(db, OUT)
    assert await kinds(db) == []
    assert await db.read(anonymous.of_member, ADA) == ()
    kept = await db.read(offers.find, GUILD, ADA, made.failure_id or 0, OUT, Audience.ANONYMOUS)
    assert (kept.text, kept.manner, kept.cancelled) == ("In kinder words", Manner(note="a rejection"), False)


async def test_a_double_press_makes_one_card(db: Database) -> None:
    await allow(db)
    first = await tell(db)
    assert (await tell(db, now=NOW + timedelta(seconds=2))).id == first.id
    await beat(db, OUT)
    await post_all(db)
    assert (await tell(db, now=OUT)).id == first.id
    assert await kinds(db) == []


async def test_another_version_before_the_hour_takes_its_place(db: Database) -> None:
    await allow(db)
    await tell(db)
    await tell(db, own="In kinder words")
    await beat(db, OUT)
    assert len(await post_all(db)) == 1
    assert [one.text for one in await db.read(anonymous.of_member, ADA)] == ["In kinder words"]


async def test_a_new_version_of_a_card_comes_when_the_old_one_goes_and_not_when_it_was_typed(db: Database) -> None:
    await allow(db)
    old = await told(db)
    new = await tell(db, own="In kinder words", manner=Manner(no_advice=True), now=OUT)
    assert await kinds(db) == []
    at = await db.read(rows.moment_of, new.id)
    assert at == await db.read(rows.moment_of, old.id)
    await beat(db, at)
    assert sorted(await kinds(db)) == ["feed.card", "feed.retract"]


async def test_an_edit_of_the_entry_does_not_follow_into_the_card(db: Database) -> None:
    await allow(db)
    made = await told(db)
    (one,) = await db.read(anonymous.of_member, ADA)
    await db.run(journal.edit, ADA, one.failure_id or 0, OUT, line="Shortlisted, then not")
    assert await kinds(db) == []
    card = await db.read(feed.card, made.id)
    assert card is not None
    assert (card.text, card.member_id, card.audience) == ("Not shortlisted", None, Audience.ANONYMOUS)


async def test_what_stands_under_a_name_is_not_told_without_one(db: Database) -> None:
    await allow(db)
    await share(db, (await log(db, "Not shortlisted")).failure)
    with pytest.raises(Refused) as refusal:
        await tell(db)
    assert refusal.value.key == "anonymous_rules.named_already"


async def test_a_card_whose_author_now_tells_it_by_name_vanishes_some_other_day(db: Database) -> None:
    await allow(db)
    made = await told(db)
    await share(db, (await log(db, "Not shortlisted")).failure)
    at = await db.read(rows.moment_of, made.id)
    assert NOW + DAY <= at <= NOW + 14 * DAY
    assert await kinds(db) == ["feed.card"]
    await beat(db, at)
    assert await kinds(db) == ["feed.card", "feed.retract"]


async def test_counting_a_failure_and_telling_it_without_a_name_do_not_touch_each_other(db: Database) -> None:
    await allow(db)
    failure = (await log(db, "Not shortlisted")).failure
    await share(db, failure, Audience.COUNTED)
    await told(db)
    found = await db.read(feed.audiences, ADA, [failure.id])
    assert found == {failure.id: (Audience.ANONYMOUS, Audience.COUNTED)}
    assert await db.read(feed.group_total, GUILD) == 1


async def test_only_its_author_learns_that_an_entry_is_told_without_a_name(db: Database) -> None:
    await allow(db)
    await told(db)
    (one,) = await db.read(anonymous.of_member, ADA)
    assert await db.read(feed.audiences, ADA, [one.failure_id or 0]) == {one.failure_id: (Audience.ANONYMOUS,)}
    page = await db.read(journal.page, ADA, audience=Audience.ANONYMOUS)
    assert [entry.failure.id for entry in page.entries] == [one.failure_id]
    assert await db.read(anonymous.of_member, CLEO) == ()
    assert (await db.read(store.find, one.id)) is not None
