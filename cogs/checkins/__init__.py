"""The weekly private message about what one is waiting for, rating again, or looking back at."""

from bot.client import Cork


async def setup(bot: Cork) -> None:
    """Add this topic's cogs."""
