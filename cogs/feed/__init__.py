"""Sharing failures in a server's feed, and answering other people's without words."""

from bot.client import Cork
from bot.feed import actions as feed
from bot.feed import coming_and_going
from bot.feed import sweep as sweeping
from bot.heartbeat import Round
from cogs.feed.anonymous import Unnamed
from cogs.feed.carriers import CardCarrier, RedrawCarrier, RetractCarrier
from cogs.feed.ruling import Ruled, RuledCarrier
from cogs.feed.share import Sharing
from cogs.feed.support import AskedCarrier, Support, SupportCommands
from cogs.feed.sweep import CensusCarrier, SurveyCarrier
from cogs.feed.timing import CancelledCarrier, ReleaseCarrier, ShutCarrier, TalkCarrier
from cogs.feed.wishes import Wishing


async def setup(bot: Cork) -> None:
    """Add this topic's cogs and carriers, and what looks after the feeds."""
    await bot.add_cog(Sharing(bot))
    await bot.add_cog(Wishing(bot))
    await bot.add_cog(Unnamed(bot))
    await bot.add_cog(Ruled(bot))
    await bot.add_cog(Support(bot))
    await bot.add_cog(SupportCommands(bot))
    bot.delivery.carry("feed.card", CardCarrier(bot))
    bot.delivery.carry("feed.redraw", RedrawCarrier(bot))
    bot.delivery.carry("feed.retract", RetractCarrier(bot))
    bot.delivery.carry("feed.release", ReleaseCarrier(bot))
    bot.delivery.carry("feed.cancelled", CancelledCarrier(bot))
    bot.delivery.carry("feed.thread", TalkCarrier(bot))
    bot.delivery.carry("feed.shut", ShutCarrier(bot))
    bot.delivery.carry("feed.ruled", RuledCarrier(bot))
    bot.delivery.carry("feed.asked", AskedCarrier(bot))
    bot.delivery.carry("feed.survey", SurveyCarrier(bot))
    bot.delivery.carry("feed.census", CensusCarrier(bot))
    turns = sweeping.Turns(bot.clock.now())
    bot.rounds.append(Round(due=turns.due, each=sweeping.ask))
    bot.chores.append(turns.count)
    bot.chores.append(feed.call)
    bot.rounds.append(Round(due=coming_and_going.due, each=coming_and_going.release))
