"""The weekly private message about what one is waiting for, rating again, or looking back at."""

from bot.checkins import actions as checkins
from bot.client import Cork
from bot.heartbeat import Round
from cogs.checkins.carrier import CheckInCarrier


async def setup(bot: Cork) -> None:
    """Add what sends the check-ins, and what looks for those that are due."""
    bot.delivery.carry(checkins.KIND, CheckInCarrier(bot))
    bot.rounds.append(Round(due=checkins.due, each=checkins.send))
