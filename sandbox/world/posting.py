"""Writing, changing and deleting messages; who may do so is asked by the routes."""

from sandbox.form import Path
from sandbox.refused import Reason, Refused
from sandbox.world.draft import Becoming, Draft, check_whole, names_of
from sandbox.world.embeds import show_files as show_in_embeds
from sandbox.world.events import MessageCreated, MessageDeleted, MessageEdited
from sandbox.world.files import Upload, size_of, type_of
from sandbox.world.layout import show_files as show_in_components
from sandbox.world.mentions import Mentions, mentions_in
from sandbox.world.message import Attachment, Message, MessageFlag, MessageType, User
from sandbox.world.model import Channel
from sandbox.world.words import words_of
from sandbox.world.world import World

ALL_MENTIONS = ("users", "roles", "everyone")
USER_MENTIONS = ("users",)


def attach(
    world: World, channel: Channel, upload: Upload, name: str, description: str | None, *, ephemeral: bool
) -> Attachment:
    """Keep an uploaded file where it can be fetched."""
    number = world.ids.next()
    size = size_of(upload.content)
    attachment = Attachment(
        id=number,
        filename=name,
        content=upload.content,
        content_type=type_of(Upload(name, b"", upload.content_type)),
        url=f"{world.base_url}/attachments/{channel.id}/{number}/{name}",
        description=description or None,
        width=size[0] if size else None,
        height=size[1] if size else None,
        ephemeral=ephemeral,
    )
    world.files[number] = attachment
    return attachment


def _take_files(world: World, channel: Channel, draft: Draft, *, ephemeral: bool) -> list[Attachment]:
    names = names_of(draft)
    described = {spec["id"]: spec.get("description") for spec in draft.attachments}
    return [
        attach(world, channel, upload, names[index], described.get(index), ephemeral=ephemeral)
        for index, upload in sorted(draft.uploads.items())
    ]


def _check_specs(draft: Draft, kept: set[int]) -> None:
    for spec in draft.attachments:
        if spec["id"] not in draft.uploads and spec["id"] not in kept:
            raise Refused(Reason.UPLOAD_NOT_FOUND)


def _mention(world: World, message: Message, channel: Channel, draft: Draft, by_default: tuple[str, ...]) -> None:
    words = words_of(message.content, [], message.components)
    granted = world.permissions(message.author, channel)
    found: Mentions = mentions_in(
        world, words, draft.allowed_mentions, granted, channel.guild_id, by_default=by_default
    )
    message.mentions, message.mention_role_ids, message.mention_everyone = found.users, found.role_ids, found.everyone


def compose(
    world: World,
    channel: Channel,
    author: User,
    draft: Draft,
    *,
    kind: MessageType = MessageType.DEFAULT,
    ephemeral_for: int | None = None,
    by_default: tuple[str, ...] = ALL_MENTIONS,
    path: Path = (),
) -> Message:
    """Make a message out of a draft without putting it anywhere, or refuse it as a whole."""
    _check_specs(draft, set())
    becomes = Becoming(draft.content, draft.embeds, draft.flags)
    components = check_whole(draft.components, [], set(names_of(draft).values()), set(), becomes, path)
    attachments = _take_files(world, channel, draft, ephemeral=ephemeral_for is not None)
    show_in_components(components, attachments, world.ids.next)
    show_in_embeds(draft.embeds, {attachment.filename: attachment.url for attachment in attachments})
    message = Message(
        id=world.ids.next(),
        channel_id=channel.id,
        author=author,
        created_at=world.clock.now(),
        guild_id=channel.guild_id,
        kind=kind,
        content=draft.content,
        embeds=draft.embeds,
        components=components,
        attachments=attachments,
        flags=draft.flags,
        ephemeral_for=ephemeral_for,
        nonce=draft.nonce,
    )
    _mention(world, message, channel, draft, by_default)
    return message


def put(world: World, channel: Channel, message: Message) -> Message:
    """Let a message appear in a channel; an archived thread wakes up."""
    if message.ephemeral_for is not None:
        channel.ephemerals[message.id] = message
    else:
        channel.history.put(message)
        channel.last_message_id = message.id
        if channel.thread is not None:
            channel.thread.sent += 1
            channel.thread.archived = False
            channel.thread.member_ids.add(message.author.id)
    world.publish(MessageCreated(message))
    return message


def find(channel: Channel, message_id: int) -> Message:
    """Return a message of a channel that is not ephemeral, or refuse."""
    if (message := channel.history.get(message_id)) is None:
        raise Refused(Reason.UNKNOWN_MESSAGE)
    return message


def edit(world: World, message: Message, draft: Draft, *, by_default: tuple[str, ...] = ALL_MENTIONS) -> Message:
    """Change what a draft mentions of a message and leave the rest; V2 cannot be taken back.

    The answer that takes a placeholder's place is no edit: no client writes "(edited)" behind it.
    """
    channel = world.channel(message.channel_id)
    awaited = message.loading
    flags = message.flags & ~MessageFlag.LOADING
    if "flags" in draft.given:
        flags = flags & ~MessageFlag.SUPPRESS_EMBEDS | draft.flags & ~MessageFlag.EPHEMERAL
    kept = message.attachments
    if "attachments" in draft.given:
        wanted = {spec["id"] for spec in draft.attachments}
        _check_specs(draft, {attachment.id for attachment in kept})
        kept = [attachment for attachment in kept if attachment.id in wanted]
    becomes = Becoming(
        draft.content if "content" in draft.given else message.content,
        draft.embeds if "embeds" in draft.given else message.embeds,
        flags,
    )
    becomes_v2 = MessageFlag.IS_COMPONENTS_V2 in flags and MessageFlag.IS_COMPONENTS_V2 not in message.flags
    given = draft.components if "components" in draft.given or becomes_v2 else None
    names = {attachment.filename for attachment in kept}
    components = check_whole(given, message.components, set(names_of(draft).values()), names, becomes)
    message.attachments = kept + _take_files(world, channel, draft, ephemeral=message.ephemeral)
    message.flags, message.content, message.embeds = flags, becomes.content, becomes.embeds
    message.components = components
    show_in_components(components, message.attachments, world.ids.next)
    show_in_embeds(message.embeds, {attachment.filename: attachment.url for attachment in message.attachments})
    message.edited_at = None if awaited else world.clock.now()
    _mention(world, message, channel, draft, by_default)
    world.publish(MessageEdited(message))
    return message


def delete(world: World, message: Message) -> None:
    """Let a message disappear."""
    channel = world.channel(message.channel_id)
    channel.history.drop(message.id)
    channel.ephemerals.pop(message.id, None)
    message.deleted = True
    for attachment in message.attachments:
        world.files.pop(attachment.id, None)
    world.publish(MessageDeleted(message))
