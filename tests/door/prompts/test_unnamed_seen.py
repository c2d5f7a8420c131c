"""An answer without a name goes to no more people than could see the prompt's channel when its author agreed."""

from datetime import timedelta
from pathlib import Path

from sandbox.server import Sandbox
from sandbox.trial import furnish, trial
from sandbox.world.message import Message
from sandbox.world.model import ChannelType
from tests.door.conftest import Stage
from tests.door.feed.audience import hide
from tests.door.moderation.steps import allow_anonymous
from tests.door.prompts.steps import CHANNEL, SUNDAY_AT_SIX, channel_named, schedule, settled, week
from tests.door.prompts.test_unnamed import OUT, PRESS, come_out, offered, said, undecided
from tests.door.waiting import pressed, refused, until_kept, until_put_off

POST = "Post it without my name"


async def prompt_for_few(stage: Stage) -> Message:
    """Return this week's prompt in a channel that only Ada, Chen and an organiser can see."""
    await allow_anonymous(stage)
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    prompt = await week(stage)
    hide(stage, channel_named(stage, CHANNEL), stage.olu, stage.ada, stage.chen)
    return prompt


async def given_back(stage: Stage) -> None:
    """Let the hour of Ada's answer come, and wait until she has it back and nothing is to be sent."""
    stage.sandbox.clock.advance(OUT)
    await until_kept(stage.bot.db, lambda tx: undecided(tx, stage))
    await until_kept(stage.bot.db, lambda tx: not tx.value("SELECT count(*) FROM outbox"))
    assert stage.ada.dms() == []


async def test_where_the_same_people_see_the_channel_it_comes_out(stage: Stage) -> None:
    prompt = await prompt_for_few(stage)
    await offered(stage.ada, prompt)
    assert "unless more people can see" in (await pressed(stage.ada, POST)).text
    assert len(await come_out(stage, prompt)) == 1


async def test_where_more_see_it_by_then_it_comes_back_without_a_word_and_out_once_that_is_agreed_to(
    stage: Stage,
) -> None:
    prompt = await prompt_for_few(stage)
    await offered(stage.ada, prompt)
    await pressed(stage.ada, POST)
    hide(stage, channel_named(stage, CHANNEL), stage.olu, stage.ada, stage.chen, stage.dara)
    await given_back(stage)
    assert said(stage, prompt) == []
    again = await stage.ada.press(PRESS, on=prompt)
    assert "Nothing is posted yet" in again.text
    assert "matters" in again.text
    assert (await stage.chen.press(PRESS, on=prompt)).modal is not None
    await pressed(stage.ada, POST, on=again.message)
    assert len(await come_out(stage, prompt)) == 1


async def test_a_press_from_before_agrees_to_whoever_sees_it_now(stage: Stage) -> None:
    prompt = await prompt_for_few(stage)
    shown = await offered(stage.ada, prompt)
    other = await stage.ada.press(PRESS, on=prompt)
    await pressed(stage.ada, POST, on=shown.message)
    hide(stage, channel_named(stage, CHANNEL), stage.olu, stage.ada, stage.chen, stage.dara)
    await pressed(stage.ada, POST, on=other.message)
    assert len(await come_out(stage, prompt)) == 1


async def test_in_a_forum_it_is_who_can_see_the_forum(stage: Stage) -> None:
    await allow_anonymous(stage)
    world = stage.sandbox.world
    forum = world.add_channel(world.guild, "questions", kind=ChannelType.FORUM)
    hide(stage, forum, stage.ada, stage.olu)
    await schedule(stage, channel="questions")
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    await settled(stage, 1)
    (post,) = [one for one in world.guild.threads if one.parent is forum]
    (prompt,) = stage.ada.sees(post.id)
    await offered(stage.ada, prompt)
    await pressed(stage.ada, POST)
    hide(stage, forum, stage.ada, stage.olu, stage.dara)
    await given_back(stage)
    assert stage.ada.sees(post.id)[0] is prompt
    assert len(stage.olu.sees(post.id)) == 1


async def test_the_one_who_agreed_before_a_restart_is_asked_again_after_it(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trial(sandbox, tmp_path) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
        stage = Stage(sandbox, bot)
        prompt = await prompt_for_few(stage)
        await offered(stage.ada, prompt)
        await pressed(stage.ada, POST)
    async with trial(sandbox, tmp_path) as bot:
        stage = Stage(sandbox, bot)
        hide(stage, channel_named(stage, CHANNEL), stage.olu, stage.ada, stage.dara)
        await given_back(stage)
        assert said(stage, prompt) == []


async def test_where_cork_cannot_see_who_looks_in_nothing_is_agreed_to_and_the_words_are_kept(stage: Stage) -> None:
    prompt = await prompt_for_few(stage)
    await offered(stage.ada, prompt)
    stage.sandbox.trouble.deny("VIEW_CHANNEL", channel_named(stage, CHANNEL))
    assert "Nothing was shared" in (await refused(stage.ada, POST)).text
    assert await stage.bot.db.read(undecided, stage)
    again = await stage.ada.press(PRESS, on=prompt)
    assert "matters" in again.text


async def test_words_that_nobody_decided_on_are_gone_after_a_month_and_their_button_says_so(stage: Stage) -> None:
    prompt = await prompt_for_few(stage)
    shown = await offered(stage.ada, prompt)
    stage.sandbox.clock.advance(timedelta(days=32))
    await until_kept(stage.bot.db, lambda tx: not tx.value("SELECT count(*) FROM share"))
    assert "nothing to post any more" in (await stage.ada.press(POST, on=shown.message)).text
    opened = await stage.ada.press(PRESS, on=prompt)
    assert opened.modal is not None
    assert "matters" not in str(opened.modal.components)


async def test_a_card_that_arrived_unheard_of_goes_where_more_see_it_when_it_is_tried_again(stage: Stage) -> None:
    prompt = await prompt_for_few(stage)
    await offered(stage.ada, prompt)
    await pressed(stage.ada, POST)
    stage.sandbox.trouble.drop("POST", "/channels/*/messages", applied=True)
    assert len(await come_out(stage, prompt)) == 1
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    hide(stage, channel_named(stage, CHANNEL), stage.olu, stage.ada, stage.chen, stage.dara)
    await given_back(stage)
    assert said(stage, prompt) == []
    again = await stage.ada.press(PRESS, on=prompt)
    await pressed(stage.ada, POST, on=again.message)
    assert len(await come_out(stage, prompt)) == 1
