"""How a member is spoken to: language, zone, what is sent, and leaving."""

from bot.client import Cork


async def setup(bot: Cork) -> None:
    """Add this topic's cogs."""
