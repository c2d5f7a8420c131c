"""Whatever is told without a name goes through the real bot as what bears one does, and names nobody on its way."""

from datetime import timedelta

from hypothesis import given, settings

from bot.guilds import actions as guilds
from sandbox.wire import Exchange
from tests.door.conftest import Stage, home, sandbox, stage
from tests.door.feed.steps import FEED, newest_failure
from tests.door.waiting import pressed
from tests.fuzz.watched import FEW, NOTES, WRITTEN, pings, refusals, settled

__all__ = ("home", "refusals", "sandbox", "stage")

OUT = timedelta(hours=2)


@settings(FEW, max_examples=3)
@given(line=WRITTEN, own=WRITTEN, note=NOTES)
async def test_a_share_without_a_name_that_comes_is_moderated_and_taken_back(
    refusals: list[Exchange], stage: Stage, line: str, own: str, note: str
) -> None:
    guild, before = stage.sandbox.world.guild, len(stage.channel(FEED))
    await stage.bot.db.run(guilds.change, guild.id, stage.sandbox.clock.now(), anonymous=True)
    stage.sandbox.clock.advance(timedelta(minutes=1))
    await stage.ada.slash("/fail", line=line)
    failure = await newest_failure(stage.ada)
    await stage.ada.slash("/share", failure=failure, options={"as": "anonymous"})
    await stage.ada.press("Edit this version")
    await stage.ada.submit(text=own)
    await stage.ada.press("Content note")
    await stage.ada.submit(note=note)
    assert "It comes out in" in (await pressed(stage.ada, "Post it without my name")).text
    stage.sandbox.clock.advance(OUT)
    card = (await stage.posted(FEED, before + 1))[-1]
    await settled(stage)
    assert str(stage.ada.id) not in str(card.components)
    await stage.olu.slash("/mod hold", post=str(card.id))
    await settled(stage)
    await stage.ada.slash("/share")
    await stage.olu.slash("/mod list")
    await stage.olu.press("Let it stand")
    await settled(stage)
    assert len(stage.channel(FEED)) == before + 1
    await stage.ada.slash("/unshare", failure=failure)
    await settled(stage)
    assert len(stage.channel(FEED)) == before
    assert refusals == []
    assert pings(guild) == []
