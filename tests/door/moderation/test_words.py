"""What authors are told of a moderator's deed: by name a private word, without one nothing but `/share`."""

from datetime import timedelta

from bot.feed.model import State
from sandbox.world.message import Message
from tests.door.conftest import Stage
from tests.door.feed.steps import FEED, newest_failure
from tests.door.moderation.steps import allow_anonymous, gone, long_here, report, standing, until_in, vet
from tests.door.waiting import pressed, until_kept

TEXT = "Not shortlisted"


async def words(stage: Stage, count: int) -> list[Message]:
    """Wait for so many private words to Ada, and return them."""
    await stage.sandbox.until(lambda: len(stage.ada.dms()) >= count)
    return stage.ada.dms()


async def until_said(stage: Stage) -> None:
    await until_kept(stage.bot.db, lambda tx: not tx.value("SELECT count(*) FROM outbox"))


async def test_holding_releasing_and_removing_are_each_told_once(stage: Stage) -> None:
    await standing(stage, stage.ada, TEXT)
    await stage.olu.slash("/mod hold", post=TEXT)
    (held,) = await words(stage, 1)
    assert "The moderators look at this card of yours" in held.text
    assert f"> {TEXT}" in held.text
    assert "who" not in held.text
    assert str(stage.olu.id) not in str(held.components)
    await stage.olu.slash("/mod release", post=TEXT)
    assert "let it stand" in (await words(stage, 2))[1].text
    await until_in(stage, stage.ada, State.POSTED)
    await stage.olu.slash("/mod remove", post=TEXT)
    assert "took this card of yours out" in (await words(stage, 3))[2].text
    await stage.olu.slash("/mod remove", post=TEXT)
    await until_said(stage)
    assert len(stage.ada.dms()) == 3


async def test_three_reports_are_told_as_moderators_looking_and_nothing_of_reports(stage: Stage) -> None:
    long_here(stage, "chen", "dara", "olu")
    card = await standing(stage, stage.ada, TEXT)
    for person in (stage.chen, stage.dara, stage.olu):
        await report(person, card)
    (held,) = await words(stage, 1)
    assert "The moderators look at this card of yours" in held.text
    assert "report" not in held.text


async def test_what_moderators_looked_at_first_is_told_when_they_have(stage: Stage) -> None:
    await vet(stage)
    await stage.ada.slash("/fail", line=TEXT)
    await stage.ada.slash("/share", failure=await newest_failure(stage.ada))
    await pressed(stage.ada, "Post")
    assert stage.ada.dms() == []
    await stage.olu.slash("/mod list")
    await stage.olu.press("Let it stand")
    assert "let it stand: it goes to" in (await words(stage, 1))[0].text


async def test_the_word_has_the_way_back(stage: Stage) -> None:
    await standing(stage, stage.ada, TEXT)
    await stage.olu.slash("/mod hold", post=TEXT)
    (held,) = await words(stage, 1)
    assert "Only you can see it." in (await stage.ada.press("Make it private again", on=held)).text
    await until_kept(stage.bot.db, lambda tx: tx.one("SELECT 1 FROM share") is None)


async def test_who_has_paused_is_sent_nothing_and_finds_it_in_share(stage: Stage) -> None:
    card = await standing(stage, stage.ada, TEXT)
    await stage.ada.slash("/pause")
    await stage.olu.slash("/mod remove", post=TEXT)
    await gone(stage, card)
    await until_said(stage)
    assert stage.ada.dms() == []
    assert "Taken out of the feed by the moderators" in (await stage.ada.slash("/share")).text


async def test_without_a_name_nothing_is_sent_and_share_tells_it(stage: Stage) -> None:
    await allow_anonymous(stage)
    await stage.ada.slash("/fail", line=TEXT)
    failure = await newest_failure(stage.ada)
    await stage.ada.slash("/share", failure=failure, options={"as": "anonymous"})
    await pressed(stage.ada, "Post it without my name")
    stage.sandbox.clock.advance(timedelta(hours=2))
    (card,) = await stage.posted(FEED)
    await until_in(stage, stage.ada, State.POSTED)
    await stage.olu.slash("/mod hold", post=TEXT)
    await gone(stage, card)
    await until_said(stage)
    assert stage.ada.dms() == []
    listed = await stage.ada.slash("/share")
    assert "The moderators look at these" in listed.text
    assert f"{TEXT} · without your name" in listed.text
    shown = await stage.ada.select("share:look", [failure])
    assert "The moderators look at what you told" in shown.text


async def test_the_thread_under_a_held_card_is_closed_and_opens_with_the_card(stage: Stage) -> None:
    await stage.ada.slash("/fail", line=TEXT)
    await stage.ada.slash("/share", failure=await newest_failure(stage.ada))
    await stage.ada.press("Open to talk")
    await pressed(stage.ada, "Post")
    await until_kept(stage.bot.db, lambda tx: tx.one("SELECT 1 FROM share WHERE thread_id IS NOT NULL"))
    (thread,) = stage.sandbox.world.guild.threads
    assert thread.thread is not None
    await stage.olu.slash("/mod hold", post=TEXT)
    await until_said(stage)
    assert thread.thread.archived
    await stage.olu.slash("/mod release", post=TEXT)
    await until_in(stage, stage.ada, State.POSTED)
    await until_said(stage)
    assert (thread.thread.archived, thread.thread.locked) == (False, False)
    (card,) = stage.channel(FEED)
    assert f"open to talk, in <#{thread.id}>" in card.text
    assert stage.sandbox.world.guild.threads == [thread]
