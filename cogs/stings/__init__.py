"""How a sting fades."""

from bot.client import Cork
from cogs.stings.commands import StingCommands
from cogs.stings.presses import StingPresses


async def setup(bot: Cork) -> None:
    """Add this topic's cogs."""
    await bot.add_cog(StingCommands(bot))
    await bot.add_cog(StingPresses(bot))
