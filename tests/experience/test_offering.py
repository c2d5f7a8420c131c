"""What members offer to be asked about: seen first, found without a name, over after a while."""

from datetime import timedelta

import pytest

from bot.experience import actions as experience
from bot.experience.model import LASTS, MOST_OFFERS, TOPIC_LIMIT
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from tests.conftest import NOW
from tests.experience.offers import ADA, BEN, GUILD, OTHER_GUILD, TOPIC, asked, offered, said

DAY = timedelta(days=1)


async def topics(db: Database, typed: str = "", by: int = BEN, guild: int = GUILD) -> list[str]:
    return [one.topic for one in await db.read(experience.find, guild, by, typed, 25)]


async def test_nobody_finds_a_topic_before_it_is_offered(db: Database) -> None:
    one = await db.run(experience.draft, GUILD, ADA, TOPIC, NOW)
    assert await topics(db) == []
    with pytest.raises(Refused, match=r"experiences_rules\.gone"):
        await db.run(experience.ask, GUILD, BEN, one.id, 7, NOW)
    await db.run(experience.offer, ADA, one.id, NOW)
    assert await topics(db) == [TOPIC]


async def test_a_topic_that_is_not_offered_is_forgotten_after_a_day_and_gives_way_to_another(db: Database) -> None:
    await db.run(experience.draft, GUILD, ADA, "first thought", NOW)
    await db.run(experience.draft, GUILD, ADA, "second thought", NOW)
    assert [one.topic for one in await db.read(experience.of_member, ADA)] == ["second thought"]
    await db.run(experience.look_after, NOW + DAY)
    assert len(await db.read(experience.of_member, ADA)) == 1
    await db.run(experience.look_after, NOW + 2 * DAY)
    assert await db.read(experience.of_member, ADA) == ()


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("", True),
        ("marie", True),
        ("MARIE-CURIE", True),
        ("fellowships marie", True),
        ("felowships", True),
        ("marie kant", False),
        ("visa", False),
    ],
)
async def test_words_find_a_topic_in_any_order_and_in_spite_of_a_typo(db: Database, typed: str, *, fits: bool) -> None:
    await offered(db)
    assert await topics(db, typed) == ([TOPIC] if fits else [])


async def test_what_fits_to_the_letter_comes_first(db: Database) -> None:
    await offered(db, "Curie in Mary's words")
    await offered(db, "Marie-Curie")
    assert (await topics(db, "marie-curie"))[0] == "Marie-Curie"


async def test_a_topic_stays_in_its_server_and_ones_own_is_not_found(db: Database) -> None:
    await offered(db)
    assert await topics(db, guild=OTHER_GUILD) == []
    assert await topics(db, by=ADA) == []
    assert [one.topic for one in await db.read(experience.own, GUILD, ADA)] == [TOPIC]
    assert await db.read(experience.own, OTHER_GUILD, ADA) == ()


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("\u200b\u2800 ", "empty"),
        ("x" * (TOPIC_LIMIT + 1), "too_long"),
        (TOPIC.upper(), "offered"),
    ],
    ids=["nothing to see", "too long", "offered already"],
)
async def test_what_cannot_be_offered_is_refused_kindly(db: Database, typed: str, key: str) -> None:
    await offered(db)
    with pytest.raises(Refused, match=rf"experiences_rules\.{key}"):
        await db.run(experience.draft, GUILD, ADA, typed, NOW)
    assert len(await db.read(experience.of_member, ADA)) == 1


async def test_there_is_an_end_to_what_one_may_offer_in_a_server(db: Database) -> None:
    for number in range(MOST_OFFERS):
        await offered(db, f"topic {number}")
    with pytest.raises(Refused, match=r"experiences_rules\.many_offers"):
        await offered(db, "one more")
    await offered(db, "one more", guild=OTHER_GUILD)


async def test_an_offer_lasts_ninety_days_and_each_press_gives_it_ninety_more(db: Database) -> None:
    one = await offered(db)
    assert one.until == (NOW + LASTS).date()
    await db.run(experience.look_after, NOW + LASTS)
    assert await topics(db) == [TOPIC]
    renewed = await db.run(experience.renew, ADA, one.id, NOW + LASTS)
    assert renewed.until == (NOW + 2 * LASTS).date()
    await db.run(experience.look_after, NOW + 2 * LASTS + DAY)
    assert await topics(db) == []


async def test_the_end_is_told_once_a_week_before_and_again_only_after_a_renewal(db: Database) -> None:
    one = await offered(db)
    for days in (82, 83, 84, 90):
        await db.run(experience.look_after, NOW + days * DAY)
    assert await said(db) == [("experience.ending", ADA)]
    assert await db.read(experience.ending, ADA, one.id) is not None
    await db.run(experience.renew, ADA, one.id, NOW + 90 * DAY)
    assert await db.read(experience.ending, ADA, one.id) is None
    await db.run(experience.look_after, NOW + 175 * DAY)
    assert await said(db) == [("experience.ending", ADA)] * 2


async def test_pressing_offer_again_does_not_renew_it(db: Database) -> None:
    one = await offered(db)
    assert (await db.run(experience.offer, ADA, one.id, NOW + 9 * DAY)).until == one.until


@pytest.mark.parametrize("deed", [experience.offer, experience.renew])
async def test_another_members_offer_is_as_unknown_as_none(db: Database, deed: object) -> None:
    one = await offered(db)
    assert callable(deed)
    with pytest.raises(Refused, match=r"experiences_rules\.gone"):
        await db.run(deed, BEN, one.id, NOW)
    with pytest.raises(Refused, match=r"experiences_rules\.gone"):
        await db.run(experience.close, BEN, one.id)
    assert await topics(db) == [TOPIC]


async def test_the_database_names_neither_the_topic_nor_the_hour(db: Database) -> None:
    await asked(db, await offered(db))

    def rows(tx: Transaction) -> list[object]:
        found = tx.all("SELECT * FROM experience") + tx.all("SELECT * FROM experience_request")
        return [value for row in found for value in tuple(row)]

    values = await db.read(rows)
    assert not any(b"Curie" in (value if isinstance(value, bytes) else str(value).encode()) for value in values)
    assert all(len(value) <= 16 for value in values if isinstance(value, str))
    assert not any(isinstance(value, int) and value > 10**9 for value in values)


async def test_leaving_a_server_takes_offers_and_questions_back_there_only(db: Database) -> None:
    await asked(db, await offered(db, "here", by=BEN), by=ADA)
    await offered(db, "mine here")
    await offered(db, "mine there", guild=OTHER_GUILD)
    assert await db.read(experience.count_in, ADA, GUILD) == 2
    assert await db.run(experience.leave, ADA, GUILD) == 2
    assert [one.topic for one in await db.read(experience.of_member, ADA)] == ["mine there"]
    assert await db.read(experience.requests_of_member, ADA) == ()
    assert await db.run(experience.forget_member, ADA) == 1
    assert await topics(db, by=ADA) == ["here"]
