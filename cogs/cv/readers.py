"""Whether the asking member can read a channel: asked of Discord, since Cork knows of no channel beforehand."""

from collections.abc import Collection

import discord

from cogs.common.reply import Interaction


async def seen_by(interaction: Interaction, guild_id: int, channel_ids: Collection[int]) -> frozenset[int]:
    """Return those of a server's channels in which the asking member can read back; one that Cork cannot see is not."""
    member = interaction.user
    if not channel_ids or not isinstance(member, discord.Member):
        return frozenset()
    try:
        guild = await interaction.client.fetch_guild(guild_id)
    except (discord.NotFound, discord.Forbidden):
        return frozenset()
    return frozenset([one for one in channel_ids if await _reads(guild, one, member)])


async def _reads(guild: discord.Guild, channel_id: int, member: discord.Member) -> bool:
    try:
        channel = await guild.fetch_channel(channel_id)
        if isinstance(channel, discord.Thread):
            # A post of a forum is as open as its forum.
            channel = await guild.fetch_channel(channel.parent_id)
    except (discord.NotFound, discord.Forbidden, discord.InvalidData):
        return False
    if isinstance(channel, discord.Thread):
        return False
    allowed = channel.permissions_for(member)
    return allowed.view_channel and allowed.read_message_history
