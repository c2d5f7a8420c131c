"""Whatever a member types goes through the real bot to Discord without a ping and without a refused request."""

from datetime import timedelta

from hypothesis import given

from bot.experience.model import TOPIC_LIMIT
from bot.guilds import actions as guilds
from bot.journal.model import is_blank
from sandbox.people.person import Person
from sandbox.wire import Exchange
from sandbox.world.model import ChannelType
from tests.door.conftest import Stage, home, sandbox, stage
from tests.door.experience.steps import offer
from tests.door.feed.steps import FEED
from tests.door.reading import values_of
from tests.door.waiting import pressed
from tests.fuzz.texts import wild
from tests.fuzz.watched import FEW, NOTES, WRITTEN, pings, refusals, settled

__all__ = ("home", "refusals", "sandbox", "stage")

TOPICS = wild(TOPIC_LIMIT).filter(lambda text: not is_blank(text))


async def edit(person: Person, line: str) -> None:
    """Let the newest card tell something else."""
    newest = (await person.autocomplete("/share", option="failure", typed=""))[0].value
    await person.slash("/share", failure=newest)
    await person.press("Edit this version")
    await person.submit(text=line)
    await pressed(person, "Post")
    person.world.clock.advance(timedelta(seconds=10))


async def share(person: Person, line: str, own: str, note: str, *, talk: bool = False) -> None:
    """Share a failure in a version of one's own, behind a note; a minute after the last one."""
    person.world.clock.advance(timedelta(minutes=1))
    receipt = await person.slash("/fail", line=line)
    await person.press("Share…", on=receipt.message)
    await person.press("Edit this version")
    await person.submit(text=own)
    await person.press("Content note")
    await person.submit(note=note)
    if talk:
        await person.press("Open to talk")
    await pressed(person, "Post")


@FEW
@given(line=WRITTEN, own=WRITTEN, note=NOTES)
async def test_a_share_with_a_thread_in_a_text_channel_that_is_told_anew(
    refusals: list[Exchange], stage: Stage, line: str, own: str, note: str
) -> None:
    before = len(stage.channel(FEED))
    await share(stage.ada, line, own, note, talk=True)
    await settled(stage)
    await edit(stage.ada, line)
    await settled(stage)
    guild = stage.sandbox.world.guild
    assert len(stage.channel(FEED)) == before + 1
    assert refusals == []
    assert pings(guild) == []


@FEW
@given(line=WRITTEN, own=WRITTEN, note=NOTES)
async def test_a_share_as_a_post_in_a_forum_that_is_told_anew(
    refusals: list[Exchange], stage: Stage, line: str, own: str, note: str
) -> None:
    guild = stage.sandbox.world.guild
    forum = next(one for one in guild.channels.values() if one.kind is ChannelType.FORUM)
    await stage.bot.db.run(guilds.change, guild.id, stage.sandbox.clock.now(), feed_channel=forum.id)
    before = len(guild.threads)
    await share(stage.ada, line, own, note)
    await settled(stage)
    await edit(stage.ada, line)
    await settled(stage)
    assert len(guild.threads) == before + 1
    assert all(1 <= len(thread.name.encode("utf-16-le")) // 2 <= 100 for thread in guild.threads)
    assert refusals == []
    assert pings(guild) == []


@FEW
@given(topic=TOPICS)
async def test_a_topic_that_is_offered_found_and_asked_about(
    refusals: list[Exchange], stage: Stage, topic: str
) -> None:
    await offer(stage.ada, topic)
    listed = await stage.chen.slash("/experience find")
    (value,) = values_of(listed.message)
    await stage.chen.select("experience:look", [value], on=listed.message)
    await stage.chen.press("Ask")
    await settled(stage)
    await stage.ada.slash("/experience list")
    closed = await stage.ada.slash("/experience close", topic=value)
    assert "not offered any more" in closed.text
    assert refusals == []
    assert not any(message.mentions for message in stage.ada.dms())
