"""What every face shares: how a message looks, how it is sent, where presses go, how errors are told."""

import discord

from bot.client import Cork
from cogs.common.commands import Translator
from cogs.common.face import Face
from cogs.common.first import answer_first_this_way
from cogs.common.reply import Interaction
from cogs.common.report import report
from cogs.common.routes import Routes


class Doors(Face):
    """Lead what is pressed, chosen and filled in to the cog that it belongs to."""

    def __init__(self, bot: Cork) -> None:
        super().__init__(bot)
        self._routes = Routes()
        for cog in bot.cogs.values():
            if isinstance(cog, Face):
                for template, method in cog.routes():
                    self._routes.add(template, method)

    @Face.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Take components and forms; commands go through the command tree."""
        if interaction.type in (discord.InteractionType.component, discord.InteractionType.modal_submit):
            await self._routes.dispatch(interaction)


async def setup(bot: Cork) -> None:
    """Collect the routes of the cogs loaded before, and set the doors for words, answers and errors."""
    await bot.tree.set_translator(Translator())
    bot.tree.error(report)
    answer_first_this_way()
    await bot.add_cog(Doors(bot))
