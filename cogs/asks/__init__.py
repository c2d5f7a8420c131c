"""Applications that wait for their answers."""

from bot.client import Cork
from cogs.asks.commands import AskCommands
from cogs.asks.presses import AskPresses


async def setup(bot: Cork) -> None:
    """Add this topic's cogs."""
    await bot.add_cog(AskCommands(bot))
    await bot.add_cog(AskPresses(bot))
