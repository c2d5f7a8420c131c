"""Applications that wait for an answer."""

from bot.client import Cork


async def setup(bot: Cork) -> None:
    """Add this topic's cogs."""
