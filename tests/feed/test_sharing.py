import asyncio
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.feed import actions as feed
from bot.feed.model import TEXT_LIMIT, Audience, ShareDraft, State
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from tests.conftest import NOW
from tests.feed.shares import ADA, BEN, FEED, GUILD, OTHER_GUILD, open_feed, share, shared, waiting
from tests.journal.entries import LATER, log


async def test_a_counted_failure_adds_one_to_the_total_and_shows_nothing(db: Database) -> None:
    made = await share(db, (await log(db, "Not shortlisted")).failure, Audience.COUNTED)
    assert (made.state, made.text, made.channel_id) == (State.COUNTED, None, None)
    assert await db.read(feed.group_total, GUILD) == 1
    assert await db.read(feed.card, made.id) is None
    assert await waiting(db) == []


async def test_a_named_failure_waits_for_the_feed_with_the_exact_text(db: Database) -> None:
    await open_feed(db)
    made = await share(db, (await log(db, "Not shortlisted")).failure)
    (notice,) = await waiting(db)
    assert (notice.kind, notice.lane, notice.payload) == ("feed.card", FEED, {"share": made.id})
    card = await db.read(feed.card, made.id)
    assert card is not None
    assert (card.text, card.member_id, card.state) == ("Not shortlisted", ADA, State.WAITING)
    assert await db.read(feed.group_total, GUILD) == 1


async def test_an_own_version_is_what_others_read(db: Database) -> None:
    await open_feed(db)
    made = await share(db, (await log(db, "Prof. N. said no again")).failure, own="Another no")
    card = await db.read(feed.card, made.id)
    assert card is not None
    assert card.text == "Another no"


async def test_a_double_press_makes_one_card(db: Database) -> None:
    await open_feed(db)
    failure = (await log(db, "Not shortlisted")).failure
    first, second = await asyncio.gather(share(db, failure), share(db, failure))
    assert first == second
    assert len(await waiting(db)) == 1
    assert await db.read(feed.group_total, GUILD) == 1


async def test_sharing_again_in_an_own_version_retells_the_card(db: Database) -> None:
    await open_feed(db)
    made = await shared(db, message=7)
    failure = await db.read(journal.find, ADA, made.failure_id or 0)
    retold = await share(db, failure, own="In kinder words")
    assert (retold.id, retold.text, retold.own_version) == (made.id, "In kinder words", True)
    assert [notice.kind for notice in await waiting(db)] == ["feed.redraw"]


async def test_each_server_has_its_own_share(db: Database) -> None:
    await open_feed(db)
    await open_feed(db, 3000, OTHER_GUILD)
    failure = (await log(db, "Not shortlisted")).failure
    here = await share(db, failure)
    there = await share(db, failure, Audience.COUNTED, guild=OTHER_GUILD)
    assert await db.read(feed.of_failure, ADA, failure.id) in ((here, there), (there, here))
    assert await db.read(feed.audiences, ADA, [failure.id, 404]) == {failure.id: (Audience.COUNTED, Audience.NAMED)}


async def test_without_a_feed_nothing_is_shared(db: Database) -> None:
    failure = (await log(db, "Not shortlisted")).failure
    with pytest.raises(Refused) as refusal:
        await share(db, failure)
    assert refusal.value.key == "feed_rules.no_channel"
    assert await db.read(feed.group_total, GUILD) == 0


async def test_a_counted_share_stays_counted_when_there_is_no_feed_to_name_it_in(db: Database) -> None:
    failure = (await log(db, "Not shortlisted")).failure
    counted = await share(db, failure, Audience.COUNTED)
    with pytest.raises(Refused):
        await share(db, failure)
    assert await db.read(feed.of_failure, ADA, failure.id) == (counted,)


async def test_an_over_long_version_is_refused_and_the_longest_is_not(db: Database) -> None:
    await open_feed(db)
    failure = (await log(db, "Not shortlisted")).failure
    with pytest.raises(Refused) as refusal:
        await share(db, failure, own="x" * (TEXT_LIMIT + 1))
    assert (refusal.value.key, refusal.value.values) == ("feed_rules.too_long", {"limit": TEXT_LIMIT})
    await share(db, failure, own="x" * TEXT_LIMIT)


async def test_nobody_shares_or_retells_the_failure_of_another(db: Database) -> None:
    await open_feed(db)
    failure = (await log(db, "Not shortlisted")).failure
    for _ in range(2):
        with pytest.raises(Refused) as refusal:
            await share(db, failure, own="What Ben says of it", by=BEN)
        assert refusal.value.key == "feed_rules.unknown_failure"
        made = await share(db, failure)
        assert made.text == "Not shortlisted"


