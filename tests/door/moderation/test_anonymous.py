"""A card without a name in moderators' hands: they act on it, and neither they nor anybody else learns whose it is."""

from datetime import timedelta

from bot.feed import actions as feed
from bot.feed import store
from bot.feed.model import State
from sandbox.people.person import Person
from sandbox.people.reply import Reply
from sandbox.world.message import Message
from tests.door.conftest import Stage
from tests.door.feed.steps import FEED, newest_failure, preview
from tests.door.moderation.steps import allow_anonymous, choices, gone, long_here, report
from tests.door.waiting import pressed, refused, until_kept


async def look(person: Person, line: str) -> None:
    """Log a failure and look at how it would be without a name."""
    await person.slash("/fail", line=line)
    await person.slash("/share", failure=await newest_failure(person), options={"as": "anonymous"})


async def tell(person: Person, line: str) -> Reply:
    """Log a failure and share it without a name."""
    await look(person, line)
    return await pressed(person, "Post it without my name")


async def told(stage: Stage, person: Person, line: str) -> Message:
    """Share a failure without a name, and return the card once it stands."""
    await tell(person, line)
    stage.sandbox.clock.advance(timedelta(hours=2))
    card = (await stage.posted(FEED))[-1]
    await until_kept(stage.bot.db, lambda tx: store.of_message(tx, card.id))
    return card


async def test_a_card_without_a_name_is_shown_to_moderators_without_one(stage: Stage) -> None:
    await allow_anonymous(stage)
    card = await told(stage, stage.ada, "Not shortlisted")
    held = await stage.olu.slash("/mod hold", post="shortlisted")
    assert "without a name" in held.text
    shown = await stage.olu.slash("/mod list")
    for answer in (held, shown):
        assert answer.message is not None
        assert str(stage.ada.id) not in str(answer.message.components)
        assert "Ada" not in answer.text
    await gone(stage, card)


async def test_the_author_is_blocked_without_anybody_learning_who_and_the_block_can_be_ended(stage: Stage) -> None:
    await allow_anonymous(stage)
    await told(stage, stage.ada, "Not shortlisted")
    blocked = await stage.olu.slash("/mod block", post="shortlisted")
    assert blocked.message is not None
    assert str(stage.ada.id) not in str(blocked.message.components)
    await look(stage.ada, "A form letter")
    assert "before <t:" in (await refused(stage.ada, "Post it without my name")).text
    await preview(stage.ada, "Silence")
    assert "before <t:" in (await refused(stage.ada, "Post")).text
    await preview(stage.chen, "Another's")
    assert "It goes to" in (await pressed(stage.chen, "Post")).text
    shown = await stage.olu.slash("/mod list")
    assert "The block is over." in (await stage.olu.select("mod:unblock", choices(shown, "mod:unblock"))).text
    await preview(stage.ada, "Silence again")
    assert "It goes to" in (await pressed(stage.ada, "Post")).text


async def test_a_card_without_a_name_is_reported_and_held_like_any_other(stage: Stage) -> None:
    await allow_anonymous(stage)
    long_here(stage, "chen", "dara", "olu")
    card = await told(stage, stage.ada, "Not shortlisted")
    for person in (stage.chen, stage.dara, stage.olu):
        await report(person, card)
    await gone(stage, card)
    await until_kept(stage.bot.db, lambda tx: feed.of_member(tx, stage.ada.id)[0].state is State.HELD)
    assert "held by reports" in (await stage.olu.slash("/mod list")).text
