import aiohttp
import pytest

from sandbox.server import Sandbox
from sandbox.wire import Exchange
from sandbox.world.model import Channel
from tests.sandbox.conftest import Api


async def test_a_wrong_token_is_refused(api: Api, sandbox: Sandbox) -> None:
    for given in ("Bot nonsense", sandbox.token, ""):
        said = await api.get("/users/@me", headers={"Authorization": given})
        assert (said.status, said.body) == (401, {"message": "401: Unauthorized", "code": 0})
    assert sandbox.door.invalid_requests == 3


async def test_unknown_routes_and_methods_are_refused(api: Api) -> None:
    assert (await api.get("/nonsense")).body == {"message": "404: Not Found", "code": 0}
    assert (await api.put("/users/@me", {})).body == {"message": "405: Method Not Allowed", "code": 0}


async def test_an_id_that_is_none_is_refused(api: Api) -> None:
    assert (await api.get("/channels/general")).faults == {"channel_id": "NUMBER_TYPE_COERCE"}


async def test_a_body_of_another_type_or_no_json_is_refused(api: Api, general: Channel) -> None:
    way = f"/channels/{general.id}/messages"
    assert (await api.send("POST", way, data={"content": "x"})).faults == {"": "CONTENT_TYPE_INVALID"}
    headers = {"Content-Type": "application/json"}
    assert (await api.send("POST", way, data=b"{", headers=headers)).code == 50109


async def test_json_is_answered_as_exactly_that(api: Api) -> None:
    assert (await api.get("/users/@me")).headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1", "localhost"])
async def test_another_name_for_the_address_is_refused(sandbox: Sandbox, host: str) -> None:
    async with aiohttp.ClientSession() as session:
        for path in ("/api/v10/gateway", "/gateway", "/attachments/1/1/x"):
            async with session.get(sandbox.url + path, headers={"Host": host}) as response:
                assert response.status == 421


async def test_every_exchange_is_told_with_its_template(api: Api, sandbox: Sandbox, general: Channel) -> None:
    seen: list[Exchange] = []
    end = sandbox.wire.observe(lambda what: seen.append(what) if isinstance(what, Exchange) else None)
    await api.say(general, {"content": "x"})
    await api.say(general, {})
    end()
    await api.say(general, {"content": "unseen"})
    assert [(one.template, one.status, one.request_json) for one in seen] == [
        ("/channels/{channel_id}/messages", 200, {"content": "x"}),
        ("/channels/{channel_id}/messages", 400, {}),
    ]
    assert seen[1].response_json == {"message": "Cannot send an empty message", "code": 50006}


async def test_what_a_bot_reads_of_itself_and_its_servers(api: Api, sandbox: Sandbox) -> None:
    guild, bot = sandbox.world.guild, sandbox.world.bot_user
    assert (await api.get("/users/@me")).body["id"] == str(bot.id)
    assert (await api.get("/applications/@me")).body["bot"]["id"] == str(bot.id)
    assert (await api.get("/oauth2/applications/@me")).body["id"] == str(sandbox.world.application_id)
    assert (await api.get(f"/guilds/{guild.id}?with_counts=true")).body["approximate_member_count"] == 7
    names = [one["name"] for one in (await api.get(f"/guilds/{guild.id}/channels")).body]
    assert "failure-forum" in names
    assert "organisers" in names
    roles = [one["name"] for one in (await api.get(f"/guilds/{guild.id}/roles")).body]
    assert roles == ["@everyone", "Cork", "Organisers"]
    member = await api.get(f"/guilds/{guild.id}/members/{bot.id}")
    assert member.body["user"]["bot"] is True
    assert (await api.get(f"/guilds/{guild.id}/members/{sandbox.world.guilds[guild.id].owner_id + 7}")).code == 10013
    assert (await api.get(f"/guilds/{guild.id}/members")).code == 50001


async def test_the_bots_servers_come_in_pages(api: Api, sandbox: Sandbox) -> None:
    for number in range(4):
        sandbox.world.add_guild(f"Another {number}")
    numbers = sorted(sandbox.world.guilds)
    seen: list[int] = []
    after = 0
    while page := (await api.get(f"/users/@me/guilds?limit=2&after={after}")).body:
        seen += [int(one["id"]) for one in page]
        after = seen[-1]
    assert seen == numbers
    last = (await api.get(f"/users/@me/guilds?limit=2&before={numbers[-1]}")).body
    assert [int(one["id"]) for one in last] == numbers[-3:-1]
    assert (await api.get("/users/@me/guilds?limit=201")).faults == {"limit": "NUMBER_TYPE_MAX"}


async def test_a_channel_is_changed_and_deleted_with_a_permission(api: Api, sandbox: Sandbox, general: Channel) -> None:
    way = f"/channels/{general.id}"
    assert (await api.patch(way, {"name": "else"})).code == 50013
    assert (await api.delete(way)).code == 50013
    sandbox.trouble.allow("MANAGE_CHANNELS", general)
    changed = (await api.patch(way, {"name": "else", "topic": "New"})).body
    assert (changed["name"], changed["topic"]) == ("else", "New")
    assert (await api.delete(way)).status == 200
    assert (await api.get(way)).code == 10003


async def test_the_bot_leaves_a_server_and_kicks_nobody_without_leave(api: Api, sandbox: Sandbox) -> None:
    guild, ada = sandbox.world.guild, sandbox.person("ada")
    way = f"/guilds/{guild.id}/members/{ada.id}"
    assert (await api.get(f"/guilds/{guild.id}/roles/{guild.id}")).body["name"] == "@everyone"
    assert (await api.get(f"/guilds/{guild.id}/roles/1")).code == 10011
    assert (await api.get(f"/users/{ada.id}")).body["username"] == "ada"
    assert (await api.delete(way)).code == 50013
    guild.roles[guild.id].permissions |= 1 << 1
    assert (await api.delete(way)).status == 204
    assert (await api.get(way)).code == 10007
    assert (await api.delete(f"/users/@me/guilds/{guild.id}")).status == 204
    assert (await api.get(f"/guilds/{guild.id}")).code == 10004
