"""Whose failures stand in a CV, and in whose view of it."""

from dataclasses import replace

import pytest

from bot.cv import actions as cv
from bot.cv.model import Cv, Heading, Include, Kept, Picking, Style
from bot.feed import actions as feed
from bot.feed.model import Audience
from bot.journal import actions as journal
from bot.journal.model import PartialDate
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from tests.conftest import NOW
from tests.feed.shares import FEED, GUILD, OTHER_FEED, open_feed, share, shared
from tests.journal.entries import ADA, BEN, log, log_many

OTHER = 1001


async def assembled(db: Database, include: Include, guild: int | None = None, member: int = ADA) -> Cv:
    return await db.read(cv.assemble, member, include=include, style=Style.HAUSHOFER, guild_id=guild)


def lines(made: Cv) -> list[str]:
    return [item.line for part in made.parts for item in part.items]


async def test_everything_is_in_it_but_what_was_let_go_and_what_is_others(db: Database) -> None:
    first, second = (await log(db, "first")).failure, (await log(db, "second")).failure
    await log(db, "of Ben", BEN)
    assert lines(await assembled(db, Include.ALL)) == ["second", "first"]
    await db.run(journal.let_go, ADA, second.id, NOW)
    assert lines(await assembled(db, Include.ALL)) == [first.line]


async def test_a_failure_without_a_date_stands_in_the_year_in_which_it_was_logged(db: Database) -> None:
    await log(db, "undated")
    await log(db, "dated", happened=PartialDate(2019, 3))
    (part,) = (await assembled(db, Include.ALL)).parts
    assert [(item.line, item.dates) for item in part.items] == [
        ("undated", (PartialDate(NOW.year),)),
        ("dated", (PartialDate(2019, 3),)),
    ]


async def test_only_what_is_shared_by_name_is_in_the_named_one_as_it_is_told_there(db: Database) -> None:
    await open_feed(db)
    await open_feed(db, 2001, OTHER)
    private, counted, named, told = [(await log(db, text)).failure for text in ("p", "c", "n", "o")]
    await share(db, counted, Audience.COUNTED)
    await share(db, named)
    await share(db, told, own="told in other words", guild=OTHER)
    assert lines(await assembled(db, Include.NAMED)) == ["told in other words", "n"]
    assert lines(await assembled(db, Include.NAMED, GUILD)) == ["n"]
    assert private.line not in lines(await assembled(db, Include.NAMED))


async def test_others_see_what_stands_in_the_feed_here_and_nothing_else_of_it(db: Database) -> None:
    await open_feed(db)
    await db.run(cv.set_heading, ADA, "Ada", "Private words")
    made = await shared(db, "Not shortlisted", message=77)
    assert made.failure_id is not None
    await db.run(journal.edit, ADA, made.failure_id, NOW, section="awards", happened=PartialDate(2001), became="x")
    waiting = await shared(db, "Not there yet")
    seen = await db.read(cv.shared_with, ADA, GUILD, {FEED})
    assert seen.heading == Heading()
    (part,) = seen.parts
    (item,) = part.items
    assert (item.line, item.section, item.dates, item.became) == (
        "Not shortlisted",
        None,
        (PartialDate(NOW.year),),
        None,
    )
    assert lines(await db.read(cv.shared_with, ADA, OTHER, {FEED})) == []
    assert lines(await db.read(cv.shared_with, ADA, GUILD, {OTHER_FEED})) == []
    assert await db.read(cv.shared_where, ADA, GUILD) == {FEED}
    await db.run(feed.withdraw, ADA, made.id, NOW)
    assert await db.read(cv.shared_where, ADA, GUILD) == frozenset()
    assert lines(await db.read(cv.shared_with, ADA, GUILD, {FEED})) == []
    assert waiting.text not in lines(await db.read(cv.shared_with, ADA, GUILD, {FEED}))


async def test_a_long_own_version_is_a_line_in_a_cv(db: Database) -> None:
    await open_feed(db)
    await share(db, (await log(db, "short")).failure, own="word " * 100)
    (line,) = lines(await assembled(db, Include.NAMED))
    assert len(line) <= 140
    assert line.endswith("…")


