"""What the bot answers to an interaction: the first response, with Discord's deadlines."""

import time
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sandbox.form import Need, as_is, invalid, listing, one_of, read, shape, text, whole
from sandbox.refused import Reason, Refused
from sandbox.world import posting
from sandbox.world.draft import Way, read_draft
from sandbox.world.events import InteractionAnswered
from sandbox.world.files import Upload
from sandbox.world.interaction import AnswerType, Choice, Interaction, InteractionType, Modal
from sandbox.world.message import MessageFlag
from sandbox.world.modals import read_modal
from sandbox.world.replies import placeholder, reply
from sandbox.world.world import World

FIRST_RESPONSE = timedelta(seconds=3)
TOKEN_LIFE = timedelta(minutes=15)
STRING_OPTION = 3


def _value(value: Any, path: Any, faults: Any) -> Any:
    if isinstance(value, str):
        return text(0, 100)(value, path, faults)
    if isinstance(value, bool) or not isinstance(value, int | float):
        faults.add(path, "UNION_TYPE_CHOICES", "A choice's value is a string or a number.")
    return value


_CHOICE = shape({"name": Need(text(1, 100)), "value": Need(_value)}, ignored=("name_localizations",))
_CHOICES = shape({"data": shape({"choices": listing(_CHOICE, 0, 25)})})
# of a deferral's data only the ephemeral flag means anything, so anything else is a mistake
_DEFERRAL = shape({"data": shape({"flags": one_of(0, int(MessageFlag.EPHEMERAL))})})
_ENVELOPE = shape({"type": Need(whole()), "data": as_is})


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
            interaction.original = reply(
                world, interaction, read_draft(data or {}, uploads, Way.CALLBACK, ("data",)), ("data",)
            )
        case AnswerType.DEFERRED_MESSAGE:
            interaction.original = placeholder(world, interaction, read(_DEFERRAL, {"data": data or {}})["data"])
        case AnswerType.UPDATE:
            assert interaction.message is not None  # noqa: S101 — only such interactions may update
            draft = read_draft(data or {}, uploads, Way.CALLBACK, ("data",))
            if interaction.message.deleted:
                raise Refused(Reason.UNKNOWN_MESSAGE)
            interaction.original = posting.edit(world, interaction.message, draft, by_default=posting.USER_MENTIONS)
        case AnswerType.DEFERRED_UPDATE:
            interaction.original = interaction.message
        case AnswerType.CHOICES:
            interaction.choices = _choices(interaction, data)
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


def _choices(interaction: Interaction, data: Any) -> list[Choice]:
    given = read(_CHOICES, {"data": data or {}})["data"].get("choices") or []
    typed_text = interaction.focused_type == STRING_OPTION
    for index, choice in enumerate(given):
        if isinstance(choice["value"], str) != typed_text:
            raise invalid(("data", "choices", index, "value"), "UNION_TYPE_CHOICES", "Does not fit the option's type.")
    return [Choice(choice["name"], choice["value"]) for choice in given]
