"""What Cork keeps of a member, for the member to take away or to erase."""

from bot.client import Cork
from cogs.privacy.commands import Privacy


async def setup(bot: Cork) -> None:
    """Add this topic's cog."""
    await bot.add_cog(Privacy(bot))
