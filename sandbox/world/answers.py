"""What the bot answers to an interaction: the first response, edits and follow-ups, with Discord's deadlines."""

import time
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sandbox.form import Json, Need, invalid, listing, read, shape, text, whole
from sandbox.refused import Reason, Refused
from sandbox.world import posting
from sandbox.world.draft import Draft, Way, read_draft
from sandbox.world.events import InteractionAnswered, InteractionCompleted
from sandbox.world.files import Upload
from sandbox.world.interaction import AnswerType, Choice, Interaction, InteractionType, Modal
from sandbox.world.message import Message, MessageFlag, MessageType
from sandbox.world.modals import read_modal
from sandbox.world.permissions import Permission
from sandbox.world.world import World

FIRST_RESPONSE = timedelta(seconds=3)
TOKEN_LIFE = timedelta(minutes=15)
MOST_FOLLOWUPS_OUTSIDE = 5


def _value(value: Any, path: Any, faults: Any) -> Any:
    if isinstance(value, str):
        return text(0, 100)(value, path, faults)
    if isinstance(value, bool) or not isinstance(value, int | float):
        faults.add(path, "UNION_TYPE_CHOICES", "A choice's value is a string or a number.")
    return value


_CHOICES = shape(
    {
        "choices": listing(
            shape({"name": Need(text(1, 100)), "value": Need(_value)}, ignored=("name_localizations",)), 0, 25
        )
    }
)
_ENVELOPE = shape({"type": Need(whole()), "data": lambda value, _path, _faults: value})


def by_id(world: World, interaction_id: int, token: str) -> Interaction:
    """Return an interaction for its first response, or refuse with 10062."""
    interaction = world.interactions.get(interaction_id)
    if interaction is None or interaction.token != token:
        raise Refused(Reason.UNKNOWN_INTERACTION)
    return interaction


def by_token(world: World, application_id: int, token: str) -> Interaction:
    """Return an interaction for edits and follow-ups: its token lives 15 minutes and only after the first response."""
    if application_id != world.application_id:
        raise Refused(Reason.UNKNOWN_WEBHOOK)
    interaction = world.interactions_by_token.get(token)
    if interaction is None or world.clock.now() - interaction.made_at > TOKEN_LIFE:
        raise Refused(Reason.INVALID_WEBHOOK_TOKEN)
    if not interaction.answered:
        raise Refused(Reason.UNKNOWN_WEBHOOK)
    return interaction


def overdue(world: World, interaction: Interaction) -> bool:
    """Whether the three seconds for the first response are over, in real time or in the sandbox's."""
    real = time.monotonic() - interaction.began
    return real > FIRST_RESPONSE.total_seconds() or world.clock.now() - interaction.made_at > FIRST_RESPONSE


def respond(world: World, interaction: Interaction, body: Any, uploads: Mapping[int, Upload]) -> None:
    """Take the first response to an interaction."""
    if interaction.answered:
        raise Refused(Reason.ALREADY_ACKNOWLEDGED)
    if overdue(world, interaction):
        raise Refused(Reason.UNKNOWN_INTERACTION)
    envelope = read(_ENVELOPE, body)
    answer = _answer_type(interaction, envelope["type"])
    data = envelope.get("data")
    match answer:
        case AnswerType.MESSAGE:
            interaction.original = _reply(
                world, interaction, read_draft(data or {}, uploads, Way.CALLBACK, ("data",)), ("data",)
            )
        case AnswerType.DEFERRED_MESSAGE:
            interaction.original = _placeholder(
                world, interaction, read_draft(data or {}, uploads, Way.CALLBACK, ("data",))
            )
        case AnswerType.UPDATE:
            assert interaction.message is not None  # noqa: S101 — only such interactions may update
            draft = read_draft(data or {}, uploads, Way.CALLBACK, ("data",))
            interaction.original = posting.edit(world, interaction.message, draft, by_default=posting.USER_MENTIONS)
        case AnswerType.DEFERRED_UPDATE:
            interaction.original = interaction.message
        case AnswerType.CHOICES:
            read_choices = read(_CHOICES, data or {}).get("choices") or []
            interaction.choices = [Choice(choice["name"], choice["value"]) for choice in read_choices]
        case AnswerType.MODAL:
            form = read_modal(data)
            interaction.modal = Modal(form["custom_id"], form["title"], form["components"], interaction)
    interaction.answer = answer
    world.publish(InteractionAnswered(interaction))


