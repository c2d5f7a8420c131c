"""Messages as the page draws them: close to Discord's own objects, with what the reader may do."""

from itertools import islice

from sandbox.form import Json
from sandbox.world.message import Attachment, Message, MessageType, User
from sandbox.world.model import Channel
from sandbox.world.permissions import Permission
from sandbox.world.world import World

NEWEST = 200
"""How many messages of a channel the page holds."""

_NOT_DELETABLE = {MessageType.THREAD_STARTER}


def visible(world: World, channel: Channel, reader: User, dismissed: frozenset[int] = frozenset()) -> list[Message]:
    """Return the newest messages of a channel that a person sees, their own ephemeral ones among them, oldest first."""
    if not world.permissions(reader, channel) & Permission.VIEW_CHANNEL:
        return []
    own = [
        message
        for message in channel.ephemerals.values()
        if message.ephemeral_for == reader.id and message.id not in dismissed
    ]
    public = list(islice(reversed(channel.history), NEWEST))
    return sorted([*public, *own], key=lambda message: message.id)


def newest(world: World, channel: Channel, reader: User) -> Message | None:
    """Return the last message of a channel that a person sees."""
    if not world.permissions(reader, channel) & Permission.VIEW_CHANNEL:
        return None
    own = (message for message in channel.ephemerals.values() if message.ephemeral_for == reader.id)
    return max([*own, *islice(reversed(channel.history), 1)], key=lambda message: message.id, default=None)


def drawn(world: World, channel: Channel, reader: User, message: Message) -> Json:
    """Return one message for the page; a thread's starter is drawn as the message the thread hangs on."""
    if (original := started_by(world, message)) is not None:
        home = world.channels[original.channel_id]
        return {**drawn(world, home, reader, original), "thread": None, "can_delete": False}
    return {
        "id": str(message.id),
        "channel_id": str(message.channel_id),
        "type": int(message.kind),
        "flags": int(message.flags),
        "author": author(message.author),
        "timestamp": message.created_at.isoformat(),
        "edited_timestamp": message.edited_at.isoformat() if message.edited_at else None,
        "content": message.content,
        "embeds": message.embeds,
        "components": message.components,
        "attachments": [attachment(file) for file in message.attachments],
        "mentions": [author(user) for user in message.mentions],
        "mention_everyone": message.mention_everyone,
        "ephemeral": message.ephemeral,
        "used": used(message),
        "reference": message.reference,
        "referenced_message": referenced(channel, message),
        "thread": thread(message.thread),
        "can_delete": may_delete(world, channel, reader, message),
    }


def started_by(world: World, message: Message) -> Message | None:
    """Return the message that a thread's first, empty one stands for."""
    if message.kind is not MessageType.THREAD_STARTER or message.reference is None:
        return None
    home = world.channels.get(int(message.reference["channel_id"]))
    return home.history.get(int(message.reference["message_id"])) if home else None


def author(user: User) -> Json:
    """Return a user for the page."""
    return {"id": str(user.id), "username": user.name, "global_name": user.display_name, "bot": user.bot}


def attachment(file: Attachment) -> Json:
    """Return a file of a message for the page."""
    return {
        "id": str(file.id),
        "filename": file.filename,
        "content_type": file.content_type,
        "size": file.size,
        "url": file.url,
        "description": file.description,
        "width": file.width,
        "height": file.height,
    }


def used(message: Message) -> Json | None:
    """Return who used what, for the line above an answer: "/fail", or a context menu's name."""
    meta = message.interaction_metadata
    match message.kind:
        case MessageType.CHAT_INPUT_COMMAND if meta is not None:
            return {"user": author(meta.user), "name": f"/{meta.name}"}
        case MessageType.CONTEXT_MENU_COMMAND if meta is not None:
            return {"user": author(meta.user), "name": meta.name}
        case _:
            return None


def referenced(channel: Channel, message: Message) -> Json | None:
    """Return the message that this one answers, in short."""
    if message.kind is not MessageType.REPLY or message.reference is None:
        return None
    number = int(message.reference["message_id"])
    before = channel.history.get(number) or channel.ephemerals.get(number)
    return {"author": author(before.author), "content": before.text} if before else None


def thread(channel: Channel | None) -> Json | None:
    """Return the stub of a thread that hangs on a message."""
    if channel is None:
        return None
    return {"id": str(channel.id), "name": channel.name, "message_count": answers(channel)}


def answers(channel: Channel) -> int:
    """Return how many messages answer the one a thread or post begins with."""
    first = next(iter(channel.history), None)
    begins = first is not None and (first.kind is MessageType.THREAD_STARTER or first.id == channel.id)
    return len(channel.history) - int(begins)


def may_delete(world: World, channel: Channel, reader: User, message: Message) -> bool:
    """Tell whether a person may delete a message: their own, or any where they manage messages."""
    if message.ephemeral or message.kind in _NOT_DELETABLE:
        return False
    return message.author is reader or bool(world.permissions(reader, channel) & Permission.MANAGE_MESSAGES)
