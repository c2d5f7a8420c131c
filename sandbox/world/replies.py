"""The messages by which the bot answers interactions."""

from sandbox.form import Json
from sandbox.world import posting
from sandbox.world.draft import Draft
from sandbox.world.interaction import Interaction, InteractionType
from sandbox.world.message import NO_FLAGS, Message, MessageFlag, MessageType
from sandbox.world.permissions import Permission
from sandbox.world.world import World


def _ephemeral(interaction: Interaction, flags: MessageFlag) -> int | None:
    """Return whom alone a reply is for, or None."""
    return interaction.user.id if MessageFlag.EPHEMERAL in flags else None


def _muted(world: World, interaction: Interaction) -> bool:
    if interaction.bot_in_guild or interaction.guild is None:
        return False
    return not world.permissions(interaction.user, interaction.channel) & Permission.USE_EXTERNAL_APPS


def _draft_flags(world: World, interaction: Interaction, draft: Draft) -> MessageFlag:
    return draft.flags | MessageFlag.EPHEMERAL if _muted(world, interaction) else draft.flags


def reply(world: World, interaction: Interaction, draft: Draft, path: tuple[str, ...] = ()) -> Message:
    """Write a message that answers an interaction."""
    flags = _draft_flags(world, interaction, draft)
    channel = interaction.channel
    message = posting.compose(
        world,
        channel,
        world.bot_user,
        draft,
        kind=_message_type(interaction),
        ephemeral_for=_ephemeral(interaction, flags),
        by_default=posting.USER_MENTIONS,
        path=path,
    )
    message.flags = flags
    _sign(world, interaction, message)
    return posting.put(world, channel, message)


def placeholder(world: World, interaction: Interaction, data: Json) -> Message:
    """Write the message that says an answer is on its way; whether it is ephemeral sticks."""
    asked = MessageFlag.EPHEMERAL if data.get("flags") or _muted(world, interaction) else NO_FLAGS
    flags = asked | MessageFlag.LOADING
    message = Message(
        id=world.ids.next(),
        channel_id=interaction.channel.id,
        author=world.bot_user,
        created_at=world.clock.now(),
        guild_id=interaction.channel.guild_id,
        kind=_message_type(interaction),
        flags=flags,
        ephemeral_for=_ephemeral(interaction, flags),
    )
    _sign(world, interaction, message)
    return posting.put(world, interaction.channel, message)


def _message_type(interaction: Interaction) -> MessageType:
    if interaction.kind is InteractionType.COMMAND:
        chat = interaction.data.get("type") == 1
        return MessageType.CHAT_INPUT_COMMAND if chat else MessageType.CONTEXT_MENU_COMMAND
    return MessageType.REPLY if interaction.message is not None else MessageType.DEFAULT


def _sign(world: World, interaction: Interaction, message: Message) -> None:
    message.application_id = message.webhook_id = world.application_id
    message.interaction_metadata = interaction.metadata()
    if interaction.kind is InteractionType.COMPONENT and interaction.message is not None:
        message.reference = reference_to(interaction.message)
    on_message = message.interaction_metadata.target_message_id
    if on_message is not None and (target := interaction.channel.history.get(on_message)) is not None:
        message.reference = reference_to(target)


def reference_to(message: Message) -> Json:
    """Return what a reply says of the message it replies to."""
    written: Json = {"type": 0, "channel_id": str(message.channel_id), "message_id": str(message.id)}
    if message.guild_id is not None:
        written["guild_id"] = str(message.guild_id)
    return written
