from dataclasses import fields
from datetime import date, timedelta

from bot.feed.actions import holding
from bot.kernel.database import Database
from bot.moderation import actions as moderation
from bot.moderation.model import Deed, Done
from tests.conftest import NOW
from tests.feed.shares import ADA, GUILD, OTHER_GUILD, open_feed, shared
from tests.moderation.rulings import OLU, PIA, ruling


async def test_the_audit_tells_card_deed_moderator_and_day_and_no_author(db: Database) -> None:
    await open_feed(db)
    made = await shared(db, message=7)
    await db.run(holding.hold, ruling(made.id, 1), NOW)
    await db.run(holding.release, ruling(made.id, 2, by=PIA), NOW)
    await db.run(holding.remove, ruling(made.id, 3), NOW)
    await db.run(holding.block, ruling(made.id, 4), 30, NOW)
    deeds = await db.read(moderation.last_deeds, GUILD, 9)
    day = date(2026, 3, 14)
    assert deeds == (
        Done(GUILD, made.id, Deed.BLOCK, OLU, day),
        Done(GUILD, made.id, Deed.REMOVE, OLU, day),
        Done(GUILD, made.id, Deed.RELEASE, PIA, day),
        Done(GUILD, made.id, Deed.HOLD, OLU, day),
    )
    assert {one.name for one in fields(Done)} == {"guild_id", "share_id", "deed", "member_id", "done_on"}
    rows = await db.read(lambda tx: [tuple(row) for row in tx.all("SELECT * FROM moderation")])
    assert not any(ADA in row for row in rows)


async def test_each_server_has_its_own_audit_and_only_the_last_deeds_are_shown(db: Database) -> None:
    for number in range(5):
        await db.run(moderation.record, ruling(f"card-{number}", number), Deed.HOLD, NOW)
    await db.run(moderation.record, ruling("elsewhere", 9, guild=OTHER_GUILD), Deed.HOLD, NOW)
    assert [done.share_id for done in await db.read(moderation.last_deeds, GUILD, 2)] == ["card-4", "card-3"]


async def test_the_same_interaction_is_written_down_once(db: Database) -> None:
    assert await db.run(moderation.record, ruling("card"), Deed.HOLD, NOW)
    assert not await db.run(moderation.record, ruling("card"), Deed.REMOVE, NOW)


async def test_an_erased_moderator_leaves_their_deeds_without_a_name(db: Database) -> None:
    await db.run(moderation.record, ruling("card", 1), Deed.HOLD, NOW)
    await db.run(moderation.record, ruling("card", 2, by=PIA), Deed.REMOVE, NOW)
    kept = await db.read(moderation.of_member, OLU)
    assert kept is not None
    assert [done.deed for done in kept.deeds] == [Deed.HOLD]
    await db.run(moderation.forget_member, OLU)
    assert await db.read(moderation.of_member, OLU) is None
    assert [one.member_id for one in await db.read(moderation.last_deeds, GUILD, 9)] == [PIA, None]


async def test_a_deed_is_forgotten_after_a_year(db: Database) -> None:
    await db.run(moderation.record, ruling("card"), Deed.HOLD, NOW)
    await db.run(moderation.forget_ended, NOW + timedelta(days=365))
    assert len(await db.read(moderation.last_deeds, GUILD, 9)) == 1
    await db.run(moderation.forget_ended, NOW + timedelta(days=366))
    assert await db.read(moderation.last_deeds, GUILD, 9) == ()
