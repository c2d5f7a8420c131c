"""Who can look into a channel, asked of Discord at this moment, so that it can be compared with who could before."""

import discord

from bot.client import Cork
from bot.feed.consent import ANYONE
from bot.guilds.model import Guild
from bot.kernel.errors import Refused

OPEN_TO_ALL = frozenset({"DISCOVERABLE", "PREVIEW_ENABLED"})
"""Features of a server into which people can look without joining it."""


async def onlookers(bot: Cork, guild_id: int, channel_id: int) -> frozenset[int] | None:
    """Return the roles and single members who can look into a channel; None where that cannot be known.

    A thread is seen by whoever sees the channel that it belongs to. Discord's refusals (NotFound, Forbidden) go on to
    the caller.
    """
    guild = await bot.fetch_guild(guild_id)
    try:
        channel = await guild.fetch_channel(channel_id)
        if isinstance(channel, discord.Thread):
            channel = await guild.fetch_channel(channel.parent_id)
    except discord.InvalidData:  # of another server, or of a kind that Discord has invented since
        return None
    return None if isinstance(channel, discord.Thread) else looking(channel, 0 if bot.user is None else bot.user.id)


async def who_sees(bot: Cork, guild: Guild) -> frozenset[int] | None:
    """Return who can look into a server's feed now, None where that cannot be known.

    Without a feed raises Refused `feed_rules.no_channel`.
    """
    if guild.feed_channel is None:
        raise Refused("feed_rules.no_channel")
    return await who_looks_in(bot, guild.id, guild.feed_channel)


async def who_looks_in(bot: Cork, guild_id: int, channel_id: int) -> frozenset[int] | None:
    """Return who can look into a channel or thread now, None where that cannot be known, or not by Cork."""
    try:
        return await onlookers(bot, guild_id, channel_id)
    except (discord.NotFound, discord.Forbidden):
        return None


def looking(channel: discord.abc.GuildChannel, me: int) -> frozenset[int]:
    """Read off a channel's permissions who but `me` can look into it."""
    guild = channel.guild
    anyone = frozenset({ANYONE}) if OPEN_TO_ALL & set(guild.features) else frozenset()
    if channel.permissions_for(guild.default_role).view_channel:
        return anyone | {guild.id}
    roles = (role for role in guild.roles if not role.is_default() and not role.is_bot_managed())
    let_in = (
        target.id
        for target, allowed in channel.overwrites.items()
        if not guild.get_role(target.id) and target.id != me and allowed.view_channel
    )
    return frozenset(role.id for role in roles if channel.permissions_for(role).view_channel) | frozenset(let_in)
