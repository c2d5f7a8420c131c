"""What organisers do about a week before it comes: look at it, have another one, let it pass."""

from sandbox.people.reply import Reply
from sandbox.world.model import ChannelType
from tests.door.conftest import Stage
from tests.door.prompts.steps import CHANNEL, SUNDAY_AT_SIX, WEEK, schedule, settled, until_next, week


def title_of(said: Reply) -> str:
    return next(line for line in said.text.splitlines() if line.startswith("### ")).removeprefix("### 💭 ")


async def test_what_is_shown_beforehand_is_what_comes(stage: Stage) -> None:
    shown = await stage.olu.slash("/prompt preview")
    assert shown.ephemeral
    assert f"Next, on <t:{int(SUNDAY_AT_SIX.timestamp())}:F>:" in shown.text
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    message = await week(stage)
    assert message.thread is not None
    assert message.thread.name.startswith(title_of(shown))


async def test_another_one_comes_in_its_place(stage: Stage) -> None:
    first = title_of(await stage.olu.slash("/prompt preview"))
    second = title_of(await stage.olu.press("Another one"))
    assert second != first
    assert title_of(await stage.olu.slash("/prompt preview")) == second
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    message = await week(stage)
    assert message.thread is not None
    assert message.thread.name.startswith(second)


async def test_a_skipped_week_passes_and_the_next_one_comes(stage: Stage) -> None:
    skipped = await stage.olu.slash("/prompt skip")
    assert "no prompt comes. The week after goes on as usual." in skipped.text
    assert (await stage.olu.slash("/prompt skip")).text == skipped.text
    status = (await stage.olu.slash("/prompt status")).text
    assert f"- <t:{int(SUNDAY_AT_SIX.timestamp())}:F>: skipped" in status
    after = f"<t:{int((SUNDAY_AT_SIX + WEEK).timestamp())}:F> (<t:"
    assert f"Next: {after}" in status
    assert after in (await stage.olu.slash("/setup status")).text
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    await until_next(stage, SUNDAY_AT_SIX + WEEK)
    assert stage.channel(CHANNEL) == []
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX + WEEK)
    await week(stage)


async def test_a_skipped_week_can_come_after_all(stage: Stage) -> None:
    await stage.olu.slash("/prompt skip")
    assert title_of(await stage.olu.press("Let one come after all"))
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    await week(stage)


async def test_the_next_dates_are_told_in_the_readers_clock(stage: Stage) -> None:
    told = (await stage.olu.slash("/prompt status")).text
    for number in range(3):
        assert f"- <t:{int((SUNDAY_AT_SIX + number * WEEK).timestamp())}:F>" in told


async def test_in_a_forum_a_prompt_is_a_post(stage: Stage) -> None:
    world = stage.sandbox.world
    forum = world.add_channel(world.guild, "questions", kind=ChannelType.FORUM)
    await schedule(stage, channel="questions")
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    await settled(stage, 1)
    (post,) = [one for one in world.guild.threads if one.parent is forum]
    assert "22 November 2026" in post.name
    assert stage.channel(CHANNEL) == []
