from datetime import timedelta

import pytest

from bot.guilds import actions as guilds
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.moderation import actions as moderation
from bot.moderation.model import Block, Kept
from tests.conftest import NOW
from tests.feed.shares import ADA, BEN, GUILD, OTHER_GUILD
from tests.moderation.rulings import ruling

CARD, OTHER_CARD = "card-of-ada-0001", "card-of-ada-0002"


async def block(db: Database, member_id: int = ADA, days: int = 30, *, card: str = CARD, number: int = 0) -> Block:
    """Block somebody by a card of theirs."""

    def by_card(tx: Transaction) -> Block:
        return moderation.block(tx, ruling(card, number), tx.vault.tag("share", card, member_id), days, NOW)

    return await db.run(by_card)


async def test_a_blocked_author_is_recognised_at_their_next_try_and_told_only_until_when(db: Database) -> None:
    await block(db)
    with pytest.raises(Refused) as refused:
        await db.run(moderation.refuse_blocked, GUILD, ADA, NOW)
    assert refused.value.key == "moderation_rules.blocked"
    assert refused.value.values == {"until": int((NOW + timedelta(days=30)).replace(hour=0).timestamp())}


async def test_nobody_else_and_no_other_server_is_meant(db: Database) -> None:
    await block(db)
    await db.run(moderation.refuse_blocked, GUILD, BEN, NOW)
    await db.run(moderation.refuse_blocked, OTHER_GUILD, ADA, NOW)


async def test_a_block_ends_at_midnight_where_the_server_is(db: Database) -> None:
    await db.run(guilds.change, GUILD, NOW, zone="Pacific/Auckland")
    made = await block(db, days=1)
    assert made.until == (NOW + timedelta(hours=13)).date() + timedelta(days=1)
    last = NOW + timedelta(hours=22, minutes=59)
    assert await db.read(moderation.blocked_until, GUILD, ADA, last) == made.until
    assert await db.read(moderation.blocked_until, GUILD, ADA, last + timedelta(minutes=1)) is None


async def test_the_longest_of_several_blocks_holds(db: Database) -> None:
    await block(db, days=3)
    longest = await block(db, days=90, card=OTHER_CARD, number=1)
    assert await db.read(moderation.blocked_until, GUILD, ADA, NOW) == longest.until


async def test_blocking_by_the_same_card_again_sets_the_time_anew(db: Database) -> None:
    await block(db, days=90)
    shorter = await block(db, days=2, number=1)
    assert await db.read(moderation.blocks_of, GUILD, NOW) == (shorter,)


async def test_the_same_interaction_blocks_once(db: Database) -> None:
    first = await block(db, days=90)
    await block(db, days=2)
    assert await db.read(moderation.blocks_of, GUILD, NOW) == (first,)
    assert len(await db.read(moderation.last_deeds, GUILD, 9)) == 1


async def test_a_block_that_is_ended_is_over_and_ending_it_again_does_nothing(db: Database) -> None:
    await block(db)
    assert await db.run(moderation.unblock, ruling(CARD, 1), NOW)
    assert not await db.run(moderation.unblock, ruling(CARD, 2), NOW)
    assert await db.read(moderation.blocked_until, GUILD, ADA, NOW) is None
    deeds = await db.read(moderation.last_deeds, GUILD, 9)
    assert [done.deed for done in deeds] == ["unblock", "block"]


@pytest.mark.parametrize("days", [0, -1, 366])
async def test_a_block_of_no_time_or_of_more_than_a_year_is_refused(db: Database, days: int) -> None:
    with pytest.raises(Refused, match="days"):
        await block(db, days=days)
    assert await db.read(moderation.last_deeds, GUILD, 9) == ()


async def test_an_ended_block_is_forgotten_and_a_running_one_is_not(db: Database) -> None:
    await block(db, days=1)
    running = await block(db, BEN, days=9, card=OTHER_CARD, number=1)
    await db.run(moderation.forget_ended, NOW + timedelta(days=3))
    assert await db.read(lambda tx: tx.value("SELECT count(*) FROM block")) == 1
    assert await db.read(moderation.of_member, BEN) == Kept(blocks=(running,))


async def test_what_is_kept_of_a_block_names_nobody(db: Database) -> None:
    await block(db)

    def kept(tx: Transaction) -> str:
        return str([tuple(row) for row in tx.all("SELECT * FROM block")])

    assert str(ADA) not in (await db.read(kept)).replace(CARD, "")


async def test_erasing_everything_is_no_way_around_a_block(db: Database) -> None:
    await block(db)
    await db.run(moderation.forget_member, ADA)
    assert await db.read(moderation.blocked_until, GUILD, ADA, NOW) is not None
