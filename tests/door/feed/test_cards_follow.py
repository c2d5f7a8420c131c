"""A card follows its entry, and its author's mind; a moderator's deletion is the last word."""

from bot.feed import actions as feed
from bot.feed.model import Audience
from bot.journal import actions as journal
from sandbox.world.message import Message
from tests.door.conftest import Stage
from tests.door.feed.steps import FEED, cards, newest_failure, nothing_more_comes, share
from tests.door.waiting import pressed, until_kept


async def reword_entry(stage: Stage, line: str) -> None:
    failure = int(await newest_failure(stage.ada))
    await stage.bot.db.run(journal.edit, stage.ada.id, failure, stage.sandbox.clock.now(), line=line)


async def moderated(stage: Stage) -> Message:
    """Share a failure, and have an organiser delete its card in the channel."""
    card = await share(stage, stage.ada, "Not shortlisted")
    await stage.olu.delete(card)
    return card


async def is_private(stage: Stage) -> None:
    failure = int(await newest_failure(stage.ada))
    await until_kept(stage.bot.db, lambda tx: feed.audiences(tx, stage.ada.id, [failure]) == {})


async def test_a_card_follows_the_line_of_its_entry(stage: Stage) -> None:
    card = await share(stage, stage.ada, "Not shortlisted")
    await reword_entry(stage, "Not even longlisted @everyone")
    await stage.sandbox.until(lambda: "> Not even longlisted" in card.text)
    assert "Not shortlisted" not in card.text
    assert not card.mention_everyone
    assert cards(stage) == [card]


async def test_a_card_told_in_a_version_of_its_own_stays_as_it_was_posted(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Prof. N. said no")
    await stage.ada.press("Share…")
    await stage.ada.press("Edit this version")
    await stage.ada.submit(text="A professor said no")
    await pressed(stage.ada, "Post")
    (card,) = await stage.posted(FEED)
    await reword_entry(stage, "Prof. N. said no, and why")
    await nothing_more_comes(stage)
    assert "> A professor said no\n" in card.text
    assert card.edited_at is None


async def test_a_card_edited_while_it_is_on_its_way_arrives_corrected(stage: Stage) -> None:
    held = stage.sandbox.trouble.hold("POST", "/channels/*/messages", applied=True)
    await stage.ada.slash("/fail", line="Not shortlisted")
    await stage.ada.press("Share…")
    await pressed(stage.ada, "Post")
    await held.arrived()
    await reword_entry(stage, "Not even longlisted")
    held.release()
    await stage.sandbox.until(lambda: "Not even longlisted" in cards(stage)[0].text)
    await nothing_more_comes(stage)
    assert len(cards(stage)) == 1


async def test_a_card_taken_back_while_it_is_on_its_way_does_not_stay(stage: Stage) -> None:
    held = stage.sandbox.trouble.hold("POST", "/channels/*/messages", applied=True)
    await stage.ada.slash("/fail", line="Not shortlisted")
    await stage.ada.press("Share…")
    await pressed(stage.ada, "Post")
    await held.arrived()
    assert (await stage.ada.press("Make it private again")).text == "🔒 Only you can see it."
    held.release()
    await stage.sandbox.until(lambda: cards(stage) == [])


async def test_a_card_goes_with_its_entry(stage: Stage) -> None:
    card = await share(stage, stage.ada, "Not shortlisted")
    failure = int(await newest_failure(stage.ada))
    await stage.bot.db.run(journal.delete, stage.ada.id, failure, stage.sandbox.clock.now())
    await stage.sandbox.until(lambda: card.deleted)
    await nothing_more_comes(stage)
    assert cards(stage) == []


async def test_a_card_that_moderators_deleted_makes_its_share_private_at_the_next_touch(stage: Stage) -> None:
    await moderated(stage)
    await reword_entry(stage, "Not even longlisted")
    await is_private(stage)
    await nothing_more_comes(stage)
    assert cards(stage) == []


async def test_a_deleted_card_that_its_author_takes_back_is_simply_gone(stage: Stage) -> None:
    await moderated(stage)
    assert (await stage.ada.press("Make it private again")).text == "🔒 Only you can see it."
    await nothing_more_comes(stage)
    assert cards(stage) == []
    await is_private(stage)


async def test_its_author_may_share_a_deleted_card_anew(stage: Stage) -> None:
    gone = await moderated(stage)
    await reword_entry(stage, "Not even longlisted")
    await is_private(stage)
    await stage.ada.slash("/share", failure=await newest_failure(stage.ada), options={"as": Audience.NAMED.value})
    await pressed(stage.ada, "Post")
    (card,) = await stage.posted(FEED)
    assert card.id != gone.id
