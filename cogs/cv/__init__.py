"""The CV of failures, to look at, to take along, and to bring."""

from bot.client import Cork


async def setup(bot: Cork) -> None:
    """Add this topic's cogs."""
