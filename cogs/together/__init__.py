"""The collective cork: what a server collects together."""

from bot.client import Cork
from bot.heartbeat import Round
from bot.together import actions as together
from cogs.together.carriers import CardCarrier, PartyCarrier, RedrawCarrier
from cogs.together.commands import GroupCommands


async def setup(bot: Cork) -> None:
    """Add this topic's cog and carriers, and let the heartbeat count the totals that are due."""
    await bot.add_cog(GroupCommands(bot))
    bot.delivery.carry("group.card", CardCarrier(bot))
    bot.delivery.carry("group.redraw", RedrawCarrier(bot))
    bot.delivery.carry("group.party", PartyCarrier(bot))
    bot.rounds.append(Round(due=together.due, each=together.count))
