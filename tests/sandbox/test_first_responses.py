from datetime import timedelta

import pytest

from sandbox.form import Json
from sandbox.people.person import Person
from sandbox.server import Sandbox
from sandbox.world.interaction import InteractionType
from sandbox.world.message import MessageFlag
from tests.sandbox.conftest import Api, Doing

REPLY: Json = {"type": 4, "data": {"content": "Hello"}}
PRIVATE: Json = {"type": 4, "data": {"content": "Hello", "flags": 64}}


async def test_a_reply_is_answered_with_the_message(api: Api, doing: Doing, ada: Person) -> None:
    said = await api.respond(doing(), PRIVATE)
    assert said.status == 200
    assert said.headers["Content-Type"] == "application/json"
    assert said.body["resource"]["type"] == 4
    assert said.body["resource"]["message"]["content"] == "Hello"
    assert said.body["interaction"]["response_message_ephemeral"] is True
    assert [message.text for message in ada.sees("general")] == ["Hello"]


async def test_without_the_wish_for_an_answer_there_is_none(api: Api, doing: Doing) -> None:
    interaction = doing()
    said = await api.post(f"/interactions/{interaction.id}/{interaction.token}/callback", REPLY)
    assert (said.status, said.body) == (204, b"")


async def test_a_second_first_response_is_refused(api: Api, doing: Doing) -> None:
    interaction = doing()
    await api.respond(interaction, REPLY)
    said = await api.respond(interaction, REPLY)
    assert (said.status, said.code) == (400, 40060)


async def test_a_response_after_three_seconds_of_the_sandbox_is_refused(
    api: Api, doing: Doing, sandbox: Sandbox
) -> None:
    interaction = doing()
    sandbox.clock.advance(timedelta(seconds=3, milliseconds=1))
    said = await api.respond(interaction, REPLY)
    assert (said.status, said.code) == (404, 10062)


async def test_a_response_after_three_real_seconds_is_refused(api: Api, doing: Doing) -> None:
    interaction = doing()
    interaction.began -= 3.001
    assert (await api.respond(interaction, REPLY)).code == 10062


async def test_a_wrong_token_or_id_is_unknown(api: Api, doing: Doing) -> None:
    interaction = doing()
    assert (await api.post(f"/interactions/{interaction.id}/nonsense/callback", REPLY)).code == 10062
    assert (await api.post(f"/interactions/1/{interaction.token}/callback", REPLY)).code == 10062


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (InteractionType.COMMAND, 6),
        (InteractionType.COMMAND, 7),
        (InteractionType.COMMAND, 8),
        (InteractionType.COMMAND, 1),
        (InteractionType.COMMAND, 99),
        (InteractionType.MODAL_SUBMIT, 9),
        (InteractionType.MODAL_SUBMIT, 6),
        (InteractionType.MODAL_SUBMIT, 7),
        (InteractionType.AUTOCOMPLETE, 4),
        (InteractionType.AUTOCOMPLETE, 9),
    ],
)
async def test_an_answer_that_does_not_fit_the_deed_is_refused(
    api: Api, doing: Doing, kind: InteractionType, answer: int
) -> None:
    said = await api.respond(doing(kind), {"type": answer, "data": {"content": "x"}})
    assert (said.status, said.faults) == (400, {"type": "BASE_TYPE_CHOICES"})


async def test_an_empty_reply_is_refused(api: Api, doing: Doing) -> None:
    assert (await api.respond(doing(), {"type": 4, "data": {}})).code == 50006
    assert (await api.respond(doing(), {"type": 4, "data": {"content": "  "}})).code == 50006


async def test_a_reply_with_unknown_fields_is_refused(api: Api, doing: Doing) -> None:
    said = await api.respond(doing(), {"type": 4, "data": {"content": "x", "ephemeral": True}})
    assert said.faults == {"data.ephemeral": "UNKNOWN_FIELD"}
    said = await api.respond(doing(), {"type": 4, "dat": {"content": "x"}})
    assert said.faults == {"dat": "UNKNOWN_FIELD"}


async def test_a_deferral_takes_the_ephemeral_flag_and_nothing_else(api: Api, doing: Doing) -> None:
    assert (await api.respond(doing(), {"type": 5, "data": {"flags": 64}})).status == 200
    said = await api.respond(doing(), {"type": 5, "data": {"content": "soon"}})
    assert said.faults == {"data.content": "UNKNOWN_FIELD"}
    said = await api.respond(doing(), {"type": 5, "data": {"flags": 1 << 15}})
    assert said.faults == {"data.flags": "BASE_TYPE_CHOICES"}


async def test_suggestions_are_twenty_five_at_most_and_fit_their_option(api: Api, doing: Doing) -> None:
    kind = InteractionType.AUTOCOMPLETE
    many = [{"name": str(number), "value": str(number)} for number in range(26)]
    said = await api.respond(doing(kind), {"type": 8, "data": {"choices": many}})
    assert said.faults == {"data.choices": "BASE_TYPE_MAX_LENGTH"}
    said = await api.respond(doing(kind), {"type": 8, "data": {"choices": [{"name": "", "value": "x"}]}})
    assert said.faults == {"data.choices.0.name": "BASE_TYPE_REQUIRED"}
    said = await api.respond(doing(kind), {"type": 8, "data": {"choices": [{"name": "One", "value": 1}]}})
    assert said.faults == {"data.choices.0.value": "UNION_TYPE_CHOICES"}
    assert (await api.respond(doing(kind), {"type": 8, "data": {"choices": many[:25]}})).status == 200


async def test_an_update_changes_the_message_and_keeps_it_ephemeral(
    api: Api, doing: Doing, ada: Person, sandbox: Sandbox
) -> None:
    first = doing()
    await api.respond(first, PRIVATE)
    press = doing(InteractionType.COMPONENT, first.original)
    said = await api.respond(press, {"type": 7, "data": {"content": "Changed"}})
    assert said.body["resource"]["message"]["id"] == str(first.original.id if first.original else 0)
    assert [message.text for message in ada.sees("general")] == ["Changed"]
    assert sandbox.person("bo").sees("general") == []
    assert ada.newest().flags == MessageFlag.EPHEMERAL


async def test_a_form_from_a_button_may_change_the_message_and_opens_no_other_form(api: Api, doing: Doing) -> None:
    first = doing()
    await api.respond(first, PRIVATE)
    form: Json = {"custom_id": "f", "title": "t", "components": [{"type": 10, "content": "Words"}]}
    assert (
        await api.respond(doing(InteractionType.COMPONENT, first.original), {"type": 9, "data": form})
    ).status == 200
    sent = doing(InteractionType.MODAL_SUBMIT, first.original)
    assert (await api.respond(sent, {"type": 9, "data": form})).faults == {"type": "BASE_TYPE_CHOICES"}
    assert (await api.respond(sent, {"type": 7, "data": {"content": "Changed"}})).status == 200
    assert first.original is not None
    assert first.original.text == "Changed"


async def test_a_message_that_is_gone_is_changed_no_more(api: Api, doing: Doing, ada: Person) -> None:
    first = doing()
    await api.respond(first, PRIVATE)
    press = doing(InteractionType.COMPONENT, first.original)
    assert first.original is not None
    await ada.delete(first.original)
    said = await api.respond(press, {"type": 7, "data": {"content": "Changed"}})
    assert (said.status, said.code) == (404, 10008)
    assert (await api.respond(press, {"type": 4, "data": {"content": "Instead"}})).status == 200
