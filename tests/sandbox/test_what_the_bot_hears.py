"""The payloads of interactions: options, resolved objects, forms."""

from typing import Any

import pytest

from sandbox.form import Json
from sandbox.payload.interactions import interaction
from sandbox.people import NoAnswer, NotPossible
from sandbox.people.person import Person
from sandbox.server import Sandbox
from sandbox.world.acting import act
from sandbox.world.files import Upload
from sandbox.world.interaction import InteractionType
from sandbox.world.model import Channel
from tests.sandbox.conftest import Api, Doing
from tests.sandbox.gateway_client import GatewayClient

SOON = 0.01
KINDS = {"text": 3, "whole": 4, "yes": 5, "user": 6, "place": 7, "role": 8, "any": 9, "real": 10, "file": 11}


async def registered(api: Api, sandbox: Sandbox) -> None:
    options = [{"type": kind, "name": name, "description": "An option"} for name, kind in KINDS.items()]
    commands: list[Json] = [
        {"name": "all", "description": "All options", "options": options},
        {"name": "Praise", "type": 2},
        {"name": "Keep", "type": 3},
    ]
    way = f"/applications/{sandbox.world.application_id}/commands"
    assert (await api.put(way, commands)).status == 200


async def test_every_kind_of_option_is_told_and_resolved(api: Api, sandbox: Sandbox, ada: Person) -> None:
    await registered(api, sandbox)
    bo = sandbox.person("bo")
    given: dict[str, Any] = {
        "text": "x", "whole": 3, "yes": True, "user": bo, "place": "party", "role": "Organisers", "any": "chen",
        "real": 1.5, "file": Upload("cv.txt", b"failed"),
    }  # fmt: skip
    with pytest.raises(NoAnswer):
        await ada.slash("/all", deadline=SOON, options=given)
    assert ada.last_interaction is not None
    data = ada.last_interaction.data
    values = {option["name"]: option["value"] for option in data["options"]}
    assert (values["text"], values["whole"], values["yes"], values["real"]) == ("x", 3, True, 1.5)
    resolved = data["resolved"]
    assert resolved["users"][values["user"]]["username"] == "bo"
    assert "user" not in resolved["members"][values["user"]]
    assert resolved["users"][values["any"]]["username"] == "chen"
    assert resolved["channels"][values["place"]]["name"] == "party"
    assert int(resolved["channels"][values["place"]]["permissions"]) & 1 << 10
    assert int(resolved["channels"][values["place"]]["app_permissions"]) & 1 << 10
    assert resolved["roles"][values["role"]]["name"] == "Organisers"
    assert resolved["attachments"][values["file"]]["filename"] == "cv.txt"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text", 3), ("whole", 1.5), ("whole", True), ("yes", "yes"), ("user", "zoe"), ("place", "nowhere"),
        ("role", "Nobody"), ("real", "x"), ("file", b"x"),
    ],
)  # fmt: skip
async def test_a_value_of_the_wrong_kind_is_not_sent(
    api: Api, sandbox: Sandbox, ada: Person, name: str, value: object
) -> None:
    await registered(api, sandbox)
    with pytest.raises(NotPossible):
        await ada.slash("/all", options={name: value})
    assert ada.last_interaction is None


async def test_context_menus_name_their_target(api: Api, sandbox: Sandbox, ada: Person) -> None:
    await registered(api, sandbox)
    bo = sandbox.person("bo")
    with pytest.raises(NoAnswer):
        await ada.context("Praise", bo.user, deadline=SOON)
    assert ada.last_interaction is not None
    assert ada.last_interaction.data["target_id"] == str(bo.id)
    message = await bo.say("Well then", channel="party")
    with pytest.raises(NoAnswer):
        await ada.context("Keep", message, deadline=SOON)
    data = ada.last_interaction.data
    assert data["resolved"]["messages"][str(message.id)]["content"] == "Well then"
    with pytest.raises(NotPossible, match="no entry"):
        await ada.context("Praise", message)


async def test_a_form_of_all_fields_comes_back_as_discord_sends_it(api: Api, doing: Doing, ada: Person) -> None:
    choices = [{"label": "One", "value": "1"}, {"label": "Two", "value": "2", "default": True}]
    fields: list[Json] = [
        {"type": 3, "custom_id": "pick", "options": choices},
        {"type": 21, "custom_id": "radio", "options": choices, "required": False},
        {"type": 22, "custom_id": "checks", "options": choices, "required": False},
        {"type": 23, "custom_id": "box"},
        {"type": 19, "custom_id": "files", "required": False, "max_values": 2},
    ]
    parts = [{"type": 18, "label": f"Field {n}", "component": field} for n, field in enumerate(fields)]
    interaction = doing()
    await api.respond(interaction, {"type": 9, "data": {"custom_id": "f", "title": "t", "components": parts}})
    with pytest.raises(NoAnswer):
        await ada.submit(
            interaction.modal, deadline=SOON, box=True, radio="1", files=[Upload("a.txt", b"a"), Upload("b.txt", b"b")]
        )
    assert ada.last_interaction is not None
    sent = [part["component"] for part in ada.last_interaction.data["components"]]
    assert [one.get("value", one.get("values")) for one in sent[:4]] == [["2"], "1", ["2"], True]
    assert len(ada.last_interaction.data["resolved"]["attachments"]) == 2
    for values in ({"pick": "3"}, {"pick": ["1", "2"]}, {"files": [Upload("x", b"")] * 3}):
        with pytest.raises(NotPossible):
            await ada.submit(interaction.modal, values=values)


