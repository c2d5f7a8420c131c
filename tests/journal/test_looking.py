from datetime import UTC, datetime

import pytest

from bot.feed import actions as feed
from bot.feed.model import Audience, ShareDraft
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import Failure, PartialDate
from bot.kernel.database import Database
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, log, log_many
from tests.quests.starting import start


async def lines(db: Database, **filters: object) -> list[str]:
    shown = await db.read(lambda tx: journal.page(tx, ADA, **filters))  # type: ignore[arg-type]  # as a test names them
    return [entry.failure.line for entry in shown.entries]


async def share(db: Database, failure: Failure, audience: Audience, guild_id: int = 7) -> None:
    await db.run(guilds.change, guild_id, NOW, feed_channel=70)
    await db.run(feed.share, ShareDraft(guild_id, ADA, failure.id, failure.line, None, audience), NOW)


async def test_pages_show_the_newest_first_and_every_entry_once(db: Database) -> None:
    made = await log_many(db, 10)
    await log(db, "somebody else's", BEN)
    shown = [await db.read(journal.page, ADA, page=number, size=4) for number in range(3)]
    assert [(one.page, one.pages, one.total) for one in shown] == [(0, 3, 10), (1, 3, 10), (2, 3, 10)]
    assert [entry.failure for one in shown for entry in one.entries] == made[::-1]


@pytest.mark.parametrize(("asked", "shown"), [(-5, 0), (99, 1)])
async def test_a_page_past_an_end_is_the_one_at_that_end(db: Database, asked: int, shown: int) -> None:
    await log_many(db, 5)
    page = await db.read(journal.page, ADA, page=asked, size=3)
    assert page.page == shown
    assert page.entries


async def test_an_empty_journal_has_one_empty_page(db: Database) -> None:
    page = await db.read(journal.page, ADA)
    assert (page.entries, page.page, page.pages, page.total) == ((), 0, 1, 0)


async def test_a_list_can_be_narrowed_to_a_section_by_key_or_name(db: Database) -> None:
    await log(db, "prize", section="awards")
    await log(db, "story", section="Short stories")
    await log(db, "nothing")
    assert await lines(db, section="awards") == ["prize"]
    assert await lines(db, section="awards and scholarships I did not get") == ["prize"]
    assert await lines(db, section="Short stories") == ["story"]
    assert await lines(db, section="Grants") == []


async def test_an_entry_belongs_to_the_year_it_happened_or_else_was_logged(db: Database) -> None:
    await log(db, "old", happened=PartialDate(2019, 3))
    await log(db, "undated")
    await log(db, "new year", now=datetime(2027, 1, 1, tzinfo=UTC))
    assert await lines(db, year=2019) == ["old"]
    assert await lines(db, year=NOW.year) == ["undated"]
    assert await lines(db, year=2027) == ["new year"]


async def test_a_list_can_be_narrowed_to_a_quest(db: Database) -> None:
    await log(db, "before")
    quest = await start(db)
    await log(db, "counted")
    assert await lines(db, quest_id=quest.id) == ["counted"]


async def test_a_list_can_be_narrowed_to_who_sees_it(db: Database) -> None:
    counted, named, both, _ = await log_many(db, 4)
    await share(db, counted, Audience.COUNTED)
    await share(db, named, Audience.NAMED)
    await share(db, both, Audience.NAMED)
    await share(db, both, Audience.COUNTED, guild_id=8)
    assert await lines(db, audience=Audience.COUNTED) == ["failure 3", "failure 1"]
    assert await lines(db, audience=Audience.NAMED) == ["failure 3", "failure 2"]
    assert await lines(db, audience=Audience.PRIVATE) == ["failure 4"]
    shown = (await db.read(journal.page, ADA)).entries
    assert [set(entry.audiences) for entry in shown] == [
        set(),
        {Audience.COUNTED, Audience.NAMED},
        {Audience.NAMED},
        {Audience.COUNTED},
    ]


async def test_own_sections_are_offered_once_the_latest_first(db: Database) -> None:
    for section in ("Short stories", "awards", "Grants", "Short stories"):
        await log(db, f"{section} {section}", section=section, now=NOW)
    await log(db, "another", section="Short stories")
    await log(db, "theirs", BEN, section="Secret")
    assert await db.read(journal.sections, ADA) == ("Short stories", "Grants")
