"""The weekly prompt: one question, one thread."""

from bot.client import Cork
from bot.heartbeat import Backlog
from bot.prompts import actions as prompts
from cogs.prompts.answer import Answers
from cogs.prompts.carriers import PromptCarrier, ThreadCarrier
from cogs.prompts.presses import Bank, Preparing, Writing
from cogs.prompts.schedule import PromptCommands
from cogs.prompts.unnamed import UnnamedAnswers


async def setup(bot: Cork) -> None:
    """Add this topic's cogs and carriers, and let the heartbeat look for prompts that are due."""
    await bot.add_cog(PromptCommands(bot))
    await bot.add_cog(Answers(bot))
    await bot.add_cog(UnnamedAnswers(bot))
    await bot.add_cog(Preparing(bot))
    await bot.add_cog(Bank(bot))
    await bot.add_cog(Writing(bot))
    bot.delivery.carry("prompt.post", PromptCarrier(bot))
    bot.delivery.carry("prompt.thread", ThreadCarrier(bot))
    bot.rounds.append(Backlog(prompts.post_due))
