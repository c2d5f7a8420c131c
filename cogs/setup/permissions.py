"""What Cork needs in each of its channels, and what it lacks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

import discord

from bot.client import Cork
from bot.delivery import POST_LOCKED
from bot.kernel.text import say
from cogs.common.reply import Interaction

Place = Literal["feed", "party", "prompts"]

_EVERYWHERE = ("view_channel", "send_messages", "embed_links", "attach_files", "read_message_history")
NEEDED: dict[Place, tuple[str, ...]] = {
    "feed": _EVERYWHERE,
    "party": _EVERYWHERE,
    "prompts": (*_EVERYWHERE, "create_public_threads", "send_messages_in_threads"),
}
"""Permissions by discord.py's names."""
_LEAD_TO = {
    "view_channel": frozenset(NEEDED["prompts"]) - {"view_channel"},
    "send_messages": {"embed_links", "attach_files"},
}
"""What Discord withholds together with a permission, and gives back with it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What Cork may not do in one of its places; `channel_id` is None where none is chosen.

    `unreachable` means that Cork cannot even see the channel, or that it is gone; `untagged`, that it is a forum which
    demands a tag and has none that Cork may give.
    """

    place: Place
    channel_id: int | None
    missing: tuple[str, ...] = ()
    unreachable: bool = False
    untagged: bool = False
    was_paused: bool = False
    locked: bool = False
    """Whether it was paused since a post there is locked, which only *Manage Threads* overcomes."""
    empty: bool = False
    """Whether the next prompt is none, since all were asked."""

    @property
    def fine(self) -> bool:
        """Tell whether Cork can do its work there."""
        return self.channel_id is not None and not (self.missing or self.unreachable or self.untagged)


def lacking(place: Place, allowed: discord.Permissions | None) -> tuple[str, ...]:
    """Return what of a place's needs an organiser has to allow; nothing where it is not known what is allowed."""
    if allowed is None or allowed.administrator:
        return ()
    missing = [name for name in NEEDED[place] if not getattr(allowed, name)]
    withheld = {one for name in missing for one in _LEAD_TO.get(name, ())}
    return tuple(name for name in missing if name not in withheld)


def named(permissions: Iterable[str], locale: str) -> str:
    """Return permissions as Discord's settings name them."""
    return ", ".join(say(f"setup.permission_{name}", locale) for name in permissions)


def allowed_in(interaction: Interaction, channel_id: int | None) -> discord.Permissions | None:
    """Return what Cork may do in a channel that was picked in this interaction, as far as Discord tells."""
    data = cast("Mapping[str, Any]", interaction.data)
    picked = data.get("resolved", {}).get("channels", {}).get(str(channel_id), {})
    return discord.Permissions(int(picked["app_permissions"])) if "app_permissions" in picked else None


async def check(
    bot: Cork, guild_id: int, places: Mapping[Place, int | None], *, feed_pause: str | None
) -> tuple[Finding, ...]:
    """Ask Discord what Cork may do in these channels; without intents nothing of it is known beforehand.

    `feed_pause` is why the feed is paused, as delivery named it.
    """
    if not any(places.values()):
        return tuple(Finding(place, None) for place in places)
    guild = await bot.fetch_guild(guild_id, with_counts=False)
    assert bot.user is not None  # noqa: S101 - logged in
    me = await guild.fetch_member(bot.user.id)
    return tuple(
        [
            await _check_one(guild, me, place, channel_id, feed_pause if place == "feed" else None)
            for place, channel_id in places.items()
        ]
    )


async def _check_one(
    guild: discord.Guild, me: discord.Member, place: Place, channel_id: int | None, pause: str | None
) -> Finding:
    if channel_id is None:
        return Finding(place, None)
    was_paused = pause is not None
    try:
        channel = await guild.fetch_channel(channel_id)
    except (discord.NotFound, discord.Forbidden, discord.InvalidData):
        return Finding(place, channel_id, unreachable=True, was_paused=was_paused)
    allowed = channel.permissions_for(me)
    locked = pause == POST_LOCKED and not allowed.manage_threads
    untagged = _is_untagged(channel)
    return Finding(place, channel_id, lacking(place, allowed), untagged=untagged, was_paused=was_paused, locked=locked)


def _is_untagged(channel: discord.abc.GuildChannel | discord.Thread) -> bool:
    if not isinstance(channel, discord.ForumChannel) or not channel.flags.require_tag:
        return False
    return all(tag.moderated for tag in channel.available_tags)
