"""A member's own numbers."""

from bot.client import Cork
from cogs.stats.commands import StatsCommands


async def setup(bot: Cork) -> None:
    """Add this topic's cog."""
    await bot.add_cog(StatsCommands(bot))
