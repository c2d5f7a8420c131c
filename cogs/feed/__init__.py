"""Sharing failures in a server's feed, and answering other people's without words."""

from bot.client import Cork
from cogs.feed.carriers import CardCarrier, RedrawCarrier, RetractCarrier
from cogs.feed.share import Sharing
from cogs.feed.support import Support


async def setup(bot: Cork) -> None:
    """Add this topic's cogs and carriers."""
    await bot.add_cog(Sharing(bot))
    await bot.add_cog(Support(bot))
    bot.delivery.carry("feed.card", CardCarrier(bot))
    bot.delivery.carry("feed.redraw", RedrawCarrier(bot))
    bot.delivery.carry("feed.retract", RetractCarrier(bot))
