"""What may be quoted is said by its author alone, and can be taken back at any time."""

from datetime import timedelta

import pytest

from bot.digest import actions as digest
from bot.feed import actions as feed
from bot.feed.actions import holding as moderation
from bot.feed.model import Audience, Share
from bot.journal import actions as journal
from bot.kernel.database import Database
from bot.members import actions as members
from bot.moderation.model import Ruling
from bot.privacy import actions as privacy
from tests.conftest import NOW
from tests.digest.month import FEED, GUILD, PLACE, THIRD_OF_APRIL, crowd, deliver, heartbeat, set_up, share

LATER = THIRD_OF_APRIL + timedelta(minutes=5)


async def allow(db: Database, *shares: Share) -> None:
    for one in shares:
        assert one.member_id is not None
        await db.run(digest.choose, one.member_id, GUILD, [one.id])


async def told(db: Database) -> int:
    """Let the month be told, and return the digest's id."""
    (notice,) = await heartbeat(db, THIRD_OF_APRIL)
    await deliver(db, notice)
    return int(notice.payload["digest"])


async def quotes(db: Database, digest_id: int) -> set[str]:
    found = await db.read(digest.standing, digest_id)
    assert found is not None
    return {one.text for one in found.quotes}


async def redraws(db: Database) -> int:
    found = [one for one in await heartbeat(db, LATER) if one.kind == "digest.redraw"]
    assert {one.lane for one in found} <= {PLACE}
    for notice in found:
        await deliver(db, notice)
    return len(found)


async def test_nothing_is_quoted_that_was_not_allowed(db: Database) -> None:
    await set_up(db)
    first, *_ = await crowd(db, 6)
    await allow(db, first)
    assert await quotes(db, await told(db)) == {"No number 0"}


async def test_three_are_quoted_of_as_many_people_and_always_the_same(db: Database) -> None:
    await set_up(db)
    shares = await crowd(db, 6)
    shares += [await share(db, 100, f"Another {one}") for one in range(5)]
    for member_id in range(100, 106):
        await db.run(digest.choose, member_id, GUILD, [one.id for one in shares])
    before = await db.run(digest.preview, GUILD, THIRD_OF_APRIL)
    assert len({one.member_id for one in before.digest.quotes}) == 3
    assert await quotes(db, await told(db)) == {one.text for one in before.digest.quotes}


async def test_only_what_stands_under_ones_name_and_behind_no_note_is_offered(db: Database) -> None:
    await set_up(db)
    named = await share(db, 100, "named")
    await share(db, 100, "counted", Audience.COUNTED)
    await share(db, 100, "unnamed", Audience.ANONYMOUS)
    await share(db, 100, "behind a note", note="grief")
    found = await db.read(digest.choices, 100, GUILD)
    assert [(one.card.share_id, one.allowed) for one in found] == [(named.id, False)]
    assert await db.read(digest.choices, 101, GUILD) == ()
    assert await db.read(digest.choices, 100, GUILD + 1) == ()


async def test_nobody_lets_others_be_quoted(db: Database) -> None:
    await set_up(db)
    theirs = await share(db, 100, "theirs")
    await db.run(digest.choose, 101, GUILD, [theirs.id])
    assert await db.read(digest.allowed, 100) == ()


async def test_what_comes_too_late_for_its_month_is_not_offered(db: Database) -> None:
    await set_up(db)
    shares = await crowd(db, 6)
    await allow(db, shares[0])
    digest_id = await told(db)
    assert [one.allowed for one in await db.read(digest.choices, 100, GUILD)] == [True]
    assert await db.read(digest.choices, 101, GUILD) == ()
    await db.run(digest.choose, 101, GUILD, [shares[1].id])
    assert await quotes(db, digest_id) == {"No number 0"}


async def test_a_quote_that_is_taken_back_goes_from_the_digest(db: Database) -> None:
    await set_up(db)
    first, second, *_ = await crowd(db, 6)
    await allow(db, first, second)
    digest_id = await told(db)
    assert await redraws(db) == 0
    await db.run(digest.choose, 100, GUILD, [])
    assert await quotes(db, digest_id) == {"No number 1"}
    assert await redraws(db) == 1
    assert await redraws(db) == 0


@pytest.mark.parametrize("how", ["unshare", "delete", "let go", "leave", "erase", "hold", "vanish"])
async def test_however_a_card_goes_the_quote_goes(db: Database, how: str) -> None:
    await set_up(db)
    first, *_ = await crowd(db, 6)
    await allow(db, first)
    digest_id = await told(db)
    assert first.failure_id is not None
    match how:
        case "unshare":
            await db.run(feed.withdraw, 100, first.id, LATER)
        case "delete":
            await db.run(journal.delete, 100, first.failure_id, LATER)
        case "let go":
            await db.run(journal.let_go, 100, first.failure_id, LATER)
        case "leave":
            await db.run(members.leave, 100, GUILD, LATER)
        case "erase":
            await db.run(privacy.erase, 100, LATER)
        case "hold":
            await db.run(moderation.hold, Ruling(GUILD, first.id, 999, 1), LATER)
        case _:
            await db.run(feed.vanished, first.id)
    assert await quotes(db, digest_id) == set()
    assert await redraws(db) == 1


async def test_a_held_card_is_quoted_again_when_it_stands_again(db: Database) -> None:
    await set_up(db)
    first, *_ = await crowd(db, 6)
    await allow(db, first)
    digest_id = await told(db)
    await db.run(moderation.hold, Ruling(GUILD, first.id, 999, 1), LATER)
    await redraws(db)
    await db.run(moderation.release, Ruling(GUILD, first.id, 999, 2), LATER)
    await db.run(feed.posted, first.id, 71, 123_456, LATER)
    assert await quotes(db, digest_id) == {"No number 0"}
    assert await redraws(db) == 1


async def test_the_quote_follows_the_words_of_its_author(db: Database) -> None:
    await set_up(db)
    first, *_ = await crowd(db, 6)
    await allow(db, first)
    digest_id = await told(db)
    assert first.failure_id is not None
    await db.run(journal.edit, 100, first.failure_id, LATER, line="In other words")
    assert await quotes(db, digest_id) == {"In other words"}
    assert await redraws(db) == 1


async def test_what_changes_while_the_digest_is_being_sent_is_drawn_after_it(db: Database) -> None:
    await set_up(db)
    first, *_ = await crowd(db, 6)
    await allow(db, first)
    (notice,) = await heartbeat(db, THIRD_OF_APRIL)
    await db.run(digest.choose, 100, GUILD, [])
    await heartbeat(db, THIRD_OF_APRIL)
    await deliver(db, notice)
    assert await redraws(db) == 1
    assert await quotes(db, int(notice.payload["digest"])) == set()


async def test_its_author_finds_where_they_are_quoted(db: Database) -> None:
    await set_up(db)
    first, *_ = await crowd(db, 6)
    await allow(db, first)
    await told(db)
    (view,) = (await db.read(privacy.whereabouts, 100)).servers
    assert {(place.channel_id, place.cards) for place in view.places} == {(FEED, 1), (PLACE, 1)}
    await db.run(digest.choose, 100, GUILD, [])
    (view,) = (await db.read(privacy.whereabouts, 100)).servers
    assert {place.channel_id for place in view.places} == {FEED}


async def test_what_nobody_quotes_makes_no_redraw(db: Database) -> None:
    await set_up(db)
    first, second, *_ = await crowd(db, 6)
    await allow(db, first)
    await told(db)
    await db.run(feed.withdraw, 101, second.id, NOW)
    assert await redraws(db) == 0
