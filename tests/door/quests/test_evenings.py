"""A milestone of an announced quest where one may share without a name."""

from datetime import timedelta

from bot.guilds import actions as guilds
from tests.door.conftest import Stage

PARTY = "party"


async def test_the_party_channel_hears_of_it_on_an_evening_after(stage: Stage) -> None:
    clock = stage.sandbox.clock
    await stage.bot.db.run(guilds.change, stage.sandbox.world.guild.id, clock.now(), anonymous=True)
    begun = await stage.ada.slash("/quest start", goal=1, announce=True)
    assert "each at eight on some evening of the two weeks after" in begun.text
    receipt = await stage.ada.slash("/fail", line="One that counts")
    assert "One that counts" in receipt.text
    assert stage.channel(PARTY) == []
    clock.advance(timedelta(hours=9))
    assert stage.channel(PARTY) == []
    clock.advance(timedelta(days=16))
    (party,) = await stage.posted(PARTY)
    assert str(stage.ada.user.id) in str(party.components)
