"""Sending a message to a channel: who may, and once only for a nonce."""

from datetime import timedelta

from sandbox.form import invalid
from sandbox.refused import Reason, Refused
from sandbox.world import posting, threads
from sandbox.world.draft import Draft
from sandbox.world.message import Message, MessageType, User
from sandbox.world.model import Channel, ChannelType
from sandbox.world.permissions import Permission
from sandbox.world.world import World

NONCE_LIFE = timedelta(minutes=3)
_TALKED_IN = frozenset(
    {
        ChannelType.TEXT,
        ChannelType.DM,
        ChannelType.ANNOUNCEMENT,
        ChannelType.ANNOUNCEMENT_THREAD,
        ChannelType.PUBLIC_THREAD,
        ChannelType.PRIVATE_THREAD,
        ChannelType.VOICE,
        ChannelType.STAGE,
    }
)


def check_may_send(world: World, author: User, channel: Channel, draft: Draft) -> None:
    """Refuse unless this author may send this message to this channel."""
    granted = world.demand(author, channel)
    if channel.kind is ChannelType.FORUM:
        raise Refused(Reason.FORUM_TAKES_NO_MESSAGES)
    if channel.kind not in _TALKED_IN:
        raise Refused(Reason.NOT_A_TEXT_CHANNEL)
    if channel.is_dm and author is world.bot_user:
        world.demand_open_to_dms(channel.recipients[0])
    wanted = [Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES]
    if draft.embeds and author.bot:
        wanted.append(Permission.EMBED_LINKS)
    if draft.loads_files:
        wanted.append(Permission.ATTACH_FILES)
    world.demand(author, channel, *wanted)
    threads.demand_unlocked(world, author, channel)
    if draft.reference is not None:
        _check_reference(channel, draft, granted)


def _check_reference(channel: Channel, draft: Draft, granted: Permission) -> None:
    assert draft.reference is not None  # noqa: S101 — the caller asked
    if not granted & Permission.READ_MESSAGE_HISTORY:
        raise Refused(Reason.NO_REPLY_WITHOUT_HISTORY)
    missing = channel.history.get(draft.reference["message_id"]) is None
    if missing and draft.reference.get("fail_if_not_exists") is not False:
        raise invalid(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", "Unknown message")


def send(world: World, author: User, channel: Channel, draft: Draft) -> Message:
    """Send a message; with `enforce_nonce` the nonce's first message stands for a while, whatever its channel."""
    key = f"{author.id}:{draft.nonce}"
    if draft.enforce_nonce and draft.nonce is not None:
        first = world.nonces.get(key)
        if first is not None and world.clock.now() - first.created_at <= NONCE_LIFE:
            if first.deleted:
                raise Refused(Reason.UNKNOWN_MESSAGE)
            return first
    message = posting.compose(world, channel, author, draft)
    if author.bot:
        message.application_id = world.application_id
    if draft.reference is not None:
        message.kind = MessageType.REPLY
        message.reference = {"type": 0, "channel_id": str(channel.id), "message_id": str(draft.reference["message_id"])}
        if channel.guild_id is not None:
            message.reference["guild_id"] = str(channel.guild_id)
    if draft.nonce is not None:
        world.nonces[key] = message
    return posting.put(world, channel, message)
