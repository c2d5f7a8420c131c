"""`/sting`: tell again how much it stings, and see how that went on."""

import asyncio

from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.pictures import charts
from bot.stings import actions as stings
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face, on
from cogs.common.own import chosen_failure, failure_id, suggest_failures
from cogs.common.reply import Interaction, whisper
from cogs.common.routes import chosen
from cogs.stings import cards, drawn
from cogs.stings.showing import course_of, due_now


@everywhere
class StingCommands(Face, commands.GroupCog, group_name="sting", group_description=words("commands.sting")):
    """Look at stings again."""

    @command("due", under="sting")
    async def due(self, interaction: Interaction) -> None:
        """Ask for the stings that are due."""
        await whisper(interaction, *await due_now(interaction))

    @command("show", under="sting")
    @app_commands.autocomplete(failure=suggest_failures)
    async def show(self, interaction: Interaction, failure: Range[str, 1, 100] | None = None) -> None:
        """Show how one sting went on, or then and now of all."""
        if failure is not None:
            found = await chosen_failure(interaction, failure)
            await whisper(interaction, await course_of(interaction, found.id))
            return
        locale, member_id = interaction.locale.value, interaction.user.id
        told = await self.db.read(stings.told, member_id)
        if not told:
            coming = await self.db.read(stings.next_due, member_id, self.clock.now())
            await whisper(interaction, cards.nothing_told(locale, self.bot.mention("fail"), coming))
            return
        picture = await asyncio.to_thread(charts.draw, drawn.overview(told, locale))
        await whisper(interaction, cards.overview(told, locale, picture))

    @on("sting:open")
    async def open(self, interaction: Interaction) -> None:
        """Show the sting that was picked from an overview."""
        (picked,) = chosen(interaction)
        await whisper(interaction, await course_of(interaction, failure_id(picked)))
