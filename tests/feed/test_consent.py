import pytest

from bot.feed import consent
from bot.kernel.database import Database
from tests.feed.shares import ADA, BEN, GUILD, OTHER_GUILD

LAB, ALUMNI = 31, 32
EVERYBODY = GUILD


async def is_wider(db: Database, agreed: set[int], now: set[int]) -> bool:
    digest = await db.read(consent.seen_by, GUILD, frozenset(agreed))
    return await db.read(consent.is_wider, GUILD, digest, frozenset(now))


@pytest.mark.parametrize(
    ("agreed", "now", "wider"),
    [
        ({LAB}, {LAB}, False),
        ({LAB, ADA}, {LAB}, False),
        ({LAB}, {LAB, BEN}, True),
        ({LAB}, {ALUMNI}, True),
        ({LAB}, {EVERYBODY}, True),
        ({EVERYBODY}, {LAB, ALUMNI, BEN}, False),
        ({EVERYBODY}, {EVERYBODY}, False),
        ({EVERYBODY}, {EVERYBODY, consent.ANYONE}, True),
        ({EVERYBODY, consent.ANYONE}, {EVERYBODY, consent.ANYONE}, False),
        (set(), set(), False),
        (set(), {BEN}, True),
    ],
)
async def test_wider_is_whoever_sees_it_now_and_could_not_before(
    db: Database, agreed: set[int], now: set[int], *, wider: bool
) -> None:
    assert await is_wider(db, agreed, now) is wider


async def test_a_digest_names_no_role_and_is_another_one_in_another_server(db: Database) -> None:
    digest = await db.read(consent.seen_by, GUILD, frozenset({LAB, BEN}))
    assert not {str(LAB), str(BEN)} & set(digest.split())
    assert await db.read(consent.seen_by, OTHER_GUILD, frozenset({LAB, BEN})) != digest
    assert await db.read(consent.seen_by, GUILD, frozenset({BEN, LAB})) == digest
