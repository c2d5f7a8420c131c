"""Entries of earlier years that come back, for those who asked for it."""

from bot.client import Cork
from cogs.resurfacing.commands import ResurfaceCommands
from cogs.resurfacing.presses import ResurfacePresses


async def setup(bot: Cork) -> None:
    """Add this topic's cogs; the check-in brings what they are about."""
    await bot.add_cog(ResurfaceCommands(bot))
    await bot.add_cog(ResurfacePresses(bot))