def _answer_type(interaction: Interaction, given: int) -> AnswerType:
    fits: tuple[AnswerType, ...]
    match interaction.kind:
        case InteractionType.AUTOCOMPLETE:
            fits = (AnswerType.CHOICES,)
        case InteractionType.COMMAND:
            fits = (AnswerType.MESSAGE, AnswerType.DEFERRED_MESSAGE, AnswerType.MODAL)
        case InteractionType.COMPONENT:
            fits = tuple(one for one in AnswerType if one is not AnswerType.CHOICES)
        case InteractionType.MODAL_SUBMIT:
            fits = (AnswerType.MESSAGE, AnswerType.DEFERRED_MESSAGE)
            if interaction.message is not None:
                fits += (AnswerType.UPDATE, AnswerType.DEFERRED_UPDATE)
    for one in fits:
        if one == given:
            return one
    raise invalid(
        ("type",), "BASE_TYPE_CHOICES", f"Value must be one of {{{', '.join(str(int(one)) for one in fits)}}}."
    )


def _ephemeral(interaction: Interaction, flags: MessageFlag) -> int | None:
    """Return whom alone a reply is for; outside its servers the app may speak aloud only where the person may let it."""
    return interaction.user.id if MessageFlag.EPHEMERAL in flags else None


def _muted(world: World, interaction: Interaction) -> bool:
    granted = world.permissions(interaction.user, interaction.channel)
    return not interaction.bot_in_guild and not granted & Permission.USE_EXTERNAL_APPS


def _draft_flags(world: World, interaction: Interaction, draft: Draft) -> MessageFlag:
    return draft.flags | MessageFlag.EPHEMERAL if _muted(world, interaction) else draft.flags


def _reply(world: World, interaction: Interaction, draft: Draft, path: tuple[str, ...] = ()) -> Message:
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


def _placeholder(world: World, interaction: Interaction, draft: Draft) -> Message:
    flags = (_draft_flags(world, interaction, draft) & MessageFlag.EPHEMERAL) | MessageFlag.LOADING
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
        message.reference = _reference(interaction.message)


def _reference(message: Message) -> Json:
    written: Json = {"type": 0, "channel_id": str(message.channel_id), "message_id": str(message.id)}
    if message.guild_id is not None:
        written["guild_id"] = str(message.guild_id)
    return written


def original(interaction: Interaction) -> Message:
    """Return the message that answers an interaction, or refuse with 10008."""
    if interaction.original is None or interaction.original.deleted:
        raise Refused(Reason.UNKNOWN_MESSAGE)
    return interaction.original


def followup_of(interaction: Interaction, message_id: int) -> Message:
    """Return one of an interaction's messages by id, or refuse with 10008."""
    for message in (interaction.original, *interaction.followups):
        if message is not None and message.id == message_id and not message.deleted:
            return message
    raise Refused(Reason.UNKNOWN_MESSAGE)


def change(
    world: World, interaction: Interaction, message: Message, body: Any, uploads: Mapping[int, Upload]
) -> Message:
    """Edit a message of an interaction; the edit of a placeholder is what was waited for."""
    draft = read_draft(body, uploads, Way.EDIT)
    was_loading = message.loading
    posting.edit(world, message, draft, by_default=posting.USER_MENTIONS)
    if was_loading:
        message.edited_at = None
    _complete(world, interaction, message)
    return message


def follow_up(world: World, interaction: Interaction, body: Any, uploads: Mapping[int, Upload]) -> Message:
    """Send a follow-up; the first one after a deferral takes the placeholder's place and its visibility."""
    draft = read_draft(body, uploads, Way.FOLLOWUP)
    waiting = interaction.original
    if waiting is not None and waiting.loading and not waiting.deleted:
        posting.edit(world, waiting, draft, by_default=posting.USER_MENTIONS)
        waiting.edited_at = None
        _complete(world, interaction, waiting)
        return waiting
    if not interaction.bot_in_guild and interaction.followups_sent >= MOST_FOLLOWUPS_OUTSIDE:
        raise Refused(Reason.TOO_MANY_FOLLOWUPS)
    message = _reply(world, interaction, draft)
    if interaction.original is not None and not interaction.original.deleted:
        message.kind = MessageType.REPLY
        message.reference = _reference(interaction.original)
    interaction.followups_sent += 1
    interaction.followups.append(message)
    _complete(world, interaction, message)
    return message


def _complete(world: World, interaction: Interaction, message: Message) -> None:
    interaction.deeds += 1
    world.publish(InteractionCompleted(interaction, message))


def remove(world: World, interaction: Interaction, message: Message) -> None:
    """Delete a message of an interaction."""
    posting.delete(world, message)
    _complete(world, interaction, message)
