"""Sharing without a name, from the command to the card: exact, late, and without a trace of whose it is."""

import logging
from datetime import timedelta

import pytest

from sandbox.people.reply import Reply
from sandbox.world.message import Message, MessageType
from tests.door.conftest import Stage
from tests.door.feed.steps import FEED, as_read, cards, newest_failure, preview, share
from tests.door.setup.steps import switch
from tests.door.waiting import pressed

TEXT = "A rejection that nobody else would have worded so"
OUT = timedelta(hours=2)


@pytest.fixture(autouse=True)
async def _allowed(stage: Stage) -> None:
    await switch(stage, anonymous=True)


async def offered(stage: Stage, text: str = TEXT) -> Reply:
    """Log a failure, and look at how it would be without a name."""
    await stage.ada.slash("/fail", line=text)
    failure = await newest_failure(stage.ada)
    return await stage.ada.slash("/share", failure=failure, options={"as": "anonymous"})


async def come_out(stage: Stage, count: int = 1) -> list[Message]:
    """Let the time pass after which every share of before is out."""
    stage.sandbox.clock.advance(OUT)
    return await stage.posted(FEED, count)


async def test_the_card_is_exactly_the_preview_and_comes_later(stage: Stage) -> None:
    shown = await offered(stage)
    assert shown.ephemeral
    assert shown.message is not None
    (_, promised, _) = as_read(shown.message.components)
    said = await pressed(stage.ada, "Post it without my name")
    assert "between 10 and 90 minutes from now" in said.text
    assert stage.channel(FEED) == []
    (card,) = await come_out(stage)
    assert as_read(card.components) == [promised]
    assert "Somebody here" in card.text
    assert str(stage.ada.user.id) not in str(card.components)


async def test_the_card_is_an_ordinary_message_that_answers_nobody(stage: Stage) -> None:
    await offered(stage)
    await pressed(stage.ada, "Post it without my name")
    (card,) = await come_out(stage)
    assert (card.kind, card.interaction_metadata, card.reference, card.attachments) == (
        MessageType.DEFAULT,
        None,
        None,
        [],
    )


async def test_where_it_is_not_turned_on_it_is_refused_and_stays_private(stage: Stage) -> None:
    await switch(stage, anonymous=False)
    refused = await offered(stage)
    assert "not turned on in this server" in refused.text
    assert cards(stage) == []


async def test_fail_with_share_anonymous_saves_first_and_shows_the_preview(stage: Stage) -> None:
    receipt = await stage.ada.slash("/fail", line=TEXT, share="anonymous")
    assert "Only you can see this." in receipt.text
    await stage.sandbox.until(lambda: receipt.followups)
    assert "without your name" in receipt.followups[0].text


async def test_another_version_is_shown_under_the_same_preview(stage: Stage) -> None:
    await offered(stage)
    await stage.ada.press("Edit this version")
    shown = await stage.ada.submit(text="A professor said no")
    assert "without your name" in shown.text
    assert "A professor said no" in shown.text
    await pressed(stage.ada, "Post it without my name")
    (card,) = await come_out(stage)
    assert "A professor said no" in card.text


async def test_wishes_are_shown_on_the_card_but_nobody_opens_a_thread(stage: Stage) -> None:
    shown = await offered(stage)
    assert "Open to talk" not in str(shown.message and shown.message.components)
    shown = await stage.ada.press("No advice, please")
    assert "without your name" in shown.text
    await pressed(stage.ada, "Post it without my name")
    (card,) = await come_out(stage)
    assert "no advice, please" in card.text


async def test_what_changed_since_the_preview_is_shown_first(stage: Stage) -> None:
    shown = await offered(stage)
    other = await stage.ada.slash("/share", failure=await newest_failure(stage.ada), options={"as": "anonymous"})
    await stage.ada.press("Edit this version", on=other.message)
    await stage.ada.submit(text="A professor said no")
    again = await pressed(stage.ada, "Post it without my name", on=shown.message)
    assert "not quite what you were shown" in again.text
    assert "A professor said no" in again.text


async def test_unshare_takes_it_back_before_and_after_its_hour(stage: Stage) -> None:
    await offered(stage)
    await pressed(stage.ada, "Post it without my name")
    failure = await newest_failure(stage.ada)
    assert (await stage.ada.slash("/unshare", failure=failure)).text == "🔒 Only you can see it."
    await stage.ada.slash("/share", failure=failure, options={"as": "anonymous"})
    await pressed(stage.ada, "Post it without my name")
    assert len(await come_out(stage)) == 1
    await stage.ada.slash("/unshare", failure=failure)
    await stage.sandbox.until(lambda: stage.channel(FEED) == [])


async def test_a_small_server_is_warned_about(stage: Stage) -> None:
    shown = await offered(stage)
    people = len(stage.sandbox.world.guild.members) - 1
    assert ("guess who wrote this" in shown.text) == (people < 5)


async def test_who_has_just_posted_by_name_is_told_that_the_times_may_connect(stage: Stage) -> None:
    await share(stage, stage.ada, "By name")
    assert "within two hours of it" in (await offered(stage)).text
    stage.sandbox.clock.advance(timedelta(hours=3))
    assert "within two hours of it" not in (await offered(stage, "Another one")).text


async def test_its_own_author_sees_in_the_list_that_it_is_told_without_a_name(stage: Stage) -> None:
    await offered(stage)
    await pressed(stage.ada, "Post it without my name")
    await come_out(stage)
    entry = await stage.ada.slash("/failures show", failure=await newest_failure(stage.ada))
    assert "anonymous: the text, without my name" in entry.text
    await preview(stage.ada, "Kept to myself")
    entry = await stage.ada.slash("/failures show", failure=await newest_failure(stage.ada))
    assert "without my name" not in entry.text


async def test_nothing_of_it_is_logged_at_any_level(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        await offered(stage)
        await pressed(stage.ada, "Post it without my name")
        await come_out(stage)
        await stage.ada.slash("/unshare", failure=await newest_failure(stage.ada))
        await stage.sandbox.until(lambda: stage.channel(FEED) == [])
    ours = [record.getMessage() for record in caplog.records if record.name.split(".")[0] in ("bot", "cogs")]
    assert not [line for line in ours if TEXT in line or str(stage.ada.user.id) in line or "unnamed" in line]
