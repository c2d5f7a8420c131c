"""Threads and forum posts."""

from sandbox.form import Json
from sandbox.refused import Reason, Refused
from sandbox.world import posting
from sandbox.world.draft import Draft
from sandbox.world.events import ChannelChanged, MessageEdited
from sandbox.world.message import Message, MessageFlag, MessageType, User
from sandbox.world.model import Channel, ChannelType, ThreadState
from sandbox.world.permissions import Permission
from sandbox.world.world import World

MOST_ACTIVE = 1000
USUAL_ARCHIVE_MINUTES = 4320
_PARENTS = frozenset({ChannelType.TEXT, ChannelType.ANNOUNCEMENT})


def demand_unlocked(world: World, actor: User, channel: Channel) -> None:
    """Refuse what a locked thread lets only those do who may manage threads."""
    locked = channel.thread is not None and channel.thread.locked
    if locked and not world.permissions(actor, channel) & Permission.MANAGE_THREADS:
        raise Refused(Reason.THREAD_LOCKED)


def _new(
    world: World, owner: User, parent: Channel, name: str, kind: ChannelType, fields: Json, number: int
) -> Channel:
    if parent.guild_id is None:
        raise Refused(Reason.DM_NOT_POSSIBLE)
    active = sum(not (thread.thread and thread.thread.archived) for thread in world.guilds[parent.guild_id].threads)
    if active >= MOST_ACTIVE:
        raise Refused(Reason.TOO_MANY_ACTIVE_THREADS)
    minutes = fields.get("auto_archive_duration") or USUAL_ARCHIVE_MINUTES
    state = ThreadState(owner.id, world.clock.now(), minutes, member_ids={owner.id})
    slowmode = fields.get("rate_limit_per_user") or 0
    return Channel(number, kind, name, parent.guild_id, parent, thread=state, slowmode=slowmode)


def start_from_message(world: World, owner: User, parent: Channel, message: Message, fields: Json) -> Channel:
    """Start a public thread on a message; it has the message's id, and there is one at most."""
    if parent.kind not in _PARENTS:
        raise Refused(Reason.WRONG_CHANNEL_TYPE)
    world.demand(owner, parent, Permission.CREATE_PUBLIC_THREADS)
    if MessageFlag.HAS_THREAD in message.flags:
        raise Refused(Reason.THREAD_EXISTS)
    announced = parent.kind is ChannelType.ANNOUNCEMENT
    kind = ChannelType.ANNOUNCEMENT_THREAD if announced else ChannelType.PUBLIC_THREAD
    thread = _new(world, owner, parent, fields["name"], kind, fields, message.id)
    message.flags |= MessageFlag.HAS_THREAD
    message.thread = thread
    world.keep_channel(thread)
    starter = Message(
        id=world.ids.next(),
        channel_id=thread.id,
        author=message.author,
        created_at=world.clock.now(),
        guild_id=thread.guild_id,
        kind=MessageType.THREAD_STARTER,
        reference={
            "type": 0,
            "channel_id": str(parent.id),
            "message_id": str(message.id),
            "guild_id": str(parent.guild_id),
        },
    )
    thread.history.put(starter)
    thread.last_message_id = starter.id
    world.publish(MessageEdited(message))
    return thread


def start(world: World, owner: User, parent: Channel, fields: Json) -> Channel:
    """Start a thread without a message, private unless asked otherwise."""
    if parent.kind not in _PARENTS:
        raise Refused(Reason.WRONG_CHANNEL_TYPE)
    kind = ChannelType(fields.get("type") or ChannelType.PRIVATE_THREAD)
    if (parent.kind is ChannelType.ANNOUNCEMENT) != (kind is ChannelType.ANNOUNCEMENT_THREAD):
        raise Refused(Reason.WRONG_CHANNEL_TYPE)
    public = kind is not ChannelType.PRIVATE_THREAD
    world.demand(owner, parent, Permission.CREATE_PUBLIC_THREADS if public else Permission.CREATE_PRIVATE_THREADS)
    thread = _new(world, owner, parent, fields["name"], kind, fields, world.ids.next())
    world.keep_channel(thread)
    return thread


def post(world: World, owner: User, forum: Channel, fields: Json, draft: Draft) -> tuple[Channel, Message]:
    """Start a forum post; its first message has the post's id."""
    wanted = [Permission.SEND_MESSAGES]
    if draft.loads_files:
        wanted.append(Permission.ATTACH_FILES)
    if draft.embeds and owner.bot:
        wanted.append(Permission.EMBED_LINKS)
    granted = world.demand(owner, forum, *wanted)
    applied = list(dict.fromkeys(fields.get("applied_tags") or ()))
    known = {tag.id: tag for tag in forum.tags}
    for number in applied:
        if number not in known:
            raise Refused(Reason.UNKNOWN_TAG)
        if known[number].moderated and not granted & Permission.MANAGE_THREADS:
            raise Refused(Reason.MISSING_PERMISSIONS)
    if forum.tag_required and not applied:
        raise Refused(Reason.TAG_REQUIRED)
    thread = _new(world, owner, forum, fields["name"], ChannelType.PUBLIC_THREAD, fields, world.ids.next())
    message = posting.compose(world, thread, owner, draft, path=("message",))
    message.id = thread.id
    if owner.bot:
        message.application_id = world.application_id
    if thread.thread is not None:
        thread.thread.applied_tags = applied
    world.keep_channel(thread)
    posting.put(world, thread, message)
    if thread.thread is not None:
        thread.thread.sent = 0  # a post's first message is not counted
    return thread, message


def change(world: World, actor: User, thread: Channel, fields: Json) -> Channel:
    """Change a thread: its owner may rename and archive it, locking and the rest needs Manage Threads."""
    state = thread.thread
    assert state is not None  # noqa: S101 — the caller has a thread
    granted = world.demand(actor, thread)
    moderates = bool(granted & Permission.MANAGE_THREADS)
    owns = state.owner_id == actor.id
    if state.locked and not moderates:
        raise Refused(Reason.THREAD_LOCKED)
    reopens = fields.get("archived") is False and set(fields) == {"archived"}
    if not moderates and not owns and not (reopens and granted & Permission.SEND_MESSAGES_IN_THREADS):
        raise Refused(Reason.MISSING_PERMISSIONS)
    if not moderates and fields.keys() & {"locked", "rate_limit_per_user"}:
        raise Refused(Reason.MISSING_PERMISSIONS)
    if state.archived and fields.get("archived") is not False and fields.keys() - {"archived", "locked"}:
        raise Refused(Reason.THREAD_ARCHIVED)
    if fields.get("name"):
        thread.name = fields["name"]
    if fields.get("archived") is not None and fields["archived"] != state.archived:
        state.archived, state.archived_at = fields["archived"], world.clock.now()
    if fields.get("locked") is not None:
        state.locked = fields["locked"]
    if fields.get("auto_archive_duration"):
        state.archive_minutes = fields["auto_archive_duration"]
    if fields.get("rate_limit_per_user") is not None:
        thread.slowmode = fields["rate_limit_per_user"]
    if fields.get("applied_tags") is not None:
        state.applied_tags = list(dict.fromkeys(fields["applied_tags"]))
    world.publish(ChannelChanged(thread))
    return thread
