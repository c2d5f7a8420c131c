"""A month is told on its day: figures that name nobody, and lines of those who said that they may be quoted."""

from datetime import timedelta

import pytest

from bot.digest.model import State
from tests.door.conftest import Stage
from tests.door.digest.steps import CHANNEL, FIFTH_AT_SIX, allow, crowd, schedule, settled, share, told, until_state
from tests.door.feed.standing import AN_HOUR, passes, until_shared
from tests.door.waiting import until_put_off

MESSAGE = "/channels/*/messages"


async def test_a_month_is_told_once_and_names_nobody(stage: Stage) -> None:
    await crowd(stage)
    await schedule(stage)
    message = await told(stage)
    assert message.text.split("\n") == [
        "🗞️ **November 2026, looked back at together**",
        "**6** failures were shared or counted here, by **6** people.",
        "",
        "**Under these headings**",
        "- Awards and scholarships I did not get: 4",
        "",
        "**By kind of answer**",
        "- Silence: 6",
        "-# Told is only what at least three people have in common.",
    ]
    assert (message.mentions, message.mention_everyone) == ([], False)
    stage.sandbox.clock.move_to(FIFTH_AT_SIX + timedelta(days=2))
    await settled(stage)
    assert stage.channel(CHANNEL) == [message]


async def test_a_quiet_month_is_a_quiet_day(stage: Stage) -> None:
    await schedule(stage)
    stage.sandbox.clock.move_to(FIFTH_AT_SIX)
    await until_state(stage, State.SILENT)
    assert stage.channel(CHANNEL) == []
    assert "there is nothing to say, so nothing is posted" in (await stage.olu.slash("/digest preview")).text


async def test_a_few_cards_are_one_sentence(stage: Stage) -> None:
    await share(stage, stage.ada, "No from Graz")
    await schedule(stage)
    message = await told(stage)
    assert "How many, we leave uncounted." in message.text
    assert "No from Graz" not in message.text
    assert "1" not in message.text


async def test_what_is_quoted_is_what_its_author_allowed(stage: Stage) -> None:
    await share(stage, stage.ada, "No from Graz")
    await share(stage, stage.chen, "@everyone **no** <@1>")
    await schedule(stage)
    await share(stage, stage.chen, "Not to be quoted")
    said = await allow(stage.ada, "No from Graz")
    assert said.ephemeral
    assert "**1** of your cards may be quoted." in said.text
    assert "May these be quoted?" in said.text
    assert f"It comes in <#{stage.place(CHANNEL).id}>" in said.text
    await allow(stage.chen, "@everyone")
    message = await told(stage)
    assert f"> No from Graz\n> -# <@{stage.ada.user.id}>" in message.text
    assert "@\u200beveryone" in message.text
    assert "Not to be quoted" not in message.text
    assert (message.mentions, message.mention_everyone) == ([], False)


async def test_what_is_taken_back_goes_from_the_digest(stage: Stage) -> None:
    await share(stage, stage.ada, "No from Graz")
    await schedule(stage)
    await allow(stage.ada, "No from Graz")
    message = await told(stage)
    assert "No from Graz" in message.text
    await stage.ada.press("May my words be quoted?", on=message)
    said = await stage.ada.select("What may be quoted", [])
    assert "None of your cards may be quoted." in said.text
    await settled(stage)
    assert "No from Graz" not in message.text
    assert "looked back at together" in message.text


async def test_a_card_that_moderators_delete_is_quoted_no_more(stage: Stage) -> None:
    card = await share(stage, stage.ada, "No from Graz")
    await schedule(stage)
    await allow(stage.ada, "No from Graz")
    message = await told(stage)
    await stage.olu.delete(card)
    passes(stage, AN_HOUR)
    await until_shared(stage)
    await settled(stage)
    assert "No from Graz" not in message.text


@pytest.mark.parametrize("applied", [True, False], ids=["done all the same", "not done"])
async def test_an_error_of_discord_leaves_one_message(stage: Stage, *, applied: bool) -> None:
    await crowd(stage)
    await schedule(stage)
    await settled(stage)
    before = FIFTH_AT_SIX - timedelta(minutes=1)
    stage.sandbox.clock.move_to(before)
    await settled(stage)
    stage.sandbox.trouble.fail("POST", MESSAGE, status=503, applied=applied)
    stage.sandbox.clock.move_to(FIFTH_AT_SIX)
    await until_put_off(stage.bot.db, FIFTH_AT_SIX)
    stage.sandbox.clock.advance(timedelta(seconds=10))
    await stage.olu.slash("/help", where="organisers")
    await until_state(stage, State.POSTED)
    assert len(stage.channel(CHANNEL)) == 1


async def test_a_channel_that_refuses_is_told_to_organisers(stage: Stage) -> None:
    await crowd(stage)
    await schedule(stage)
    stage.sandbox.trouble.deny("SEND_MESSAGES", stage.place(CHANNEL))
    stage.sandbox.clock.move_to(FIFTH_AT_SIX)
    await until_state(stage, State.UNDELIVERABLE)
    assert "its channel refused it" in (await stage.olu.slash("/digest preview")).text


async def test_what_was_deleted_in_the_channel_is_not_posted_again(stage: Stage) -> None:
    await share(stage, stage.ada, "No from Graz")
    await schedule(stage)
    await allow(stage.ada, "No from Graz")
    message = await told(stage)
    await stage.olu.delete(message)
    await allow(stage.ada)
    await settled(stage)
    assert stage.channel(CHANNEL) == []
