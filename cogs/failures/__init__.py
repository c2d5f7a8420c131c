"""Logging failures, and looking after one's own."""

from bot.client import Cork
from cogs.failures.browse import Browse
from cogs.failures.change import Change
from cogs.failures.letting_go import LettingGo
from cogs.failures.log import Log


async def setup(bot: Cork) -> None:
    """Add this topic's cogs."""
    await bot.add_cog(Log(bot))
    await bot.add_cog(Browse(bot))
    await bot.add_cog(Change(bot))
    await bot.add_cog(LettingGo(bot))
