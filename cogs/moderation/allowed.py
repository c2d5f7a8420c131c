"""Who may moderate: holders of the moderators' role, and whoever may manage messages or the server anyway."""

import discord

from bot.guilds import actions as guilds
from bot.kernel.errors import Refused
from cogs.common.reply import Interaction, server_of


async def is_moderator(interaction: Interaction) -> bool:
    """Tell whether somebody may moderate; Discord lets organisers show a command to anybody, so it is asked anew."""
    granted = interaction.permissions
    if granted.administrator or granted.manage_guild or granted.manage_messages:
        return True
    guild = await interaction.client.db.read(guilds.find, server_of(interaction))
    person = interaction.user
    return (
        guild.moderator_role is not None
        and isinstance(person, discord.Member)
        and person._roles.has(guild.moderator_role)  # noqa: SLF001 - its public kin know cached roles only
    )


async def server_to_moderate(interaction: Interaction) -> int:
    """Return the server, for its moderators; raise Refused `moderation_rules.moderators_only` for everybody else."""
    if not await is_moderator(interaction):
        raise Refused("moderation_rules.moderators_only")
    return server_of(interaction)
