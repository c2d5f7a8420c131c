"""Ask me about: what members know from having failed at it."""

from bot.client import Cork


async def setup(bot: Cork) -> None:
    """Add this topic's cogs."""
