"""A member changes their mind about a suggestion."""

from sandbox.people.reply import Reply
from sandbox.world.model import ChannelType
from tests.door.conftest import Stage
from tests.door.prompts.steps import SUNDAY_AT_SIX, schedule, settled

TITLE = "The bench by the river"


async def suggest(stage: Stage) -> Reply:
    await stage.ada.slash("/prompt suggest", about="kindness")
    return await stage.ada.submit(title=TITLE, question="Which one is yours?")


async def test_a_suggestion_is_taken_back_at_once_or_later(stage: Stage) -> None:
    await suggest(stage)
    assert "no longer kept" in (await stage.ada.press("Take it back")).text
    assert TITLE not in (await stage.olu.slash("/prompt bank")).text
    await suggest(stage)
    own = await stage.ada.slash("/prompt bank")
    assert own.ephemeral
    assert TITLE in own.text
    assert "no longer kept" in (await stage.ada.press("Take it back")).text
    assert "None of your suggestions waits here" in (await stage.ada.slash("/prompt bank")).text


async def test_the_bank_of_others_is_not_shown_to_members(stage: Stage) -> None:
    await suggest(stage)
    assert TITLE not in (await stage.chen.slash("/prompt bank")).text


async def test_an_old_button_says_what_became_of_it(stage: Stage) -> None:
    kept = await suggest(stage)
    await stage.ada.slash("/prompt bank")
    await stage.ada.press("Take it back")
    refused = await stage.ada.press("Take it back", on=kept.message)
    assert "does not wait any more" in refused.text


async def test_leave_says_that_suggestions_are_taken_back(stage: Stage) -> None:
    await suggest(stage)
    asked = await stage.ada.slash("/leave")
    assert "1 prompt that you suggested" in asked.text
    await stage.ada.press("Leave")
    assert TITLE not in (await stage.olu.slash("/prompt bank")).text


async def test_in_a_forum_a_post_folds_away_when_organisers_say(stage: Stage) -> None:
    world = stage.sandbox.world
    forum = world.add_channel(world.guild, "questions", kind=ChannelType.FORUM)
    await schedule(stage, channel="questions", archive=1440)
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    await settled(stage, 1)
    (post,) = [one for one in world.guild.threads if one.parent is forum]
    assert post.thread is not None
    assert post.thread.archive_minutes == 1440