async def test_selects_in_forms_and_messages_resolve_what_was_chosen(
    api: Api, doing: Doing, ada: Person, sandbox: Sandbox, general: Channel
) -> None:
    parts = [
        {"type": 18, "label": "Where?", "component": {"type": 8, "custom_id": "where"}},
        {"type": 18, "label": "Who?", "component": {"type": 5, "custom_id": "who"}},
        {"type": 10, "content": "Take your time."},
    ]
    interaction = doing()
    await api.respond(interaction, {"type": 9, "data": {"custom_id": "f", "title": "t", "components": parts}})
    with pytest.raises(NoAnswer):
        await ada.submit(interaction.modal, deadline=SOON, where="party", who="bo")
    assert ada.last_interaction is not None
    resolved = ada.last_interaction.data["resolved"]
    assert [one["name"] for one in resolved["channels"].values()] == ["party"]
    assert [one["username"] for one in resolved["users"].values()] == ["bo"]
    assert ada.last_interaction.data["components"][2] == {"type": 10, "id": 5}
    menus = [{"type": 1, "components": [{"type": kind, "custom_id": str(kind)}]} for kind in (6, 7)]
    await api.say(general, {"content": "x", "components": menus})
    for which, given, kind in (("6", "Organisers", "roles"), ("7", sandbox.person("bo"), "users")):
        with pytest.raises(NoAnswer):
            await ada.select(which, [given], deadline=SOON)
        assert list(ada.last_interaction.data["resolved"][kind]) == ada.last_interaction.data["values"]


async def test_an_interaction_in_a_dm_names_the_user_and_no_server(sandbox: Sandbox, ada: Person) -> None:
    async with GatewayClient(sandbox) as client:
        await client.identify()
        data = {"id": "1", "type": 1, "name": "fail"}
        act(sandbox.world, InteractionType.COMMAND, ada.user, sandbox.world.open_dm(ada.user), data)
        told = (await client.next())["d"]
    assert told["user"]["username"] == "ada"
    assert (told["context"], told["channel"]["type"]) == (1, 1)
    assert not {"member", "guild_id", "guild_locale"} & told.keys()
    assert int(told["app_permissions"]) == 1 << 14 | 1 << 15 | 1 << 17 | 1 << 18


async def test_without_the_bot_in_the_server_the_app_has_what_replies_may_always_have(sandbox: Sandbox) -> None:
    world = sandbox.world
    elsewhere = world.add_guild("Elsewhere", with_bot=False)
    elsewhere.roles[elsewhere.id].permissions = 1 << 10 | 1 << 11 | 1 << 17
    place = world.add_channel(elsewhere, "general")
    eve = world.add_member("eve", guild=elsewhere)
    eve.user.has_app = True
    made = act(world, InteractionType.COMMAND, eve.user, place, {"id": "1", "type": 1, "name": "fail"})
    told = interaction(world, made)
    assert int(told["app_permissions"]) == 1 << 14 | 1 << 15 | 1 << 17
    assert told["authorizing_integration_owners"] == {"1": str(eve.user.id)}


async def test_an_installation_that_the_command_is_not_for_is_not_named(
    api: Api, sandbox: Sandbox, ada: Person
) -> None:
    commands = [
        {"name": name, "description": "A command", "integration_types": kinds}
        for name, kinds in (("here", [0]), ("mine", [1]), ("both", [0, 1]))
    ]
    await api.put(f"/applications/{sandbox.world.application_id}/commands", commands)
    ada.user.has_app = True
    for name, owners in (("here", {"0"}), ("mine", {"1"}), ("both", {"0", "1"})):
        with pytest.raises(NoAnswer):
            await ada.slash(f"/{name}", deadline=SOON)
        assert ada.last_interaction is not None
        assert ada.last_interaction.owners.keys() == owners


async def test_a_reply_to_a_context_menu_names_and_quotes_its_target(api: Api, sandbox: Sandbox, ada: Person) -> None:
    await registered(api, sandbox)
    message = await sandbox.person("bo").say("Well then")
    for target, name, kept in (
        (message, "Keep", ("target_message_id", str(message.id))),
        (message.author, "Praise", ("target_user", str(message.author.id))),
    ):
        with pytest.raises(NoAnswer):
            await ada.context(name, target, deadline=SOON)
        assert ada.last_interaction is not None
        said = await api.respond(ada.last_interaction, {"type": 4, "data": {"content": "Kept"}})
        reply = said.body["resource"]["message"]
        key, number = kept
        found = reply["interaction_metadata"][key]
        assert (found["id"] if isinstance(found, dict) else found) == number
        quoted = reply["referenced_message"]["id"] if "referenced_message" in reply else None
        assert (reply["type"], quoted) == (23, str(message.id) if name == "Keep" else None)


async def test_an_interaction_in_a_server_names_member_locales_and_permissions(
    sandbox: Sandbox, general: Channel
) -> None:
    bo = sandbox.person("bo")
    sandbox.trouble.deny("SEND_MESSAGES", general)
    async with GatewayClient(sandbox) as client:
        await client.identify()
        act(sandbox.world, InteractionType.COMMAND, bo.user, general, {"id": "1", "type": 1, "name": "fail"})
        told = (await client.next())["d"]
    assert (told["locale"], told["guild_locale"]) == ("de", "en-US")
    assert told["member"]["user"]["username"] == "bo"
    assert int(told["member"]["permissions"]) & 1 << 11
    assert not int(told["app_permissions"]) & 1 << 11
    assert told["channel"]["name"] == "general"
    assert "app_permissions" not in told["channel"]
    assert told["authorizing_integration_owners"] == {"0": str(sandbox.world.guild.id)}
