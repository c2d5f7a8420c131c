from datetime import timedelta

from sandbox.form import Json
from sandbox.people.person import Person
from sandbox.server import Sandbox
from sandbox.world.acting import act
from sandbox.world.events import MessageEdited
from sandbox.world.interaction import InteractionType
from sandbox.world.model import Channel
from tests.sandbox.conftest import Api, Doing

DEFER_PRIVATELY = {"type": 5, "data": {"flags": 64}}
REPLY = {"type": 4, "data": {"content": "Hello"}}


async def test_before_the_first_response_there_is_no_webhook(api: Api, doing: Doing) -> None:
    said = await api.post(api.webhook(doing()), {"content": "Too early"})
    assert (said.status, said.code) == (404, 10015)


async def test_the_first_follow_up_takes_the_place_of_a_deferral_and_its_visibility(
    api: Api, doing: Doing, ada: Person, sandbox: Sandbox
) -> None:
    interaction = doing()
    await api.respond(interaction, DEFER_PRIVATELY)
    assert ada.newest().loading
    said = await api.post(api.webhook(interaction), {"content": "At last", "flags": 0})
    assert said.status == 200
    assert [message.text for message in ada.sees("general")] == ["At last"]
    assert sandbox.person("bo").sees("general") == []
    assert not ada.newest().loading


async def test_the_answer_that_was_waited_for_is_no_edit_and_the_next_one_is(
    api: Api, doing: Doing, sandbox: Sandbox
) -> None:
    marks: list[bool] = []
    sandbox.world.subscribe(
        lambda event: marks.append(event.message.edited_at is not None) if isinstance(event, MessageEdited) else None
    )
    interaction = doing()
    await api.respond(interaction, DEFER_PRIVATELY)
    way = api.webhook(interaction, "/messages/@original")
    assert (await api.patch(way, {"content": "At last"})).body["edited_timestamp"] is None
    assert (await api.patch(way, {"content": "Better"})).body["edited_timestamp"] is not None
    assert marks == [False, True]


async def test_a_follow_up_names_the_first_response(api: Api, doing: Doing) -> None:
    interaction = doing()
    first = (await api.respond(interaction, REPLY)).body["resource"]["message"]
    assert "original_response_message_id" not in first["interaction_metadata"]
    more = (await api.post(api.webhook(interaction), {"content": "More"})).body
    assert more["interaction_metadata"]["original_response_message_id"] == first["id"]
    assert (more["type"], more["referenced_message"]["id"]) == (19, first["id"])


async def test_a_follow_up_needs_the_flag_of_its_own_for_a_layout(api: Api, doing: Doing) -> None:
    interaction = doing()
    card: Json = {"components": [{"type": 10, "content": "A card"}]}
    await api.respond(interaction, {"type": 4, "data": {**card, "flags": 1 << 15}})
    assert (await api.post(api.webhook(interaction), card)).faults == {"components.0.type": "COMPONENT_TYPE_INVALID"}
    assert (await api.post(api.webhook(interaction), {**card, "flags": 1 << 15})).status == 200


async def test_what_one_member_alone_sees_is_not_found_in_the_channel(api: Api, doing: Doing, general: Channel) -> None:
    interaction = doing()
    await api.respond(interaction, {"type": 4, "data": {"content": "Hello", "flags": 64}})
    assert interaction.original is not None
    way = f"/channels/{general.id}/messages"
    assert (await api.get(way)).body == []
    for said in (
        await api.get(f"{way}/{interaction.original.id}"),
        await api.patch(f"{way}/{interaction.original.id}", {"content": "x"}),
        await api.delete(f"{way}/{interaction.original.id}"),
        await api.post(f"{way}/{interaction.original.id}/threads", {"name": "x"}),
    ):
        assert said.code == 10008


async def test_later_follow_ups_choose_for_themselves_who_sees_them(
    api: Api, doing: Doing, ada: Person, sandbox: Sandbox
) -> None:
    interaction = doing()
    await api.respond(interaction, REPLY)
    await api.post(api.webhook(interaction), {"content": "For ada", "flags": 64})
    await api.post(api.webhook(interaction), {"content": "For all"})
    assert [message.text for message in ada.sees("general")] == ["Hello", "For ada", "For all"]
    assert [message.text for message in sandbox.person("bo").sees("general")] == ["Hello", "For all"]


