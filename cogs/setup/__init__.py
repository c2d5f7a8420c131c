"""Setting Cork up in a server, and telling people what it is."""

from bot.client import Cork
from cogs.setup.about import About
from cogs.setup.wizard import Setup


async def setup(bot: Cork) -> None:
    """Add this topic's cogs."""
    await bot.add_cog(Setup(bot))
    await bot.add_cog(About(bot))
