"""How tests look at what organisers set up."""

from bot.guilds import actions as guilds
from bot.guilds.actions import Changes
from bot.guilds.model import Guild
from tests.door.conftest import Stage


async def kept(stage: Stage) -> Guild:
    """Return what Cork keeps of the server."""
    return await stage.bot.db.read(guilds.find, stage.sandbox.world.guild.id)


async def switch(stage: Stage, **switches: bool) -> None:
    """Turn on or off what an organiser can, such as `anonymous` and `vetting`."""
    change: Changes = {}
    change.update(switches)  # type: ignore[typeddict-item]  # switches, all of them
    await stage.bot.db.run(guilds.change, stage.sandbox.world.guild.id, stage.sandbox.clock.now(), **change)
