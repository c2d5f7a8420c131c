"""Cards of answers without a name: after a restart, in a forum, reported, held, blocked, deleted, left behind."""

from datetime import timedelta
from pathlib import Path

from bot.feed import actions as feed
from bot.feed import store
from bot.feed.model import State
from sandbox.server import Sandbox
from sandbox.trial import furnish, trial
from sandbox.world.message import Message
from sandbox.world.model import ChannelType
from tests.door.conftest import Stage
from tests.door.moderation.steps import allow_anonymous, gone, report, until_in
from tests.door.prompts.steps import SUNDAY_AT_SIX, schedule, settled, week
from tests.door.prompts.test_unnamed import OUT, PRESS, come_out, offered, said
from tests.door.waiting import pressed, until_kept

POST = "Post it without my name"
AN_HOUR = timedelta(hours=1)


async def prompt_on(stage: Stage) -> Message:
    await allow_anonymous(stage)
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    return await week(stage)


async def told(stage: Stage, prompt: Message, text: str = "That it matters") -> Message:
    """Let Ada's answer stand, and Cork know where."""
    await offered(stage.ada, prompt, text)
    await pressed(stage.ada, POST)
    card = (await come_out(stage, prompt))[-1]
    await until_kept(stage.bot.db, lambda tx: store.of_message(tx, card.id))
    return card


async def test_what_was_decided_before_a_restart_comes_out_after_it(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trial(sandbox, tmp_path) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
        stage = Stage(sandbox, bot)
        prompt = await prompt_on(stage)
        await offered(stage.ada, prompt)
        await pressed(stage.ada, POST)
    async with trial(sandbox, tmp_path) as bot:
        stage = Stage(sandbox, bot)
        assert len(await come_out(stage, prompt)) == 1
        assert "without your name already" in (await stage.ada.press(PRESS, on=prompt)).text


async def test_a_form_that_was_open_during_a_restart_still_arrives(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trial(sandbox, tmp_path) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
        prompt = await prompt_on(Stage(sandbox, bot))
        await sandbox.person("ada").press(PRESS, on=prompt)
    async with trial(sandbox, tmp_path):
        shown = await sandbox.person("ada").submit(text="That it matters")
        assert "Nothing is posted yet" in shown.text


async def test_in_a_forum_it_stands_in_the_prompts_post(stage: Stage) -> None:
    await allow_anonymous(stage)
    world = stage.sandbox.world
    forum = world.add_channel(world.guild, "questions", kind=ChannelType.FORUM)
    await schedule(stage, channel="questions")
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    await settled(stage, 1)
    (post,) = [one for one in world.guild.threads if one.parent is forum]
    (prompt,) = stage.olu.sees(post.id)
    await offered(stage.ada, prompt)
    await pressed(stage.ada, POST)
    stage.sandbox.clock.advance(OUT)
    await stage.sandbox.until(lambda: len(stage.olu.sees(post.id)) == 2)
    assert "Somebody here" in stage.olu.sees(post.id)[1].text
    assert [one for one in world.guild.threads if one.parent is forum] == [post]
    await stage.ada.press(PRESS, on=prompt)
    await stage.ada.press("Take it back")
    await stage.sandbox.until(lambda: stage.olu.sees(post.id) == [prompt])


async def test_it_is_reported_held_and_let_stand_again_in_the_thread(stage: Stage) -> None:
    prompt = await prompt_on(stage)
    card = await told(stage, prompt)
    await report(stage.chen, card)
    shown = await stage.olu.slash("/mod list")
    assert "That it matters" in shown.text
    assert "Ada" not in shown.text
    await stage.olu.slash("/mod hold", post="matters")
    await gone(stage, card)
    await until_in(stage, stage.ada, State.HELD)
    await stage.olu.slash("/mod release", post="matters")
    await stage.sandbox.until(lambda: len(said(stage, prompt)) == 1)


async def test_who_was_blocked_by_it_is_told_at_the_next_try_and_keeps_the_words(stage: Stage) -> None:
    prompt = await prompt_on(stage)
    await told(stage, prompt)
    await stage.olu.slash("/mod block", post="matters")
    await stage.ada.press(PRESS, on=prompt)
    await stage.ada.press("Edit this version")
    refused = await stage.ada.submit(text="Another version")
    assert "before <t:" in refused.text
    assert "Another version" in refused.text


async def test_a_card_that_a_moderator_deleted_is_found_within_the_hour(stage: Stage) -> None:
    prompt = await prompt_on(stage)
    card = await told(stage, prompt)
    await stage.olu.delete(card)
    stage.sandbox.clock.advance(AN_HOUR)
    await until_kept(stage.bot.db, lambda tx: feed.of_member(tx, stage.ada.id) == ())
    assert (await stage.ada.press(PRESS, on=prompt)).modal is not None


async def test_who_leaves_leaves_a_card_that_vanishes_later(stage: Stage) -> None:
    prompt = await prompt_on(stage)
    card = await told(stage, prompt)
    await stage.ada.slash("/leave")
    await stage.ada.press("Leave")
    assert not card.deleted
    stage.sandbox.clock.advance(timedelta(days=15))
    await gone(stage, card)


async def test_in_a_thread_that_has_folded_away_it_comes_out_and_is_taken_back(stage: Stage) -> None:
    prompt = await prompt_on(stage)
    await offered(stage.ada, prompt)
    await pressed(stage.ada, POST)
    assert prompt.thread is not None
    assert prompt.thread.thread is not None
    prompt.thread.thread.archived = True
    (card,) = await come_out(stage, prompt)
    assert not prompt.thread.thread.archived
    prompt.thread.thread.archived = True
    await stage.ada.press(PRESS, on=prompt)
    await stage.ada.press("Take it back")
    await gone(stage, card)
