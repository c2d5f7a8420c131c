"""How a sting fades."""

from bot.client import Cork


async def setup(bot: Cork) -> None:
    """Add this topic's cogs."""
