"""How tests look at what organisers set up."""

from bot.guilds import actions as guilds
from bot.guilds.model import Guild
from tests.door.conftest import Stage


async def kept(stage: Stage) -> Guild:
    """Return what Cork keeps of the server."""
    return await stage.bot.db.read(guilds.find, stage.sandbox.world.guild.id)
