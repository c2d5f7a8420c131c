"""A feed that cannot be reached pauses, loses nothing, says so, and goes on when it can."""

from collections.abc import Awaitable, Callable

import pytest

from bot.guilds import actions as guilds
from bot.journal import actions as journal
from sandbox.people.reply import Reply
from sandbox.world.message import Message
from tests.door.conftest import Stage
from tests.door.feed.steps import FEED, cards, feed_of, newest_failure, preview, share
from tests.door.waiting import pressed, until_kept


async def is_paused(stage: Stage) -> None:
    guild = stage.sandbox.world.guild.id
    await until_kept(stage.bot.db, lambda tx: guilds.find(tx, guild).feed_pause is not None)


async def share_in_vain(stage: Stage, line: str = "Not shortlisted") -> None:
    """Share a failure that the feed does not take, and wait until it is paused."""
    await preview(stage.ada, line)
    await pressed(stage.ada, "Post")
    await is_paused(stage)


async def check(stage: Stage) -> Reply:
    return await (await stage.olu.slash("/setup check")).settled()


async def test_a_missing_permission_is_named_and_once_it_is_there_everything_goes_out(stage: Stage) -> None:
    stage.sandbox.trouble.deny("SEND_MESSAGES", feed_of(stage))
    await share_in_vain(stage)
    await preview(stage.chen, "A form letter")
    waiting = await pressed(stage.chen, "Post")
    assert f"Cork cannot post in <#{feed_of(stage).id}> at the moment. Your card is kept" in waiting.text
    found = await check(stage)
    assert "Missing: Send Messages." in found.text
    assert "The feed is paused until then." in found.text
    assert "The feed is paused" in (await stage.olu.slash("/setup wizard")).text
    assert cards(stage) == []

    stage.sandbox.trouble.allow("SEND_MESSAGES", feed_of(stage))
    assert "what waited goes out now" in (await check(stage)).text
    posted = await stage.posted(FEED, 2)
    assert sorted(line for card in posted for line in card.text.split("\n") if line.startswith(">")) == [
        *("> A form letter", "> Not shortlisted")
    ]
    assert "paused" not in (await check(stage)).text


async def test_a_channel_that_is_gone_pauses_the_feed_and_another_one_gets_what_waited(stage: Stage) -> None:
    stage.sandbox.trouble.delete_channel(feed_of(stage))
    await share_in_vain(stage)
    assert "Cork cannot see this channel, or it is gone." in (await check(stage)).text
    await stage.olu.slash("/setup wizard")
    chosen = await stage.olu.select("setup:feed", ["general"])
    assert "The feed is paused" not in chosen.text
    await stage.sandbox.until(
        lambda: ["> Not shortlisted" in card.text for card in stage.chen.sees("general")] == [True]
    )


async def test_a_server_that_sent_cork_away_gets_its_waiting_cards_when_cork_is_back(stage: Stage) -> None:
    card = await share(stage, stage.ada, "Not shortlisted")
    failure = int(await newest_failure(stage.ada))
    stage.sandbox.trouble.kick_bot()
    await stage.bot.db.run(journal.edit, stage.ada.id, failure, stage.sandbox.clock.now(), line="Not even longlisted")
    await is_paused(stage)
    stage.sandbox.world.add_bot(stage.sandbox.world.guild)
    assert "what waited goes out now" in (await check(stage)).text
    await stage.sandbox.until(lambda: "Not even longlisted" in card.text)
    assert cards(stage) == [card]


async def _edit(stage: Stage, card: Message) -> None:  # noqa: ARG001 - one of two deeds
    failure = int(await newest_failure(stage.ada))
    await stage.bot.db.run(journal.edit, stage.ada.id, failure, stage.sandbox.clock.now(), line="Not even longlisted")


async def _take_back(stage: Stage, card: Message) -> None:  # noqa: ARG001 - one of two deeds
    await stage.ada.press("Make it private again")


@pytest.mark.parametrize(
    ("deed", "done"),
    [
        (_edit, lambda card: "Not even longlisted" in card.text),
        (_take_back, lambda card: card.deleted),
    ],
    ids=["edited", "taken back"],
)
async def test_a_card_that_cork_cannot_reach_is_changed_as_soon_as_it_can(
    stage: Stage, deed: Callable[[Stage, Message], Awaitable[None]], done: Callable[[Message], bool]
) -> None:
    card = await share(stage, stage.ada, "Not shortlisted")
    stage.sandbox.trouble.deny("VIEW_CHANNEL", feed_of(stage))
    await deed(stage, card)
    await is_paused(stage)
    assert not done(card)
    assert "Cork cannot see this channel, or it is gone." in (await check(stage)).text
    stage.sandbox.trouble.allow("VIEW_CHANNEL", feed_of(stage))
    await check(stage)
    await stage.sandbox.until(lambda: done(card))


async def test_who_takes_a_share_back_during_a_pause_is_told_the_truth(stage: Stage) -> None:
    await share(stage, stage.ada, "Not shortlisted")
    stage.sandbox.trouble.deny("VIEW_CHANNEL", feed_of(stage))
    await share_in_vain(stage, "A form letter")
    told = await stage.ada.press("Make it private again")
    assert "It is private again." in told.text
    assert "a card that still stands there goes as soon as it can" in told.text


async def test_without_a_feed_the_failure_can_be_counted_and_nothing_is_lost(stage: Stage) -> None:
    await stage.olu.slash("/setup wizard")
    await stage.olu.select("setup:feed", [])
    refused = await preview(stage.ada, "Not shortlisted")
    assert "This server has no feed yet." in refused.text
    failure = await newest_failure(stage.ada)
    assert "Counted." in (await stage.ada.slash("/share", failure=failure, options={"as": "counted"})).text
