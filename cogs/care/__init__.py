"""Whom one can turn to, called for by oneself: nobody is sent it, nothing is kept or logged of it."""

from bot.client import Cork
from cogs.care.called import Care


async def setup(bot: Cork) -> None:
    """Add this topic's cog."""
    await bot.add_cog(Care(bot))
