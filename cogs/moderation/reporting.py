"""*Report to moderators*: ask for a card to be looked at; nobody learns who asked."""

import discord
from discord import app_commands

from bot.feed.actions import holding
from cogs.common.commands import in_servers, words
from cogs.common.face import Face, on
from cogs.common.reply import Interaction, replace, server_of, whisper
from cogs.moderation import cards


class Reporting(Face):
    """Take reports."""

    async def cog_load(self) -> None:
        """Add the context menu, which discord.py keeps apart from a cog's commands."""
        menu = app_commands.ContextMenu(name=words("commands.report_to_moderators"), callback=self.ask)
        self.bot.tree.add_command(in_servers(menu))

    async def ask(self, interaction: Interaction, message: discord.Message) -> None:
        """Ask whether this card is meant, since a menu's entry is easily hit by mistake."""
        found = await self.db.read(holding.reportable, server_of(interaction), message.id, interaction.user.id)
        await whisper(interaction, cards.report_question(found.id, found.text or "", interaction.locale.value))

    @on("report:send:{share}")
    async def report(self, interaction: Interaction, share: str) -> None:
        """Note the report."""
        person = interaction.user
        joined_at = person.joined_at if isinstance(person, discord.Member) else None
        outcome = await self.db.run(
            holding.report,
            server_of(interaction),
            share,
            person.id,
            joined_at,
            interaction.id,
            self.clock.now(),
        )
        await replace(interaction, cards.reported(outcome, interaction.locale.value))

    @on("report:cancel")
    async def cancel(self, interaction: Interaction) -> None:
        """Leave the card alone."""
        await replace(interaction, cards.not_reported(interaction.locale.value))
