"""The CV of failures: shown, made into a file, headed, and filled from a file."""

from bot.client import Cork
from cogs.cv.commands import Cv
from cogs.cv.showing import Showing


async def setup(bot: Cork) -> None:
    """Add this topic's cogs."""
    await bot.add_cog(Cv(bot))
    await bot.add_cog(Showing(bot))
