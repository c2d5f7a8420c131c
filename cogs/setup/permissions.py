"""What Cork needs in each of its channels, and what it lacks."""

from dataclasses import dataclass
from typing import Literal

import discord

from bot.client import Cork

Place = Literal["feed", "party", "prompts"]

_EVERYWHERE = ("view_channel", "send_messages", "embed_links", "attach_files", "read_message_history")
NEEDED: dict[Place, tuple[str, ...]] = {
    "feed": _EVERYWHERE,
    "party": _EVERYWHERE,
    "prompts": (*_EVERYWHERE, "create_public_threads", "send_messages_in_threads"),
}
"""Permissions by discord.py's names."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What Cork may not do in one of its channels; `unreachable` when it cannot even see it."""

    place: Place
    channel_id: int
    missing: tuple[str, ...] = ()
    unreachable: bool = False
    was_paused: bool = False

    @property
    def fine(self) -> bool:
        """Tell whether Cork can do its work there."""
        return not self.missing and not self.unreachable


async def check(bot: Cork, guild_id: int, places: dict[Place, int], *, feed_paused: bool) -> tuple[Finding, ...]:
    """Ask Discord what Cork may do in these channels; without intents nothing of it is known beforehand."""
    async with bot.budget.place(bulk=False):
        guild = await bot.fetch_guild(guild_id, with_counts=False)
    assert bot.user is not None  # noqa: S101 - logged in
    async with bot.budget.place(bulk=False):
        me = await guild.fetch_member(bot.user.id)
    return tuple(
        [
            await _check_one(bot, guild, me, place, channel_id, was_paused=feed_paused and place == "feed")
            for place, channel_id in places.items()
        ]
    )


async def _check_one(
    bot: Cork, guild: discord.Guild, me: discord.Member, place: Place, channel_id: int, *, was_paused: bool
) -> Finding:
    try:
        async with bot.budget.place(bulk=False):
            channel = await guild.fetch_channel(channel_id)
    except (discord.NotFound, discord.Forbidden, discord.InvalidData):
        return Finding(place, channel_id, unreachable=True)
    allowed = channel.permissions_for(me)
    missing = tuple(name for name in NEEDED[place] if not getattr(allowed, name))
    return Finding(place, channel_id, missing, was_paused=was_paused)
