"""The CV of failures: shown, made into a file, headed, and filled from a file."""

from bot.client import Cork
from bot.imports import actions as imports
from cogs.cv.bringing import Bringing
from cogs.cv.commands import Cv
from cogs.cv.showing import Showing


async def setup(bot: Cork) -> None:
    """Add this topic's cogs, and let the heartbeat forget the files that nobody imported."""
    await bot.add_cog(Cv(bot))
    await bot.add_cog(Showing(bot))
    await bot.add_cog(Bringing(bot))
    bot.chores.append(imports.forget_old)
