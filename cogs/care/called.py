"""`/care`, and the quiet button under a receipt."""

from bot.guilds import actions as guilds
from cogs.care import cards
from cogs.common.commands import command, everywhere
from cogs.common.face import Face, on
from cogs.common.reply import Interaction, whisper


class Care(Face):
    """Show whom one can turn to, to whoever asks for it themselves."""

    @command("care")
    @everywhere
    async def care(self, interaction: Interaction) -> None:
        """Answer the command."""
        await self._show(interaction)

    @on("care:open")
    async def open_(self, interaction: Interaction) -> None:
        """Answer the button."""
        await self._show(interaction)

    async def _show(self, interaction: Interaction) -> None:
        own = ""
        if interaction.guild_id is not None:
            own = (await self.db.read(guilds.find, interaction.guild_id)).care
        await whisper(interaction, cards.care(own, interaction.locale.value))
