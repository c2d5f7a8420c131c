import pytest

from bot.feed import actions as feed
from bot.feed import offers
from bot.feed.model import TEXT_LIMIT, Audience, Share
from bot.journal import actions as journal
from bot.journal.model import Failure
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from tests.conftest import NOW
from tests.feed.shares import ADA, BEN, GUILD, OTHER_GUILD, open_feed, waiting
from tests.journal.entries import log


@pytest.fixture(autouse=True)
async def _feed(db: Database) -> None:
    await open_feed(db)


@pytest.fixture
async def failure(db: Database) -> Failure:
    return (await log(db, "Prof. N. said no again")).failure


async def settle(db: Database, failure: Failure, audience: Audience) -> tuple[Share | None, int]:
    return await db.run(offers.settle, GUILD, ADA, failure.id, failure.line, audience, NOW)


async def test_the_version_a_member_looked_at_is_the_one_that_is_shared(db: Database, failure: Failure) -> None:
    await db.run(offers.reword, GUILD, ADA, failure.id, "A no")
    await db.run(offers.reword, GUILD, ADA, failure.id, "Another no")
    assert await db.read(offers.wording, GUILD, ADA, failure.id) == "Another no"
    assert await waiting(db) == []
    share, total = await settle(db, failure, Audience.NAMED)
    assert share is not None
    assert (share.text, total) == ("Another no", 1)
    assert await db.read(offers.wording, GUILD, ADA, failure.id) == "Another no"


async def test_without_a_version_of_its_own_the_line_is_shared(db: Database, failure: Failure) -> None:
    assert await db.read(offers.wording, GUILD, ADA, failure.id) is None
    share, _ = await settle(db, failure, Audience.NAMED)
    assert share is not None
    assert (share.text, share.own_version) == (failure.line, False)


async def test_keeping_it_private_forgets_the_version_and_the_share(db: Database, failure: Failure) -> None:
    await settle(db, failure, Audience.NAMED)
    await db.run(offers.reword, GUILD, ADA, failure.id, "Another no")
    assert await settle(db, failure, Audience.PRIVATE) == (None, 0)
    assert await db.read(offers.wording, GUILD, ADA, failure.id) is None
    assert await db.read(feed.of_failure, ADA, failure.id) == ()


async def test_a_version_belongs_to_one_server(db: Database, failure: Failure) -> None:
    await db.run(offers.reword, GUILD, ADA, failure.id, "Another no")
    assert await db.read(offers.wording, OTHER_GUILD, ADA, failure.id) is None


async def test_nobody_else_reads_overwrites_or_settles_a_version(db: Database, failure: Failure) -> None:
    await db.run(offers.reword, GUILD, ADA, failure.id, "Another no")
    assert await db.read(offers.wording, GUILD, BEN, failure.id) is None
    with pytest.raises(Refused) as refusal:
        await db.run(offers.reword, GUILD, BEN, failure.id, "Ben's words")
    assert refusal.value.key == "feed_rules.unknown_failure"
    await db.run(offers.settle, GUILD, BEN, failure.id, failure.line, Audience.PRIVATE, NOW)
    assert await db.read(offers.wording, GUILD, ADA, failure.id) == "Another no"


async def test_a_version_goes_with_its_failure(db: Database, failure: Failure) -> None:
    await db.run(offers.reword, GUILD, ADA, failure.id, "Another no")
    await db.run(journal.delete, ADA, failure.id, NOW)
    assert await db.read(offers.wording, GUILD, ADA, failure.id) is None
    with pytest.raises(Refused) as refusal:
        await db.run(offers.reword, GUILD, ADA, failure.id, "Another no")
    assert refusal.value.key == "feed_rules.unknown_failure"


@pytest.mark.parametrize(
    ("text", "key"),
    [("", "feed_rules.empty"), (" \n ", "feed_rules.empty"), ("x" * (TEXT_LIMIT + 1), "feed_rules.too_long")],
)
async def test_a_version_without_text_or_with_too_much_is_refused(
    db: Database, failure: Failure, text: str, key: str
) -> None:
    with pytest.raises(Refused) as refusal:
        await db.run(offers.reword, GUILD, ADA, failure.id, text)
    assert refusal.value.key == key
