"""Members' deeds that the bot is told of: commands, presses, choices, forms."""

import secrets
import time
from collections.abc import Collection

from sandbox.form import Json
from sandbox.world.command_form import INSTALLED_FOR
from sandbox.world.events import InteractionMade
from sandbox.world.interaction import Context, Interaction, InteractionType
from sandbox.world.message import Message, User
from sandbox.world.model import Channel
from sandbox.world.world import World


def _installed_for(world: World, data: Json) -> Collection[int]:
    """Return by which installations this can be done; a command names its own."""
    for shelf in world.commands.by_guild.values():
        for command in shelf.values():
            if str(command.id) == data.get("id") and command.name == data.get("name"):
                found: list[int] = command.data["integration_types"]
                return found
    return INSTALLED_FOR


def _context(channel: Channel) -> Context:
    if channel.guild_id is not None:
        return Context.GUILD
    return Context.PRIVATE_CHANNEL if channel.is_between_members else Context.BOT_DM


def act(
    world: World,
    kind: InteractionType,
    user: User,
    channel: Channel,
    data: Json,
    *,
    name: str = "",
    message: Message | None = None,
    cause: Interaction | None = None,
) -> Interaction:
    """Make an interaction and tell the bot of it."""
    guild = world.guilds[channel.guild_id] if channel.guild_id is not None else None
    in_guild = world.bot_user.id in guild.members if guild is not None else not channel.is_between_members
    owners = {}
    installed = _installed_for(world, data)
    if 0 in installed and in_guild:
        owners["0"] = str(guild.id) if guild is not None else "0"
    if 1 in installed and user.has_app:
        owners["1"] = str(user.id)
    interaction = Interaction(
        id=world.ids.next(),
        token=secrets.token_urlsafe(64),
        kind=kind,
        user=user,
        channel=channel,
        guild=guild,
        context=_context(channel),
        data=data,
        owners=owners,
        made_at=world.clock.now(),
        began=time.monotonic(),
        name=name,
        message=message,
        cause=cause,
        bot_in_guild=in_guild,
    )
    world.interactions[interaction.id] = interaction
    world.interactions_by_token[interaction.token] = interaction
    world.publish(InteractionMade(interaction))
    return interaction


def act_again(world: World, interaction: Interaction) -> None:
    """Tell the bot of an interaction a second time, as a faulty gateway may."""
    world.publish(InteractionMade(interaction, again=True))
