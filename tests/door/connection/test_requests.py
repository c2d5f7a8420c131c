"""Discord refuses or breaks single requests."""

import time
from datetime import timedelta

from tests.door.conftest import Stage
from tests.door.connection.conftest import Seen
from tests.door.feed.steps import FEED, preview
from tests.door.waiting import until_put_off

MESSAGES = "/channels/{channel_id}/messages"
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"


async def test_a_refusal_for_haste_is_waited_out_as_long_as_discord_says(stage: Stage, seen: Seen) -> None:
    stage.sandbox.trouble.rate_limit(method="POST", route=MESSAGES, retry_after=0.4)
    await preview(stage.ada, "Not shortlisted")
    began = time.monotonic()
    await stage.ada.press("Post")
    await stage.posted(FEED)
    assert time.monotonic() - began >= 0.4
    assert seen.statuses("POST", MESSAGES) == [429, 200]


async def test_a_refusal_of_everything_does_not_keep_members_waiting_for_answers(stage: Stage, seen: Seen) -> None:
    stage.sandbox.trouble.rate_limit(method="POST", route=MESSAGES, retry_after=1.5, global_=True)
    await preview(stage.ada, "Not shortlisted")
    await stage.ada.press("Post")
    await stage.sandbox.until(lambda: seen.statuses("POST", MESSAGES) == [429])
    assert (await stage.chen.slash("/fail", line="A form letter")).ephemeral
    assert seen.statuses("POST", MESSAGES) == [429]
    await stage.posted(FEED)
    assert seen.statuses("POST", MESSAGES) == [429, 200]


async def test_a_refusal_for_minutes_puts_the_card_off_and_nothing_else(stage: Stage, seen: Seen) -> None:
    stage.sandbox.trouble.rate_limit(method="POST", route=MESSAGES, retry_after=120)
    await preview(stage.ada, "Not shortlisted")
    await stage.ada.press("Post")
    await until_put_off(stage.bot.db, stage.sandbox.clock.now() + timedelta(seconds=119))
    stage.sandbox.clock.advance(timedelta(seconds=119))
    assert (await stage.ada.slash("/about")).ephemeral
    assert seen.statuses("POST", MESSAGES) == [429]
    stage.sandbox.clock.advance(timedelta(seconds=2))
    await stage.posted(FEED)
    assert seen.statuses("POST", MESSAGES) == [429, 200]


async def test_an_answer_that_discord_took_and_denied_is_an_answer(stage: Stage, seen: Seen) -> None:
    stage.sandbox.trouble.fail("POST", CALLBACK, status=500, applied=True)
    receipt = await stage.ada.slash("/fail", line="Not shortlisted")
    assert "Only you can see this." in receipt.text
    await stage.sandbox.until(lambda: seen.statuses("POST", CALLBACK) == [500, 400])
    assert receipt.followups == []
    assert (await stage.ada.slash("/failures list")).text.count("Not shortlisted") == 1


async def test_an_answer_that_did_not_get_through_is_tried_again(stage: Stage, seen: Seen) -> None:
    stage.sandbox.trouble.fail("POST", CALLBACK, status=502)
    receipt = await stage.ada.slash("/fail", line="Not shortlisted")
    assert "Only you can see this." in receipt.text
    assert seen.statuses("POST", CALLBACK) == [502, 204]


async def test_an_answer_that_came_too_fast_waits_and_is_sent_once_more(stage: Stage, seen: Seen) -> None:
    stage.sandbox.trouble.rate_limit(method="POST", route=CALLBACK, retry_after=0.2)
    receipt = await stage.ada.slash("/fail", line="Not shortlisted")
    assert "Only you can see this." in receipt.text
    assert seen.statuses("POST", CALLBACK) == [429, 204]