async def test_a_failure_deleted_meanwhile_cannot_be_shared(db: Database) -> None:
    await open_feed(db)
    failure = (await log(db, "Not shortlisted")).failure
    await db.run(journal.delete, ADA, failure.id, NOW)
    with pytest.raises(Refused) as refusal:
        await share(db, failure)
    assert refusal.value.key == "feed_rules.unknown_failure"


async def test_from_counted_to_named_and_back_the_total_stays_and_the_card_comes_and_goes(db: Database) -> None:
    await open_feed(db)
    failure = (await log(db, "Not shortlisted")).failure
    await share(db, failure, Audience.COUNTED)
    named = await share(db, failure)
    await db.run(feed.posted, named.id, FEED, 7, NOW)
    await share(db, failure, Audience.COUNTED)
    assert await db.read(feed.group_total, GUILD) == 1
    assert await db.read(feed.card, named.id) is None
    assert [(notice.kind, dict(notice.payload)) for notice in await waiting(db)] == [
        ("feed.retract", {"channel": FEED, "message": 7})
    ]
    again = await share(db, failure)
    assert again.id != named.id
    assert [notice.kind for notice in await waiting(db)] == ["feed.retract", "feed.card"]


async def test_the_day_of_a_share_is_that_of_its_server(db: Database) -> None:
    await open_feed(db)
    await db.run(guilds.change, GUILD, NOW, zone="Pacific/Auckland")
    failure = (await log(db, "Not shortlisted")).failure
    draft = ShareDraft(GUILD, ADA, failure.id, failure.line, None, Audience.NAMED)
    made = await db.run(feed.share, draft, datetime(2026, 3, 14, 23, 30, tzinfo=UTC))
    assert made.shared_on == date(2026, 3, 15)


async def test_edits_reach_the_cards_that_are_told_in_the_words_of_the_line(db: Database) -> None:
    await open_feed(db)
    await open_feed(db, 3000, OTHER_GUILD)
    failure = (await log(db, "Not shortlistet")).failure
    plain = await share(db, failure)
    own = await share(db, failure, own="Another no", guild=OTHER_GUILD)
    await db.run(journal.edit, ADA, failure.id, LATER, line="Not shortlisted")
    assert (await db.read(feed.find, ADA, plain.id)).text == "Not shortlisted"
    assert (await db.read(feed.find, ADA, own.id)).text == "Another no"


async def test_an_id_tells_nothing_and_fits_a_custom_id(db: Database) -> None:
    await open_feed(db)
    ids = {(await shared(db, f"no {n}")).id for n in range(20)}
    assert len(ids) == 20
    assert all(re.fullmatch(r"[\w-]{16}", one) for one in ids)


async def test_no_text_shows_when_a_share_is_printed(db: Database) -> None:
    await open_feed(db)
    made = await shared(db, "A secret rejection")
    card = await db.read(feed.card, made.id)
    draft = ShareDraft(GUILD, ADA, 1, "A secret rejection", "A secret version", Audience.NAMED)
    assert "secret" not in f"{made!r} {card!r} {draft!r}"


async def test_only_sealed_text_is_in_the_database(db: Database) -> None:
    await open_feed(db)
    await shared(db, "A secret rejection")
    rows = await db.read(lambda tx: [tuple(row) for row in tx.all("SELECT * FROM share")])
    assert b"secret" not in repr(rows).encode()


async def test_two_members_whose_entries_bear_the_same_id_share_each_their_own(db: Database) -> None:
    await open_feed(db)
    of_ada = (await log(db, "Not shortlisted")).failure
    brought = replace(of_ada, member_id=BEN, line="Never answered")
    (of_ben,) = await db.run(journal.put_back, (brought,))
    assert of_ben.id == of_ada.id
    card = await share(db, of_ada)
    counted = await share(db, of_ben, Audience.COUNTED, by=BEN)
    assert await db.read(feed.of_failure, ADA, of_ada.id) == (card,)
    assert await db.read(feed.audiences, BEN, [of_ben.id]) == {of_ben.id: (Audience.COUNTED,)}
    await db.run(journal.edit, BEN, of_ben.id, LATER, line="Never, ever answered")
    await db.run(journal.delete, BEN, of_ben.id, LATER)
    assert (await db.read(feed.find, ADA, card.id)).text == "Not shortlisted"
    with pytest.raises(Refused):
        await db.read(feed.find, BEN, counted.id)
