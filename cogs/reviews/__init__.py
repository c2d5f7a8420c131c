"""The blameless look back."""

from bot.client import Cork
from cogs.reviews.feedback import Feedback
from cogs.reviews.look_back import LookBacks


async def setup(bot: Cork) -> None:
    """Add this topic's cogs."""
    await bot.add_cog(LookBacks(bot))
    await bot.add_cog(Feedback(bot))
