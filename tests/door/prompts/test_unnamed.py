"""*Answer anonymously*: exact, late, in the prompt's thread, and without a trace of whose it is."""

import logging
from datetime import timedelta

import pytest

from bot.feed import actions as feed
from bot.feed import coming_and_going
from bot.feed.model import State
from bot.kernel.transaction import Transaction
from sandbox.people.person import Person
from sandbox.people.reply import Reply
from sandbox.world.message import Message, MessageType
from tests.door.conftest import Stage
from tests.door.feed.steps import as_read
from tests.door.prompts.steps import CHANNEL, SUNDAY_AT_SIX, week
from tests.door.setup.steps import switch
from tests.door.waiting import pressed, until_kept

WORDS = "What would I say?\nThat @everyone *matters* to me"
OUT = timedelta(hours=2)
PRESS = "Answer anonymously"


@pytest.fixture
async def prompt(stage: Stage) -> Message:
    await switch(stage, anonymous=True)
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    return await week(stage)


async def offered(person: Person, prompt: Message, text: str = WORDS) -> Reply:
    """Write an answer, and look at how it would be."""
    opened = await person.press(PRESS, on=prompt)
    assert opened.modal is not None
    return await person.submit(text=text)


def said(stage: Stage, prompt: Message) -> list[Message]:
    assert prompt.thread is not None
    return [one for one in stage.olu.sees(prompt.thread.id) if one.kind is not MessageType.THREAD_STARTER]


async def come_out(stage: Stage, prompt: Message, count: int = 1) -> list[Message]:
    """Let the time pass after which every answer of before is out."""
    stage.sandbox.clock.advance(OUT)
    await stage.sandbox.until(lambda: len(said(stage, prompt)) >= count)
    return said(stage, prompt)


def undecided(tx: Transaction, stage: Stage) -> bool:
    """Tell whether Ada has words that wait for no hour."""
    (mine,) = feed.of_member(tx, stage.ada.user.id)
    return mine.state is State.SCHEDULED and mine.channel_id is None


async def test_the_card_is_exactly_the_preview_and_comes_later_in_the_thread(stage: Stage, prompt: Message) -> None:
    shown = await offered(stage.ada, prompt)
    assert shown.ephemeral
    assert shown.message is not None
    (_, promised, _) = as_read(shown.message.components)
    done = await pressed(stage.ada, "Post it without my name")
    assert "between 10 and 90 minutes from now" in done.text
    assert said(stage, prompt) == []
    (card,) = await come_out(stage, prompt)
    assert as_read(card.components) == [promised]
    assert "Somebody here" in card.text
    assert "Me too" not in str(card.components)  # it would begin an entry with the words of an answer
    assert str(stage.ada.user.id) not in str(card.components)
    assert (card.kind, card.interaction_metadata, card.attachments) == (MessageType.DEFAULT, None, [])
    assert stage.channel(CHANNEL) == [prompt]


async def test_where_it_is_not_turned_on_there_is_no_button_and_an_old_one_is_refused_kindly(stage: Stage) -> None:
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    assert PRESS not in str((await week(stage)).components)


async def test_a_button_of_when_it_was_on_is_refused_kindly(stage: Stage, prompt: Message) -> None:
    await switch(stage, anonymous=False)
    refused = await stage.ada.press(PRESS, on=prompt)
    assert "not turned on in this server" in refused.text


async def test_turned_off_meanwhile_it_does_not_come_out_and_its_author_still_has_the_words(
    stage: Stage, prompt: Message
) -> None:
    await offered(stage.ada, prompt)
    await pressed(stage.ada, "Post it without my name")
    await switch(stage, anonymous=False)
    stage.sandbox.clock.advance(OUT)
    await until_kept(stage.bot.db, lambda tx: coming_and_going.due(tx, stage.sandbox.clock.now()) == ())
    assert said(stage, prompt) == []
    await switch(stage, anonymous=True)
    again = await stage.ada.press(PRESS, on=prompt)
    assert "Nothing is posted yet" in again.text
    assert "matters" in again.text


async def test_what_one_looks_at_is_not_posted_and_is_there_again(stage: Stage, prompt: Message) -> None:
    await offered(stage.ada, prompt)
    again = await stage.ada.press(PRESS, on=prompt)
    assert "matters" in again.text
    assert "Nothing is posted yet" in again.text
    await stage.ada.press("Do not post it")
    opened = await stage.ada.press(PRESS, on=prompt)
    assert opened.modal is not None
    assert "matters" not in str(opened.modal.components)


async def test_nobody_else_meets_what_one_wrote(stage: Stage, prompt: Message) -> None:
    await offered(stage.ada, prompt)
    opened = await stage.chen.press(PRESS, on=prompt)
    assert opened.modal is not None
    assert "matters" not in str(opened.modal.components)


