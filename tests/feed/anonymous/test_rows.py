"""What the database keeps of an anonymous share: nobody, no failure, no hour."""

import sqlite3
from datetime import date

import pytest

from bot.feed import actions as feed
from bot.feed import store
from bot.feed.model import Audience, Gesture, Share, State
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from tests.conftest import NOW
from tests.feed.shares import ADA, BEN, FEED, GUILD

DRAFT = Share(
    id="anonymous-share1",
    guild_id=GUILD,
    audience=Audience.ANONYMOUS,
    member_id=ADA,
    failure_id=31,
    text="A secret rejection",
    own_version=False,
    shared_at=NOW,
    shared_on=date(2026, 3, 14),
    channel_id=FEED,
    message_id=None,
    state=State.WAITING,
)


@pytest.fixture(autouse=True)
async def _share(db: Database) -> None:
    await db.run(store.insert_anonymous, DRAFT)


async def test_no_column_names_the_author_or_the_failure_or_the_hour(db: Database) -> None:
    (row,) = await db.read(lambda tx: tx.all("SELECT * FROM share"))
    columns = dict(row)
    assert (columns["member_id"], columns["failure_id"], columns["shared_at"]) == (None, None, None)
    for value in columns.values():
        assert value not in (ADA, 31)
        assert b"secret" not in (value if isinstance(value, bytes) else str(value).encode())
    found = await db.read(store.find, DRAFT.id)
    assert found is not None
    assert (found.member_id, found.failure_id, found.shared_at, found.text) == (None, None, None, DRAFT.text)


async def test_the_sealed_author_opens_only_at_this_share(db: Database) -> None:
    def look(tx: Transaction) -> str:
        sealed = tx.value("SELECT author FROM share WHERE id = ?", DRAFT.id)
        return tx.vault.open(sealed, about=f"share.author:{DRAFT.id}")

    assert await db.read(look) == "[11, 31, null, null]"


async def test_the_author_is_recognised_and_nobody_else(db: Database) -> None:
    assert (await db.read(feed.find, ADA, DRAFT.id)).id == DRAFT.id
    with pytest.raises(Refused):
        await db.read(feed.find, BEN, DRAFT.id)
    assert [one.id for one in await db.read(feed.of_member, ADA)] == [DRAFT.id]
    assert await db.read(feed.of_member, BEN) == ()
    with pytest.raises(Refused) as refusal:
        await db.run(feed.press, DRAFT.id, Gesture.HUG, ADA)
    assert refusal.value.key == "feed_rules.own_card"
    assert await db.run(feed.press, DRAFT.id, Gesture.HUG, BEN)


async def test_no_failure_names_its_anonymous_share(db: Database) -> None:
    assert await db.read(feed.of_failure, ADA, 31) == ()
    assert await db.read(feed.named, ADA) == ()


@pytest.mark.parametrize(
    "leak",
    ["member_id = 11", "failure_id = 31", "shared_at = 1773489600000", "author = NULL", "tag = NULL", "release = NULL"],
)
async def test_the_schema_refuses_an_anonymous_share_that_says_more_or_belongs_to_nobody(
    db: Database, leak: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        await db.run(lambda tx: tx.execute(f"UPDATE share SET {leak}"))  # noqa: S608 - the leaks above


@pytest.mark.parametrize("missing", ["member_id", "failure_id", "text"])
async def test_a_share_of_nobody_or_of_nothing_is_not_written(db: Database, missing: str) -> None:
    values = {name: getattr(DRAFT, name) for name in DRAFT.__slots__} | {"id": "anonymous-share2", missing: None}
    with pytest.raises(ValueError, match="anonymous-share2"):
        await db.run(store.insert_anonymous, Share(**values))
