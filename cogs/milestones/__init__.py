"""Quests, and what is celebrated on their way."""

from bot.client import Cork
from bot.quests import actions as quests
from cogs.milestones.carriers import MilestoneCarrier, NoteCarrier
from cogs.milestones.presses import QuestPresses
from cogs.milestones.quest import QuestCommands


async def setup(bot: Cork) -> None:
    """Add this topic's cogs and carriers, and let the heartbeat look for celebrations whose evening has come."""
    await bot.add_cog(QuestCommands(bot))
    await bot.add_cog(QuestPresses(bot))
    bot.delivery.carry("quest.milestone", MilestoneCarrier(bot))
    bot.delivery.carry("quest.note", NoteCarrier(bot))
    bot.chores.append(quests.announce_due)
