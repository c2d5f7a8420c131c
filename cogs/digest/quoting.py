"""What members let a digest quote."""

from bot.digest import actions as digests
from cogs.common.face import Face, on
from cogs.common.reply import Interaction, replace, server_of, whisper
from cogs.common.routes import chosen
from cogs.digest import cards


class Quoting(Face):
    """Take what members say about their own cards."""

    @on("digest:quotes:{digest}")
    async def ask(self, interaction: Interaction, digest: str) -> None:  # noqa: ARG002 - it tells the message apart
        """Show whoever presses what of theirs may be quoted."""
        found = await self.db.read(digests.choices, interaction.user.id, server_of(interaction))
        await whisper(interaction, cards.choose(found, interaction.locale.value))

    @on("digest:choose")
    async def choose(self, interaction: Interaction) -> None:
        """Keep what was picked."""
        member_id, guild_id = interaction.user.id, server_of(interaction)
        found = await self.db.run(digests.choose, member_id, guild_id, chosen(interaction))
        await replace(interaction, cards.choose(found, interaction.locale.value, chosen=True))
