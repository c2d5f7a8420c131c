"""What moderators do with cards, without names."""

from bot.client import Cork
from bot.moderation import actions as moderation
from cogs.moderation.commands import Moderation
from cogs.moderation.reporting import Reporting


async def setup(bot: Cork) -> None:
    """Add this topic's cogs, and let the heartbeat forget blocks that have ended."""
    await bot.add_cog(Moderation(bot))
    await bot.add_cog(Reporting(bot))
    bot.chores.append(moderation.forget_ended)
