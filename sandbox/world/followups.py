"""What the bot does after its first response: edits, follow-ups, deletions."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sandbox.refused import Reason, Refused
from sandbox.world import posting
from sandbox.world.draft import Way, read_draft
from sandbox.world.events import InteractionCompleted
from sandbox.world.files import Upload
from sandbox.world.interaction import Interaction
from sandbox.world.message import Message, MessageType
from sandbox.world.replies import reference_to, reply
from sandbox.world.world import World

MOST_FOLLOWUPS_OUTSIDE = 5


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
    posting.edit(world, message, draft, by_default=posting.USER_MENTIONS)
    _complete(world, interaction, message)
    return message


def follow_up(world: World, interaction: Interaction, body: Any, uploads: Mapping[int, Upload]) -> Message:
    """Send a follow-up; the first one after a deferral takes the placeholder's place and its visibility."""
    draft = read_draft(body, uploads, Way.FOLLOWUP)
    waiting = interaction.original
    if waiting is not None and waiting.loading and not waiting.deleted:
        posting.edit(world, waiting, draft, by_default=posting.USER_MENTIONS)
        _complete(world, interaction, waiting)
        return waiting
    if not interaction.bot_in_guild and interaction.followups_sent >= MOST_FOLLOWUPS_OUTSIDE:
        raise Refused(Reason.TOO_MANY_FOLLOWUPS)
    message = reply(world, interaction, draft)
    if interaction.original is not None and not interaction.original.deleted:
        message.kind = MessageType.REPLY
        message.reference = reference_to(interaction.original)
        message.interaction_metadata = replace(interaction.metadata(), original_response_id=interaction.original.id)
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
