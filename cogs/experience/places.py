"""Where a private thread can open: under the text channel in which somebody asks, if Cork may do that there."""

import discord

from bot.kernel.errors import Refused
from cogs.common.reply import Interaction


def channel_to_talk_under(interaction: Interaction) -> int:
    """Return the channel of an interaction, or raise Refused `experiences_rules.no_place`, `.may_not`."""
    channel = interaction.channel
    if channel is None or channel.type is not discord.ChannelType.text:
        raise Refused("experiences_rules.no_place")
    allowed = interaction.app_permissions
    if not (allowed.create_private_threads and allowed.send_messages_in_threads):
        raise Refused("experiences_rules.may_not")
    return channel.id
