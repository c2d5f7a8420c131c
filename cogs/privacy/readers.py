"""Who can read a channel, asked of Discord at this moment: without intents Cork knows nothing of it beforehand."""

from dataclasses import dataclass

import discord

from bot.client import Cork
from cogs.common.plain import one_line

NAMED = 5
"""Roles that are named one by one."""
_NAME = 32
"""UTF-16 units of a role's name; half of those of a server's."""


@dataclass(frozen=True, slots=True)
class Readers:
    """Who may look into a channel: everybody in its server, or these roles and so many members allowed one by one.

    `before` tells that they can also read what was posted before they came.
    """

    everybody: bool
    before: bool
    roles: tuple[str, ...] = ()
    more_roles: int = 0
    members: int = 0


@dataclass(frozen=True, slots=True)
class Server:
    """A server as Discord shows it now: its name, about how many are in it, and the readers of the channels asked for.

    A channel that Cork cannot look into has None for its readers.
    """

    name: str
    people: int
    channels: dict[int, Readers | None]


async def look(bot: Cork, guild_id: int, channel_ids: frozenset[int]) -> Server | None:
    """Ask Discord about a server and channels of it: one request, and one a channel. None where Cork is not in it."""
    try:
        guild = await bot.fetch_guild(guild_id)
    except (discord.NotFound, discord.Forbidden):
        return None
    me = 0 if bot.user is None else bot.user.id
    found = {channel_id: await _readers(guild, channel_id, me) for channel_id in sorted(channel_ids)}
    return Server(one_line(guild.name, limit=_NAME * 2), guild.approximate_member_count or 0, found)


async def _readers(guild: discord.Guild, channel_id: int, me: int) -> Readers | None:
    try:
        channel = await guild.fetch_channel(channel_id)
    except (discord.NotFound, discord.Forbidden, discord.InvalidData):
        return None
    return readers(channel, me)


def readers(channel: discord.abc.GuildChannel | discord.Thread, me: int) -> Readers | None:
    """Read off a channel's permissions who but `me` can look into it; None for a thread, whose guests nobody tells."""
    if isinstance(channel, discord.Thread):
        return None
    all_of_them = channel.permissions_for(channel.guild.default_role)
    if all_of_them.view_channel:
        return Readers(everybody=True, before=all_of_them.read_message_history)
    others = (role for role in reversed(channel.guild.roles) if not role.is_default() and not role.is_bot_managed())
    roles = [role for role in others if channel.permissions_for(role).view_channel]
    singly = [
        target
        for target, allowed in channel.overwrites.items()
        if not channel.guild.get_role(target.id) and target.id != me and allowed.view_channel
    ]
    return Readers(
        everybody=False,
        before=any(channel.permissions_for(role).read_message_history for role in roles),
        roles=tuple(one_line(role.name, limit=_NAME) for role in roles[:NAMED]),
        more_roles=len(roles[NAMED:]),
        members=len(singly),
    )
