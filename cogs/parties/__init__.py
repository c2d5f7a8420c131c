"""Parties: planned in a server, given by its members, and what is left of them."""

from bot.client import Cork
from bot.parties import actions as parties
from cogs.parties.carriers import CardCarrier, EventCarrier, EventOffCarrier, MissedCarrier, RedrawCarrier
from cogs.parties.choosing import ChoosingPresses
from cogs.parties.commands import PartyCommands
from cogs.parties.evening import EveningPresses
from cogs.parties.evening_carriers import (
    EveningCarrier,
    EveningRedrawCarrier,
    KeepsakeCarrier,
    KeepsakeRedrawCarrier,
)
from cogs.parties.presses import ChangePresses, PlanPresses, ReplyPresses


async def setup(bot: Cork) -> None:
    """Add this topic's cogs and carriers, and let what nobody began be another day."""
    for face in (PartyCommands, PlanPresses, ChangePresses, ReplyPresses, ChoosingPresses, EveningPresses):
        await bot.add_cog(face(bot))
    bot.delivery.carry("party.card", CardCarrier(bot))
    bot.delivery.carry("party.redraw", RedrawCarrier(bot))
    bot.delivery.carry("party.event", EventCarrier(bot))
    bot.delivery.carry("party.event-off", EventOffCarrier())
    bot.delivery.carry("party.missed", MissedCarrier(bot))
    bot.delivery.carry("party.evening", EveningCarrier(bot))
    bot.delivery.carry("party.evening-redraw", EveningRedrawCarrier(bot))
    bot.delivery.carry("party.keepsake", KeepsakeCarrier(bot))
    bot.delivery.carry("party.keepsake-redraw", KeepsakeRedrawCarrier(bot))
    bot.chores += [parties.look_after, parties.end_overdue]
