"""What was let go is out of sight, counts, and can come back."""

import pytest

from bot.feed import actions as feed
from bot.feed.model import Audience, ShareDraft
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import Draft, Failure
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.members import actions as members
from bot.quests import actions as quests
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, LATER, delete_newest, log, log_many
from tests.quests.starting import start

GUILD, OTHER = 7, 8


async def share(db: Database, failure: Failure, audience: Audience, guild: int = GUILD) -> None:
    await db.run(guilds.change, guild, NOW, feed_channel=70)
    await db.run(feed.share, ShareDraft(guild, ADA, failure.id, failure.line, None, audience), NOW)


async def bring_back(db: Database, failure: Failure, by: int = ADA) -> Failure:
    return await db.run(journal.bring_back, by, failure.id, LATER, locale="de", guild_id=None)


async def lines(db: Database, *, let_go: bool = False) -> list[str]:
    page = await db.read(lambda tx: journal.page(tx, ADA, let_go=let_go))
    return [entry.failure.line for entry in page.entries]


async def test_what_was_let_go_is_in_no_list_and_no_suggestion_and_listed_apart(db: Database) -> None:
    first, second = await log_many(db, 2)
    gone = await db.run(journal.let_go, ADA, first.id, LATER)
    assert gone.let_go
    assert (await lines(db), await lines(db, let_go=True)) == (["failure 2"], ["failure 1"])
    assert await db.read(journal.suggest, ADA, "failure") == (second,)
    assert await db.read(journal.fitting, ADA, "failure 1", 2) == ()
    assert await db.read(journal.listed, ADA) == (second,)
    assert await db.read(journal.everything, ADA) == (gone, second)
    assert await db.read(journal.find, ADA, first.id) == gone


async def test_headings_that_only_stand_above_what_was_let_go_are_not_offered(db: Database) -> None:
    failure = (await log(db, "no", section="My start-up")).failure
    assert await db.read(journal.sections, ADA) == ("My start-up",)
    await db.run(journal.let_go, ADA, failure.id, LATER)
    assert await db.read(journal.sections, ADA) == ()


async def test_it_goes_on_counting_toward_its_quest(db: Database) -> None:
    quest = await start(db, goal=3)
    failure = (await log(db, "one")).failure
    await db.run(journal.let_go, ADA, failure.id, LATER)
    assert (await db.read(quests.find, ADA, quest.id)).count == 1


async def test_what_others_read_is_taken_back_and_what_is_only_counted_stays(db: Database) -> None:
    failure = (await log(db, "one")).failure
    await share(db, failure, Audience.NAMED)
    await share(db, failure, Audience.COUNTED, OTHER)
    await db.run(journal.let_go, ADA, failure.id, LATER)
    assert await db.read(feed.audiences, ADA, [failure.id]) == {failure.id: (Audience.COUNTED,)}
    assert await db.read(feed.group_total, GUILD) == 0


async def test_letting_go_twice_is_letting_go_once(db: Database) -> None:
    failure = (await log(db, "one")).failure
    once = await db.run(journal.let_go, ADA, failure.id, LATER)
    assert await db.run(journal.let_go, ADA, failure.id, LATER) == once


async def test_it_comes_back_as_it_was_and_private(db: Database) -> None:
    failure = (await log(db, "one", section="awards", sting=4, became="a friend")).failure
    await share(db, failure, Audience.NAMED)
    await db.run(journal.let_go, ADA, failure.id, LATER)
    assert await bring_back(db, failure) == failure
    assert await lines(db) == ["one"]
    assert await db.read(feed.audiences, ADA, [failure.id]) == {}


async def test_undo_takes_back_what_was_logged_last_and_is_still_there(db: Database) -> None:
    first, second = await log_many(db, 2)
    await db.run(journal.let_go, ADA, second.id, LATER)
    assert await delete_newest(db, LATER) == first


async def test_nobody_lets_go_of_anothers_or_brings_it_back(db: Database) -> None:
    failure = (await log(db, "one")).failure
    for deed in (db.run(journal.let_go, BEN, failure.id, LATER), bring_back(db, failure, BEN)):
        with pytest.raises(Refused, match=r"journal\.unknown"):
            await deed
    assert await db.read(journal.find, ADA, failure.id) == failure


async def test_what_stings_is_asked_about_again_once_it_is_back(db: Database) -> None:
    (imported,) = await db.run(lambda tx: journal.bring(tx, ADA, [Draft(ADA, None, "one", sting=8)], batch=1, now=NOW))
    await db.run(journal.let_go, ADA, imported.id, LATER)
    assert (await db.read(members.find, ADA)).next_checkin is None
    await bring_back(db, imported)
    member = await db.read(members.find, ADA)
    assert (member.locale, member.next_checkin is None) == ("de", False)
