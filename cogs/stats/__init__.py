"""One's own numbers."""

from bot.client import Cork


async def setup(bot: Cork) -> None:
    """Add this topic's cogs."""
