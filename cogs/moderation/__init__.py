"""What moderators do with cards, without names."""

from bot.client import Cork


async def setup(bot: Cork) -> None:
    """Add this topic's cogs."""