async def pick(db: Database, page: int, *ids: int) -> Picking:
    """Pick from a page as it stands now."""
    seen = (await db.read(cv.picking, ADA, page)).picks
    return await db.run(cv.choose, ADA, page, ids, first=seen[0].failure.id, last=seen[-1].failure.id)


async def test_what_is_picked_stays_picked_over_pages(db: Database) -> None:
    entries = list(reversed(await log_many(db, 30)))
    ids = [one.id for one in entries]
    first = await pick(db, 0, *ids[:3])
    assert [one.picked for one in first.picks][:4] == [True, True, True, False]
    assert (first.page, first.pages, first.picked) == (0, 2, 3)
    second = await pick(db, 1, *ids[26:28])
    assert (second.page, second.picked) == (1, 5)
    again = await pick(db, 0, ids[1])
    assert again.picked == 3
    assert lines(await assembled(db, Include.CHOSEN)) == [entries[1].line, entries[26].line, entries[27].line]


async def test_what_a_member_did_not_see_is_not_unpicked(db: Database) -> None:
    ids = [one.id for one in reversed(await log_many(db, 26))]
    await pick(db, 1, ids[25])
    await db.run(journal.delete, ADA, ids[3], NOW)
    moved = await db.run(cv.choose, ADA, 0, ids[:1], first=ids[0], last=ids[24])
    assert moved.picked == 2


async def test_what_is_not_ones_own_cannot_be_picked(db: Database) -> None:
    await log(db, "of Ada")
    foreign = (await log(db, "of Ben", BEN, origin=555)).failure
    await pick(db, 0, foreign.id, 424242)
    assert (await db.read(cv.of_member, ADA)).chosen == (await db.read(cv.of_member, BEN)).chosen == ()


async def test_a_deleted_failure_is_not_picked_any_more(db: Database) -> None:
    made = (await log(db, "gone soon")).failure
    await pick(db, 0, made.id)
    await db.run(journal.delete, ADA, made.id, NOW)
    assert (await db.read(cv.of_member, ADA)).chosen == ()


async def test_a_name_and_an_intro_are_kept_tidied_and_removed_by_emptying_them(db: Database) -> None:
    kept = await db.run(cv.set_heading, ADA, "  Ada \n Lovelace ", " One.\r\n\r\nTwo. ")
    assert kept == Heading("Ada Lovelace", "One.\n\nTwo.") == await db.read(cv.heading, ADA)
    assert await db.run(cv.set_heading, ADA, " ", "\u200b") == Heading() == await db.read(cv.heading, ADA)
    assert await db.run(cv.forget_member, ADA) == 0


@pytest.mark.parametrize(("name", "intro", "key"), [("x" * 101, "", "name"), ("", "x" * 1501, "intro")])
async def test_a_heading_that_is_too_long_changes_nothing(db: Database, name: str, intro: str, key: str) -> None:
    await db.run(cv.set_heading, ADA, "Ada", "")
    with pytest.raises(Refused, match=f"cv.{key}_too_long"):
        await db.run(cv.set_heading, ADA, name, intro)
    assert (await db.read(cv.heading, ADA)).name == "Ada"


async def test_what_is_kept_can_be_taken_away_forgotten_and_put_back(db: Database) -> None:
    made = (await log(db, "picked")).failure
    await db.run(cv.set_heading, ADA, "Ada", "Words")
    await pick(db, 0, made.id)
    await db.run(cv.set_heading, BEN, "Ben", "")
    kept = await db.read(cv.of_member, ADA)
    assert kept == Kept(Heading("Ada", "Words"), (made.id,))
    assert await db.run(cv.forget_member, ADA) == 2
    assert await db.read(cv.of_member, ADA) == Kept(Heading(), ())
    await db.run(cv.restore, ADA, replace(kept, chosen=(made.id, 4711)))
    assert await db.read(cv.of_member, ADA) == kept
    assert (await db.read(cv.heading, BEN)).name == "Ben"
