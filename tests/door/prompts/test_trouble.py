"""Discord answers badly, or takes permissions away."""

from datetime import timedelta

import pytest

from bot.kernel import outbox
from bot.prompts.model import State
from tests.door.conftest import Stage
from tests.door.prompts.steps import CHANNEL, SUNDAY_AT_SIX, WEEK, until_states, week
from tests.door.waiting import until_kept, until_put_off

MESSAGE = "/channels/*/messages"
THREAD = "/channels/*/messages/*/threads"


@pytest.mark.parametrize("route", [MESSAGE, THREAD], ids=["the message", "the thread"])
@pytest.mark.parametrize("applied", [True, False], ids=["done all the same", "not done"])
async def test_an_error_of_discord_leaves_one_message_and_one_thread(
    stage: Stage, route: str, *, applied: bool
) -> None:
    stage.sandbox.trouble.fail("POST", route, status=503, applied=applied)
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    await until_put_off(stage.bot.db, SUNDAY_AT_SIX)
    stage.sandbox.clock.advance(timedelta(seconds=10))
    await stage.olu.slash("/prompt status")
    await week(stage)
    assert len(stage.sandbox.world.guild.threads) == 1


async def test_a_channel_that_refuses_is_told_to_organisers_and_the_day_can_be_made_up_for(stage: Stage) -> None:
    stage.sandbox.trouble.deny("SEND_MESSAGES", stage.place(CHANNEL))
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    await until_states(stage, State.UNDELIVERABLE)
    assert "22 November 2026: could not be posted" in (await stage.olu.slash("/prompt status")).text
    assert "Missing: Send Messages." in (await (await stage.olu.slash("/setup check")).settled()).text
    stage.sandbox.trouble.allow("SEND_MESSAGES", stage.place(CHANNEL))
    await stage.olu.slash("/prompt post")
    await week(stage)


async def test_a_channel_that_refuses_costs_one_week_and_not_the_next(stage: Stage) -> None:
    stage.sandbox.trouble.deny("SEND_MESSAGES", stage.place(CHANNEL))
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    await until_states(stage, State.UNDELIVERABLE)
    stage.sandbox.trouble.allow("SEND_MESSAGES", stage.place(CHANNEL))
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX + WEEK)
    assert (await week(stage)).created_at == SUNDAY_AT_SIX + WEEK


async def test_a_thread_that_was_refused_is_opened_once_organisers_have_put_it_right(stage: Stage) -> None:
    stage.sandbox.trouble.deny("CREATE_PUBLIC_THREADS", stage.place(CHANNEL))
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    (message,) = await stage.posted(CHANNEL)
    place = message.channel_id
    await until_kept(stage.bot.db, lambda tx: any(one.dead_reason for one in outbox.stuck(tx, [place])))
    assert "posted, but without a thread so far" in (await stage.olu.slash("/prompt status")).text
    assert "Missing: Create Public Threads." in (await (await stage.olu.slash("/setup check")).settled()).text
    stage.sandbox.trouble.allow("CREATE_PUBLIC_THREADS", stage.place(CHANNEL))
    await (await stage.olu.slash("/setup check")).settled()
    assert await week(stage) is message


async def test_a_message_deleted_at_once_gets_no_thread_and_no_successor(stage: Stage) -> None:
    held = stage.sandbox.trouble.hold("POST", THREAD)
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    (message,) = await stage.posted(CHANNEL)
    await held.arrived()
    await stage.olu.delete(message)
    held.release()
    assert "already posted" in (await stage.olu.slash("/prompt post")).text
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX + WEEK)
    await stage.sandbox.until(lambda: [one.created_at for one in stage.channel(CHANNEL)] == [SUNDAY_AT_SIX + WEEK])
