import pytest

from bot.feed import actions as feed
from bot.feed.model import Audience, Share, ShareDraft
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import BECAME_LIMIT, NOTHING_MUCH, STORY_LIMIT, Failure, Kind, PartialDate
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.members import actions as members
from bot.quests import actions as quests
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, LATER, delete_newest, log, log_many
from tests.quests.starting import start

GUILD, FEED = 7, 70


async def share(db: Database, failure: Failure, own_text: str | None = None) -> Share:
    await db.run(guilds.change, GUILD, NOW, feed_channel=FEED)
    draft = ShareDraft(GUILD, ADA, failure.id, failure.line, own_text, Audience.NAMED)
    return await db.run(feed.share, draft, NOW)


async def test_a_story_is_put_behind_the_line(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    told = await db.run(journal.add_story, ADA, failure.id, " They called.\r\nThen they did not. ", LATER)
    assert (told.story, told.edited_at) == ("They called.\nThen they did not.", LATER)
    assert await db.read(journal.find, ADA, failure.id) == told


async def test_an_empty_story_removes_the_one_that_was_there(db: Database) -> None:
    failure = (await log(db, "word " * 60)).failure
    assert (await db.run(journal.add_story, ADA, failure.id, " \n", LATER)).story is None


async def test_a_story_that_is_too_long_is_refused_and_the_old_one_stays(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    kept = await db.run(journal.add_story, ADA, failure.id, "x" * STORY_LIMIT, LATER)
    with pytest.raises(Refused, match=r"journal\.story_too_long"):
        await db.run(journal.add_story, ADA, failure.id, "x" * (STORY_LIMIT + 1), LATER)
    assert await db.read(journal.find, ADA, failure.id) == kept


async def test_an_edit_changes_what_it_names_and_keeps_the_rest(db: Database) -> None:
    failure = (await log(db, "Grant", kind=Kind.FORM, section="awards", sting=9)).failure
    edited = await db.run(
        journal.edit, ADA, failure.id, LATER, line="The big grant", sting=None, happened=PartialDate(2025)
    )
    assert (edited.line, edited.sting, edited.happened) == ("The big grant", None, PartialDate(2025))
    assert (edited.kind, edited.section, edited.edited_at) == (Kind.FORM, "awards", LATER)
    assert await db.read(journal.find, ADA, failure.id) == edited


async def test_an_edit_that_changes_nothing_leaves_no_trace(db: Database) -> None:
    failure = (await log(db, "Grant", sting=3)).failure
    assert await db.run(journal.edit, ADA, failure.id, LATER, line=" Grant ", sting=3) == failure


async def test_an_edited_line_that_is_too_long_goes_in_front_of_the_story(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    await db.run(journal.add_story, ADA, failure.id, "They called.", LATER)
    edited = await db.run(journal.edit, ADA, failure.id, LATER, line="word " * 60)
    assert edited.line.endswith("…")
    assert edited.story == "word " * 59 + "word\n\nThey called."


async def test_an_edit_cannot_take_the_line_away(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    with pytest.raises(Refused, match=r"journal\.empty_line"):
        await db.run(journal.edit, ADA, failure.id, LATER, line="\u200b")
    with pytest.raises(Refused, match=r"journal\.sting_off_scale"):
        await db.run(journal.edit, ADA, failure.id, LATER, sting=11)


async def test_shares_follow_the_line_unless_they_have_their_own_version(db: Database) -> None:
    failure, other = await log_many(db, 2)
    following, own = await share(db, failure), await share(db, other, "my way")
    await db.run(journal.edit, ADA, failure.id, LATER, line="edited")
    await db.run(journal.edit, ADA, other.id, LATER, line="edited")
    assert (await db.read(feed.find, ADA, following.id)).text == "edited"
    assert (await db.read(feed.find, ADA, own.id)).text == "my way"


async def test_an_edit_that_leaves_the_line_alone_redraws_no_card(db: Database) -> None:
    failure = (await log(db, "Grant", sting=9)).failure
    shared = await share(db, failure)
    await db.run(journal.edit, ADA, failure.id, LATER, sting=2)
    await db.run(journal.edit, ADA, failure.id, LATER, line=" Grant", sting=1)
    assert not await db.read(outbox.is_pending, f"redraw:{shared.id}")
    await db.run(journal.edit, ADA, failure.id, LATER, line="Grants")
    assert await db.read(outbox.is_pending, f"redraw:{shared.id}")


async def test_a_deleted_entry_is_given_back_and_leaves_nothing_shared(db: Database) -> None:
    failure = (await log(db, "Grant", section="awards")).failure
    await share(db, failure)
    assert await db.run(journal.delete, ADA, failure.id, LATER) == failure
    assert await db.read(feed.of_member, ADA) == ()
    with pytest.raises(Refused, match=r"journal\.unknown"):
        await db.read(journal.find, ADA, failure.id)
    with pytest.raises(Refused, match=r"journal\.unknown"):
        await db.run(journal.delete, ADA, failure.id, LATER)


async def test_undo_takes_back_the_newest_entry_until_there_is_none(db: Database) -> None:
    first, second = await log_many(db, 2)
    await log(db, "somebody else's", BEN)
    assert await delete_newest(db, LATER) == second
    assert await delete_newest(db, LATER) == first
    with pytest.raises(Refused, match=r"journal\.nothing_to_undo"):
        await delete_newest(db, LATER)


async def test_deleting_lowers_the_count_and_never_undoes_a_milestone(db: Database) -> None:
    quest = await start(db, goal=3)
    assert (await log(db, "one")).reached == (1,)
    assert (await log(db, "two")).reached == (2,)
    await delete_newest(db, LATER)
    again = await log(db, "two again")
    assert again.quest is not None
    assert (again.quest.id, again.quest.count, again.reached) == (quest.id, 2, ())
    assert (await log(db, "three")).reached == (3,)


async def test_nobody_touches_the_entry_of_another(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    for deed in (
        db.read(journal.find, BEN, failure.id),
        db.run(journal.add_story, BEN, failure.id, "ha", LATER),
        db.run(journal.edit, BEN, failure.id, LATER, line="ha"),
        db.run(journal.delete, BEN, failure.id, LATER),
    ):
        with pytest.raises(Refused, match=r"journal\.unknown"):
            await deed
    assert await db.read(journal.find, ADA, failure.id) == failure


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a job in Oslo", "a job in Oslo"),
        ("  https://example.org/paper\n", "https://example.org/paper"),
        ("Nothing much happened", NOTHING_MUCH),
        ("nicht viel passiert", NOTHING_MUCH),
        ("nothing-much", NOTHING_MUCH),
        ("\u200b", None),
        ("x" * BECAME_LIMIT, "x" * BECAME_LIMIT),
    ],
)
async def test_what_it_became_is_words_or_a_link_or_nothing_much(db: Database, typed: str, kept: str | None) -> None:
    failure = (await log(db, "Grant")).failure
    edited = await db.run(journal.edit, ADA, failure.id, LATER, became=typed)
    assert edited.became == kept
    assert await db.read(journal.find, ADA, failure.id) == edited


async def test_an_end_that_is_too_long_is_refused_and_the_old_one_stays(db: Database) -> None:
    failure = (await log(db, "Grant", became="a friend")).failure
    with pytest.raises(Refused, match=r"journal\.became_too_long"):
        await db.run(journal.edit, ADA, failure.id, LATER, became="x" * (BECAME_LIMIT + 1))
    assert await db.read(journal.find, ADA, failure.id) == failure
    assert (await db.run(journal.edit, ADA, failure.id, LATER, became=None)).became is None


async def test_an_entry_moves_to_another_quest_and_counts_there(db: Database) -> None:
    old, new = await start(db, goal=10), await start(db, goal=2)
    failure = (await log(db, "one", quest_id=old.id)).failure
    moved = await db.run(journal.edit, ADA, failure.id, LATER, quest_id=new.id)
    assert moved.quest_id == new.id
    assert [(await db.read(quests.find, ADA, quest.id)).count for quest in (old, new)] == [0, 1]
    assert await db.read(outbox.is_pending, f"milestone:{new.id}:1")
    assert (await db.run(journal.edit, ADA, failure.id, LATER, quest_id=None)).quest_id is None


async def test_an_entry_moves_only_to_a_running_quest_of_ones_own_and_may_stay_in_one_that_is_over(
    db: Database,
) -> None:
    quest, over, theirs = await start(db), await start(db), await start(db, BEN)
    failure = (await log(db, "one", quest_id=quest.id)).failure
    await db.run(quests.end, ADA, over.id, LATER)
    for other, refusal in ((over, r"quests\.ended"), (theirs, r"quests\.unknown")):
        with pytest.raises(Refused, match=refusal):
            await db.run(journal.edit, ADA, failure.id, LATER, quest_id=other.id)
    await db.run(quests.end, ADA, quest.id, LATER)
    edited = await db.run(journal.edit, ADA, failure.id, LATER, line="One", quest_id=quest.id)
    assert (edited.line, edited.quest_id) == ("One", quest.id)


async def test_a_sting_that_is_new_is_asked_about_again_in_the_members_language(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    await db.run(journal.edit, ADA, failure.id, LATER, locale="de", line="Grants")
    assert (await db.read(members.find, ADA)).next_checkin is None
    await db.run(journal.edit, ADA, failure.id, LATER, locale="de", sting=3)
    member = await db.read(members.find, ADA)
    assert (member.locale, member.next_checkin is None) == ("de", False)
