"""A failure told as the answer to an interview question."""

from bot.client import Cork
from cogs.stories.commands import Stories


async def setup(bot: Cork) -> None:
    """Add this topic's cog."""
    await bot.add_cog(Stories(bot))
