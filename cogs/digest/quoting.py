"""What members let a digest quote."""

from bot.digest import actions as digests
from cogs.common.card import Card
from cogs.common.face import Face, on
from cogs.common.reply import Interaction, replace, server_of, whisper
from cogs.common.routes import chosen
from cogs.digest import cards


class Quoting(Face):
    """Take what members say about their own cards."""

    @on("digest:{digest}:quotes")
    async def ask(self, interaction: Interaction, digest: str) -> None:  # noqa: ARG002 - it tells the message apart
        """Show whoever presses what of theirs may be quoted."""
        await whisper(interaction, await offered(interaction))

    @on("digest:choose")
    async def choose(self, interaction: Interaction) -> None:
        """Keep what was picked."""
        await self.db.run(digests.choose, interaction.user.id, server_of(interaction), chosen(interaction))
        await replace(interaction, await offered(interaction, picked=True))


async def offered(interaction: Interaction, *, picked: bool = False) -> Card:
    """Draw what of the asking member's may be quoted, to be changed."""
    db, guild_id = interaction.client.db, server_of(interaction)
    found = await db.read(digests.choices, interaction.user.id, guild_id)
    schedule = await db.read(digests.find, guild_id)
    channel_id = None if schedule is None else schedule.channel_id
    return cards.choose(found, interaction.locale.value, channel_id, chosen=picked)