async def test_the_original_is_fetched_edited_and_deleted(api: Api, doing: Doing, ada: Person) -> None:
    interaction = doing()
    await api.respond(interaction, REPLY)
    way = api.webhook(interaction, "/messages/@original")
    assert (await api.get(way)).body["content"] == "Hello"
    assert (await api.patch(way, {"content": "Hello again"})).body["edited_timestamp"] is not None
    assert ada.newest().text == "Hello again"
    assert (await api.delete(way)).status == 204
    assert (await api.get(way)).code == 10008
    assert (await api.patch(way, {"content": "x"})).code == 10008


async def test_a_follow_up_is_found_by_id_and_others_messages_are_not(api: Api, doing: Doing, ada: Person) -> None:
    interaction = doing()
    await api.respond(interaction, REPLY)
    followup = (await api.post(api.webhook(interaction), {"content": "More"})).body
    way = api.webhook(interaction, f"/messages/{followup['id']}")
    assert (await api.patch(way, {"content": "Even more"})).body["content"] == "Even more"
    foreign = await ada.say("Mine")
    assert (await api.get(api.webhook(interaction, f"/messages/{foreign.id}"))).code == 10008


async def test_a_token_dies_after_fifteen_minutes(api: Api, doing: Doing, sandbox: Sandbox) -> None:
    interaction = doing()
    await api.respond(interaction, DEFER_PRIVATELY)
    sandbox.clock.advance(timedelta(minutes=15, seconds=1))
    said = await api.patch(api.webhook(interaction, "/messages/@original"), {"content": "Too late"})
    assert (said.status, said.code) == (401, 50027)
    assert (await api.post(api.webhook(interaction), {"content": "Too late"})).code == 50027


async def test_an_edit_cannot_make_an_ephemeral_answer_public(api: Api, doing: Doing, ada: Person) -> None:
    interaction = doing()
    await api.respond(interaction, DEFER_PRIVATELY)
    await api.patch(api.webhook(interaction, "/messages/@original"), {"content": "Still private", "flags": 0})
    assert ada.newest().ephemeral_for == ada.id


async def test_a_v2_answer_to_a_deferral_sets_its_flag_with_the_edit(api: Api, doing: Doing) -> None:
    interaction = doing()
    await api.respond(interaction, DEFER_PRIVATELY)
    way = api.webhook(interaction, "/messages/@original")
    card = {"components": [{"type": 10, "content": "A card"}]}
    assert (await api.patch(way, card)).faults == {"components.0.type": "COMPONENT_TYPE_INVALID"}
    assert (await api.patch(way, {**card, "flags": 1 << 15})).status == 200


async def test_where_only_the_member_has_the_app_there_are_five_follow_ups(api: Api, sandbox: Sandbox) -> None:
    guild = sandbox.world.add_guild("Elsewhere", with_bot=False)
    place = sandbox.world.add_channel(guild, "general")
    eve = sandbox.world.add_member("eve", guild=guild)
    eve.user.has_app = True
    data = {"id": "1", "type": 1, "name": "fail"}
    interaction = act(sandbox.world, InteractionType.COMMAND, eve.user, place, data)
    assert interaction.owners == {"1": str(eve.user.id)}
    await api.respond(interaction, {"type": 4, "data": {"content": "Private", "flags": 64}})
    answers = [await api.post(api.webhook(interaction), {"content": "x", "flags": 64}) for _ in range(6)]
    assert [said.code for said in answers] == [None] * 5 + [40094]
    assert (await api.say(place, {"content": "x"})).code == 50001


async def test_where_the_member_may_not_use_outside_apps_answers_stay_private(api: Api, sandbox: Sandbox) -> None:
    guild = sandbox.world.add_guild("Elsewhere", with_bot=False)
    guild.roles[guild.id].permissions &= ~(1 << 50)
    place = sandbox.world.add_channel(guild, "general")
    eve = sandbox.world.add_member("eve", guild=guild)
    eve.user.has_app = True
    interaction = act(sandbox.world, InteractionType.COMMAND, eve.user, place, {"id": "1", "type": 1, "name": "fail"})
    await api.respond(interaction, REPLY)
    assert interaction.original is not None
    assert interaction.original.ephemeral_for == eve.user.id