async def test_another_version_is_shown_under_the_same_preview_and_posted(stage: Stage, prompt: Message) -> None:
    await offered(stage.ada, prompt)
    await stage.ada.press("Edit this version")
    shown = await stage.ada.submit(text="That it is not me")
    assert "That it is not me" in shown.text
    await pressed(stage.ada, "Post it without my name")
    (card,) = await come_out(stage, prompt)
    assert "That it is not me" in card.text


async def test_a_preview_that_shows_something_else_is_shown_anew(stage: Stage, prompt: Message) -> None:
    first = await offered(stage.ada, prompt)
    again = await stage.ada.press(PRESS, on=prompt)
    await stage.ada.press("Edit this version", on=again.message)
    await stage.ada.submit(text="That it is not me")
    shown = await pressed(stage.ada, "Post it without my name", on=first.message)
    assert "not quite what you were shown" in shown.text
    assert "That it is not me" in shown.text


async def test_it_is_taken_back_before_and_after_its_hour(stage: Stage, prompt: Message) -> None:
    await offered(stage.ada, prompt)
    await pressed(stage.ada, "Post it without my name")
    assert "nobody sees it" in (await stage.ada.press("Take it back")).text
    await offered(stage.ada, prompt)
    await pressed(stage.ada, "Post it without my name")
    assert len(await come_out(stage, prompt)) == 1
    standing = await stage.ada.press(PRESS, on=prompt)
    assert "without your name already" in standing.text
    await stage.ada.press("Take it back")
    await stage.sandbox.until(lambda: said(stage, prompt) == [])


async def test_posted_twice_it_stands_once(stage: Stage, prompt: Message) -> None:
    shown = await offered(stage.ada, prompt)
    other = await stage.ada.press(PRESS, on=prompt)
    await pressed(stage.ada, "Post it without my name", on=shown.message)
    await come_out(stage, prompt)
    stands = await pressed(stage.ada, "Post it without my name", on=other.message)
    assert "Nothing has changed" in stands.text
    await offered(stage.chen, prompt, "Mine")
    await pressed(stage.chen, "Post it without my name")
    assert len(await come_out(stage, prompt, 2)) == 2


async def test_without_words_nothing_changes(stage: Stage, prompt: Message) -> None:
    refused = await offered(stage.ada, prompt, " \n ")
    assert "no text in your answer, so nothing was kept" in refused.text
    again = await stage.ada.press(PRESS, on=prompt)
    assert again.modal is not None


async def test_a_button_under_words_that_were_given_up_says_so(stage: Stage, prompt: Message) -> None:
    shown = await offered(stage.ada, prompt)
    other = await stage.ada.press(PRESS, on=prompt)
    await stage.ada.press("Do not post it", on=other.message)
    refused = await pressed(stage.ada, "Post it without my name", on=shown.message)
    assert "nothing to post any more" in refused.text


async def test_a_hug_is_taken_and_its_author_sees_it_when_they_ask(stage: Stage, prompt: Message) -> None:
    await offered(stage.ada, prompt)
    await pressed(stage.ada, "Post it without my name")
    (card,) = await come_out(stage, prompt)
    await stage.chen.press("Hug", on=card)
    own = await stage.ada.slash("/support show")
    assert "matters" in own.text
    refused = await stage.ada.press("Hug", on=card)
    assert refused.ephemeral


async def test_a_thread_that_was_deleted_gives_the_words_back(stage: Stage, prompt: Message) -> None:
    await offered(stage.ada, prompt)
    await pressed(stage.ada, "Post it without my name")
    assert prompt.thread is not None
    stage.sandbox.world.delete_channel(prompt.thread)
    stage.sandbox.clock.advance(OUT)
    await until_kept(stage.bot.db, lambda tx: undecided(tx, stage))
    again = await stage.ada.press(PRESS, on=prompt)
    assert "matters" in again.text
    assert "Nothing is posted yet" in again.text


async def test_in_german_it_is_german_although_the_card_is_the_servers(stage: Stage, prompt: Message) -> None:
    opened = await stage.bo.press(PRESS, on=prompt)
    assert opened.modal is not None
    assert opened.modal.title == "Ohne deinen Namen"
    shown = await stage.bo.submit(text="Nichts Besonderes")
    assert "Noch ist nichts veröffentlicht" in shown.text
    assert "Somebody here" in shown.text


async def test_nothing_of_it_is_logged_at_any_level(
    stage: Stage, prompt: Message, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        await offered(stage.ada, prompt)
        await pressed(stage.ada, "Post it without my name")
        await come_out(stage, prompt)
        await stage.ada.press(PRESS, on=prompt)
        await stage.ada.press("Take it back")
        await stage.sandbox.until(lambda: said(stage, prompt) == [])
    ours = [record.getMessage() for record in caplog.records if record.name.split(".")[0] in ("bot", "cogs")]
    assert not [line for line in ours if "matters" in line or str(stage.ada.user.id) in line]
