"""How a member is spoken to: language, zone, what is sent, and leaving."""

from bot.client import Cork
from cogs.members.leaving import Leaving
from cogs.members.me import Me
from cogs.members.pausing import Pausing


async def setup(bot: Cork) -> None:
    """Add this topic's cogs."""
    await bot.add_cog(Me(bot))
    await bot.add_cog(Pausing(bot))
    await bot.add_cog(Leaving(bot))
