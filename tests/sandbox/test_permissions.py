from collections.abc import Callable

import pytest

from sandbox.form import Json
from sandbox.server import Sandbox
from sandbox.world.model import Channel, Overwrite
from sandbox.world.permissions import ALL, Permission
from tests.sandbox.conftest import Api

P = Permission
HELLO: Json = {"content": "Hello"}


@pytest.mark.parametrize(
    ("denied", "method", "rest", "body", "code"),
    [
        (P.VIEW_CHANNEL, "GET", "", None, 50001),
        (P.VIEW_CHANNEL, "POST", "/messages", HELLO, 50001),
        (P.SEND_MESSAGES, "POST", "/messages", HELLO, 50013),
        (P.EMBED_LINKS, "POST", "/messages", {"embeds": [{"title": "t"}]}, 50013),
        (P.EMBED_LINKS, "POST", "/messages", HELLO, None),
        (P.VIEW_CHANNEL, "GET", "/messages", None, 50001),
        (P.READ_MESSAGE_HISTORY, "GET", "/messages", None, None),
        (P.CREATE_PUBLIC_THREADS, "POST", "/threads", {"name": "Talk", "type": 11}, 50013),
        (P.CREATE_PRIVATE_THREADS, "POST", "/threads", {"name": "Talk"}, 50013),
        (P.SEND_MESSAGES, "POST", "/typing", None, 50013),
    ],
)
async def test_each_route_asks_for_its_permission(
    api: Api,
    sandbox: Sandbox,
    general: Channel,
    denied: Permission,
    method: str,
    rest: str,
    body: Json,
    code: int | None,
) -> None:
    sandbox.trouble.deny(denied, general)
    said = await api.send(method, f"/channels/{general.id}{rest}", body)
    assert said.code == code
    if code is not None:
        assert said.status == 403
    sandbox.trouble.allow(denied, general)
    assert (await api.send(method, f"/channels/{general.id}{rest}", body)).code is None


async def test_without_the_history_nothing_is_read(api: Api, sandbox: Sandbox, general: Channel) -> None:
    number = (await api.say(general, HELLO)).body["id"]
    sandbox.trouble.deny("READ_MESSAGE_HISTORY", general)
    assert (await api.get(f"/channels/{general.id}/messages")).body == []
    assert (await api.get(f"/channels/{general.id}/messages/{number}")).code == 50013
    reply = {**HELLO, "message_reference": {"message_id": number}}
    assert (await api.say(general, reply)).code == 160002


async def test_others_messages_are_deleted_with_a_permission_only(api: Api, sandbox: Sandbox, general: Channel) -> None:
    message = await sandbox.person("ada").say("Mine")
    way = f"/channels/{general.id}/messages/{message.id}"
    assert (await api.delete(way)).code == 50013
    sandbox.trouble.allow(P.MANAGE_MESSAGES, general)
    assert (await api.delete(way)).status == 204


async def test_a_server_without_the_bot_tells_it_nothing(api: Api, sandbox: Sandbox, general: Channel) -> None:
    sandbox.trouble.kick_bot()
    guild = sandbox.world.guild.id
    assert (await api.get(f"/guilds/{guild}")).code == 10004
    assert (await api.get("/users/@me/guilds")).body == []
    assert (await api.say(general, HELLO)).code == 50001
    assert (await api.put(f"/applications/{sandbox.world.application_id}/guilds/{guild}/commands", [])).code == 50001


async def test_a_deleted_channel_is_unknown(api: Api, sandbox: Sandbox, general: Channel) -> None:
    sandbox.trouble.delete_channel(general)
    assert (await api.say(general, HELLO)).code == 10003


async def test_a_private_channel_is_seen_by_its_role_only(sandbox: Sandbox, channel: Callable[[str], Channel]) -> None:
    organisers = channel("organisers")
    world = sandbox.world
    assert not world.permissions(sandbox.person("ada").user, organisers) & P.VIEW_CHANNEL
    assert world.permissions(sandbox.person("olu").user, organisers) & P.VIEW_CHANNEL


async def test_overwrites_add_up_everyone_then_roles_then_the_member(sandbox: Sandbox, general: Channel) -> None:
    world, ada = sandbox.world, sandbox.person("ada")
    role = world.add_role(world.guild, "Poets", P(0))
    ada.member.role_ids.append(role.id)
    general.overwrites[world.guild.id] = Overwrite(world.guild.id, 0, deny=int(P.SEND_MESSAGES))
    assert not world.permissions(ada.user, general) & P.SEND_MESSAGES
    general.overwrites[role.id] = Overwrite(role.id, 0, allow=int(P.SEND_MESSAGES))
    assert world.permissions(ada.user, general) & P.SEND_MESSAGES
    general.overwrites[ada.id] = Overwrite(ada.id, 1, deny=int(P.SEND_MESSAGES))
    granted = world.permissions(ada.user, general)
    assert not granted & P.SEND_MESSAGES
    assert not granted & P.ATTACH_FILES


async def test_owners_and_administrators_may_do_all(sandbox: Sandbox, general: Channel) -> None:
    world, ada = sandbox.world, sandbox.person("ada")
    general.overwrites[world.guild.id] = Overwrite(world.guild.id, 0, deny=int(P.VIEW_CHANNEL))
    assert world.permissions(ada.user, general) == P(0)
    role = world.add_role(world.guild, "Gods", P.ADMINISTRATOR)
    ada.member.role_ids.append(role.id)
    assert world.permissions(ada.user, general) == ALL
    assert world.permissions(world.users[world.guild.owner_id], general) == ALL


async def test_direct_messages_reach_only_those_who_want_them(api: Api, sandbox: Sandbox) -> None:
    ada = sandbox.person("ada")
    opened = await api.post("/users/@me/channels", {"recipient_id": str(ada.id)})
    way = f"/channels/{opened.body['id']}/messages"
    assert (await api.post(way, HELLO)).status == 200
    ada.user.accepts_dms = False
    assert (await api.post(way, HELLO)).code == 50007
    ada.user.accepts_dms = True
    sandbox.world.remove_member(ada.member)
    said = await api.post(way, HELLO)
    assert (said.status, said.code) == (403, 50278)
    ada.user.has_app = True
    assert (await api.post(way, HELLO)).status == 200
    assert (await api.post("/users/@me/channels", {"recipient_id": "1"})).code == 50033
