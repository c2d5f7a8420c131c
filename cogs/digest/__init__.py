"""The digest: once a month, what a server tried, in figures that name nobody."""

from bot.client import Cork
from bot.digest import actions as digest
from bot.digest.actions.months import POST, REDRAW
from bot.heartbeat import Round
from cogs.digest.carriers import DigestCarrier, RedrawCarrier
from cogs.digest.commands import DigestCommands
from cogs.digest.quoting import Quoting


async def setup(bot: Cork) -> None:
    """Add this topic's cogs and carriers, and let the heartbeat look for digests that are due or not true any more."""
    await bot.add_cog(DigestCommands(bot))
    await bot.add_cog(Quoting(bot))
    bot.delivery.carry(POST, DigestCarrier(bot))
    bot.delivery.carry(REDRAW, RedrawCarrier(bot))
    bot.chores.append(digest.look_after)
    bot.rounds.append(Round(due=digest.due, each=digest.take_up))
