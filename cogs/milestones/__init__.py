"""Quests, and what is celebrated on their way."""

from bot.client import Cork
from cogs.milestones.carriers import MilestoneCarrier, NoteCarrier
from cogs.milestones.presses import QuestPresses
from cogs.milestones.quest import QuestCommands


async def setup(bot: Cork) -> None:
    """Add this topic's cog and carrier."""
    await bot.add_cog(QuestCommands(bot))
    await bot.add_cog(QuestPresses(bot))
    bot.delivery.carry("quest.milestone", MilestoneCarrier(bot))
    bot.delivery.carry("quest.note", NoteCarrier(bot))
