"""A failure told as the answer to an interview question."""

from bot.client import Cork


async def setup(bot: Cork) -> None:
    """Add this topic's cogs."""
