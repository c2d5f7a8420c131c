from datetime import datetime, timedelta

import pytest

from bot.feed import actions as feed
from bot.feed.actions import holding
from bot.feed.actions.holding import Reported
from bot.feed.model import State
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.moderation import actions as moderation
from bot.moderation.model import Deed, Kept, Reports
from tests.conftest import NOW
from tests.feed.shares import ADA, BEN, GUILD, OTHER_GUILD, open_feed, shared, state_of, waiting
from tests.moderation.rulings import ruling

CARD = 70
OLD = NOW - timedelta(days=7)
NEW = NOW - timedelta(days=7) + timedelta(seconds=1)


@pytest.fixture(autouse=True)
async def _feed(db: Database) -> None:
    await open_feed(db)


async def report(db: Database, share_id: str, by: int, joined_at: datetime | None = OLD) -> Reported:
    return await db.run(holding.report, GUILD, share_id, by, joined_at, 1000 + by, NOW)


async def test_the_third_report_that_counts_holds_the_card_and_has_it_deleted(db: Database) -> None:
    made = await shared(db, message=CARD)
    assert [await report(db, made.id, by) for by in (21, 22, 23)] == [Reported.NOTED, Reported.NOTED, Reported.HELD]
    assert await state_of(db, made.id) is State.HELD
    assert [notice.kind for notice in await waiting(db)] == ["feed.retract", "feed.ruled"]
    (done,) = await db.read(moderation.last_deeds, GUILD, 9)
    assert (done.deed, done.share_id, done.member_id) == (Deed.AUTO_HOLD, made.id, None)


async def test_reports_of_those_who_have_just_come_are_heard_and_hold_nothing(db: Database) -> None:
    made = await shared(db, message=CARD)
    for by in range(21, 30):
        assert await report(db, made.id, by, NEW) is Reported.NOTED
    assert await report(db, made.id, 30, None) is Reported.NOTED
    assert await state_of(db, made.id) is State.POSTED
    assert await db.read(moderation.reports, (made.id,)) == {made.id: Reports(0, 10)}


async def test_a_second_report_by_the_same_member_is_none(db: Database) -> None:
    made = await shared(db, message=CARD)
    assert await report(db, made.id, 21) is Reported.NOTED
    assert [await report(db, made.id, 21) for _ in range(3)] == [Reported.AGAIN] * 3
    assert await db.read(moderation.reports, (made.id,)) == {made.id: Reports(1, 0)}


async def test_once_moderators_let_it_stand_the_same_three_cannot_hold_it_again_and_others_can(db: Database) -> None:
    made = await shared(db, message=CARD)
    for by in (21, 22):
        await report(db, made.id, by)
    assert await db.run(holding.release, ruling(made.id), NOW)
    assert await db.read(moderation.reports, (made.id,)) == {}
    assert [await report(db, made.id, by) for by in (21, 22, 23, 24)] == [
        *(Reported.AGAIN, Reported.AGAIN, Reported.NOTED, Reported.NOTED)
    ]
    assert await report(db, made.id, 25) is Reported.HELD


async def test_ones_own_card_another_servers_and_one_that_is_gone_cannot_be_reported(db: Database) -> None:
    made = await shared(db, message=CARD)
    for guild, member, key in ((GUILD, ADA, "own_card"), (OTHER_GUILD, BEN, "no_card")):
        with pytest.raises(Refused, match=key):
            await db.read(holding.reportable, guild, CARD, member)
        with pytest.raises(Refused, match=key):
            await db.run(holding.report, guild, made.id, member, OLD, 5, NOW)
    with pytest.raises(Refused, match="no_card"):
        await db.read(holding.reportable, GUILD, CARD + 1, BEN)
    await db.run(feed.withdraw, ADA, made.id, NOW)
    with pytest.raises(Refused, match="no_card"):
        await report(db, made.id, BEN)


async def test_reports_go_with_the_share_and_with_their_reporter(db: Database) -> None:
    made = await shared(db, message=CARD)
    await report(db, made.id, 21)
    await report(db, made.id, 22)
    assert await db.read(moderation.of_member, 21) == Kept(reports=1)
    await db.run(moderation.forget_member, 21)
    assert await db.read(moderation.of_member, 21) is None
    assert await db.read(moderation.reports, (made.id,)) == {made.id: Reports(1, 0)}
    await db.run(feed.withdraw, ADA, made.id, NOW)
    assert await db.read(moderation.in_question) == ()


async def test_what_is_kept_of_a_report_names_nobody_and_no_time_finer_than_its_day(db: Database) -> None:
    made = await shared(db, message=CARD)
    await report(db, made.id, 4_112_233)
    ((share, reporter, *rest),) = await db.read(lambda tx: [tuple(row) for row in tx.all("SELECT * FROM report")])
    assert (share, len(reporter), rest) == (made.id, 16, [1, 1, "2026-03-14"])
