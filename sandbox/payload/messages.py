"""Messages and attachments as Discord writes them for the bot."""

from sandbox.form import Json
from sandbox.payload.channels import channel
from sandbox.payload.people import role, user
from sandbox.world.embeds import links_of
from sandbox.world.layout import media_of
from sandbox.world.message import Attachment, InteractionMetadata, Message
from sandbox.world.world import World


def attachment(one: Attachment) -> Json:
    """Write an attachment."""
    written: Json = {
        "id": str(one.id),
        "filename": one.filename,
        "size": one.size,
        "url": one.url,
        "proxy_url": one.url,
        "content_type": one.content_type,
    }
    if one.width is not None:
        written |= {"width": one.width, "height": one.height}
    if one.description is not None:
        written["description"] = one.description
    if one.ephemeral:
        written["ephemeral"] = True
    return written


def metadata(world: World, one: InteractionMetadata) -> Json:
    """Write what a message says of the interaction it answers."""
    written: Json = {
        "id": str(one.id),
        "type": one.kind,
        "user": user(one.user),
        "authorizing_integration_owners": one.owners,
    }
    if one.name:
        written["name"] = one.name
    if one.interacted_message_id is not None:
        written["interacted_message_id"] = str(one.interacted_message_id)
    if one.original_response_id is not None:
        written["original_response_message_id"] = str(one.original_response_id)
    if one.target_user_id is not None:
        written["target_user"] = user(world.user(one.target_user_id))
    if one.target_message_id is not None:
        written["target_message_id"] = str(one.target_message_id)
    if one.triggering is not None:
        written["triggering_interaction_metadata"] = metadata(world, one.triggering)
    return written


def _loose(one: Message) -> list[Attachment]:
    """Return the files that no embed and no component shows: the others are not listed again (docs: message object)."""
    shown = {media.get("attachment_id") for media in media_of(one.components)}
    links = set(links_of(one.embeds))
    return [entry for entry in one.attachments if str(entry.id) not in shown and entry.url not in links]


def message(world: World, one: Message, *, handed_over: bool = False, sent_now: bool = False) -> Json:
    """Write a message as the bot gets it.

    Without the privileged intent it does not see what others wrote, except in DMs, when it is mentioned, and when the
    message is handed over by a context menu. The nonce stands in the answer to the sending (`sent_now`) only: nobody
    promises that it can be fetched later.
    """
    readable = handed_over or one.author is world.bot_user or one.guild_id is None or world.bot_user in one.mentions
    written: Json = {
        "type": int(one.kind),
        "content": one.content if readable else "",
        "mentions": [user(mentioned) for mentioned in one.mentions],
        "mention_roles": [str(role_id) for role_id in one.mention_role_ids],
        "attachments": [attachment(entry) for entry in _loose(one)] if readable else [],
        "embeds": one.embeds if readable else [],
        "timestamp": one.created_at.isoformat(),
        "edited_timestamp": one.edited_at.isoformat() if one.edited_at else None,
        "flags": int(one.flags),
        "components": one.components if readable else [],
        "id": str(one.id),
        "channel_id": str(one.channel_id),
        "author": user(one.author),
        "pinned": False,
        "mention_everyone": one.mention_everyone,
        "tts": False,
    }
    if one.nonce is not None and sent_now:
        written["nonce"] = one.nonce
    if one.application_id is not None:
        written["application_id"] = str(one.application_id)
    if one.webhook_id is not None:
        written["webhook_id"] = str(one.webhook_id)
    if one.interaction_metadata is not None:
        written["interaction_metadata"] = metadata(world, one.interaction_metadata)
    if one.thread is not None:
        written["thread"] = channel(world, one.thread)
    if one.reference is not None:
        _add_reference(world, one, written)
    if one.mention_role_ids and one.guild_id in world.guilds:
        known = world.guilds[one.guild_id].roles
        written["resolved"] = {
            "roles": {str(number): role(known[number]) for number in one.mention_role_ids if number in known}
        }
    return written


def _add_reference(world: World, one: Message, written: Json) -> None:
    assert one.reference is not None  # noqa: S101 — the caller asked
    written["message_reference"] = one.reference
    place = world.channels.get(int(one.reference["channel_id"]))
    target = place.history.get(int(one.reference.get("message_id", 0))) if place else None
    written["referenced_message"] = message(world, target) if target else None
