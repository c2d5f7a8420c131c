from datetime import timedelta
from typing import Any

import pytest

from sandbox.clock import SandboxClock
from sandbox.people.person import Person
from sandbox.server import Sandbox
from tests.sandbox.conftest import NOON, Api, Doing
from tests.sandbox.gateway_client import ACK, GatewayClient


async def test_ready_lists_servers_as_stubs_and_names_the_application(sandbox: Sandbox) -> None:
    async with GatewayClient(sandbox) as client:
        ready = await client.identify(shard=[0, 1])
        assert (ready["t"], ready["s"]) == ("READY", 1)
        assert ready["d"]["guilds"] == [{"id": str(sandbox.world.guild.id), "unavailable": True}]
        assert ready["d"]["application"]["id"] == str(sandbox.world.application_id)
        assert ready["d"]["user"]["id"] == str(sandbox.world.bot_user.id)
        assert ready["d"]["shard"] == [0, 1]


async def test_everything_comes_through_one_zlib_stream(sandbox: Sandbox, doing: Doing) -> None:
    async with GatewayClient(sandbox, "v=10&encoding=json&compress=zlib-stream") as client:
        assert (await client.identify())["t"] == "READY"
        doing()
        doing()
        assert [(await client.next())["t"] for _ in range(2)] == ["INTERACTION_CREATE"] * 2


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"token": "nonsense"}, 4004),
        ({"intents": 1 << 30}, 4013),
        ({"intents": "0"}, 4013),
        ({"intents": 1 << 15}, 4014),
        ({"intents": 1 << 1}, 4014),
        ({"shard": [1, 1]}, 4010),
        ({"shard": [0]}, 4010),
        ({"properties": None}, 4002),
    ],
)
async def test_an_identify_that_discord_refuses(sandbox: Sandbox, changed: dict[str, Any], code: int) -> None:
    async with GatewayClient(sandbox) as client:
        assert await client.identify(**changed) == {"closed": code}


async def test_misbehaviour_ends_the_connection(sandbox: Sandbox) -> None:
    async with GatewayClient(sandbox) as client:
        await client.next()
        await client.send(3, {})
        assert await client.next() == {"closed": 4003}
    for payload, code in (((99, None), 4001), ((2, {"token": "x"}), 4005)):
        async with GatewayClient(sandbox) as client:
            await client.identify()
            await client.send(*payload)
            assert await client.next() == {"closed": code}
    async with GatewayClient(sandbox) as client:
        await client.next()
        await client.ws.send_str("{")
        assert await client.next() == {"closed": 4002}
    async with GatewayClient(sandbox) as client:
        await client.next()
        await client.send(3, {"padding": "x" * 4096})
        assert await client.next() == {"closed": 4002}
    async with GatewayClient(sandbox, "v=9&encoding=json") as client:
        assert await client.next() == {"closed": 4012}


async def test_the_hundred_and_twenty_first_command_of_a_minute_is_too_many(sandbox: Sandbox) -> None:
    async with GatewayClient(sandbox) as client:
        await client.identify()
        for _ in range(120):
            await client.send(1, None)
        answers = [await client.next() for _ in range(120)]
        assert [answer.get("op") for answer in answers[:119]] == [ACK] * 119
        assert answers[119] == {"closed": 4008}


async def test_a_heartbeat_is_acknowledged_and_a_missing_one_ends_the_connection() -> None:
    async with Sandbox(SandboxClock(NOON, ticking=False), heartbeat_ms=60) as sandbox, GatewayClient(sandbox) as client:
        await client.identify()
        await client.send(1, 1)
        assert (await client.next())["op"] == ACK
        assert await client.next() == {"closed": 4009}


async def test_without_intents_only_interactions_are_told(
    sandbox: Sandbox, ada: Person, olu: Person, doing: Doing
) -> None:
    async with GatewayClient(sandbox) as client:
        await client.identify()
        message = await ada.say("Hello")
        await ada.say("Hello", dm=True)
        await olu.delete(message)
        sandbox.trouble.deny("SEND_MESSAGES", sandbox.world.channel(message.channel_id))
        sandbox.world.add_member("eve")
        sandbox.world.add_guild("Another")
        doing()
        assert (await client.next())["t"] == "INTERACTION_CREATE"


async def test_intents_let_through_what_they_name() -> None:
    # a sandbox of its own: the judge of the wire knows only bots without intents
    async with Sandbox(SandboxClock(NOON, ticking=False)) as sandbox, GatewayClient(sandbox) as client:
        ada, olu = sandbox.person("ada"), sandbox.person("olu")
        await client.identify(intents=1 << 0 | 1 << 9)
        assert (await client.next())["t"] == "GUILD_CREATE"
        message = await ada.say("Hello")
        told = await client.next()
        assert (told["t"], told["d"]["content"], told["d"]["guild_id"]) == (
            "MESSAGE_CREATE",
            "",
            str(sandbox.world.guild.id),
        )
        await ada.say("Hello", dm=True)
        await olu.delete(message)
        assert (await client.next())["t"] == "MESSAGE_DELETE"
        sandbox.trouble.delete_channel(sandbox.world.channel(message.channel_id))
        assert (await client.next())["t"] == "CHANNEL_DELETE"
        sandbox.trouble.kick_bot()
        assert (await client.next())["t"] == "GUILD_DELETE"


async def test_a_shard_is_told_of_its_own_servers(sandbox: Sandbox, doing: Doing) -> None:
    mine = (sandbox.world.guild.id >> 22) % 2
    async with GatewayClient(sandbox) as right, GatewayClient(sandbox) as wrong:
        assert (await right.identify(shard=[mine, 2]))["d"]["guilds"] != []
        assert (await wrong.identify(shard=[1 - mine, 2]))["d"]["guilds"] == []
        interaction = doing()
        assert (await right.next())["d"]["id"] == str(interaction.id)
        await wrong.send(1, None)
        assert (await wrong.next())["op"] == ACK


async def test_two_sessions_of_one_shard_both_hear_of_everything(sandbox: Sandbox, doing: Doing) -> None:
    async with GatewayClient(sandbox) as first, GatewayClient(sandbox) as second:
        await first.identify()
        await second.identify()
        interaction = doing()
        for client in (first, second):
            assert (await client.next())["d"]["id"] == str(interaction.id)


async def test_a_resume_replays_what_was_missed_and_numbers_go_on(sandbox: Sandbox, doing: Doing) -> None:
    async with GatewayClient(sandbox) as client:
        session = (await client.identify())["d"]["session_id"]
        await client.ws.close(code=4000)
    missed = doing()
    async with GatewayClient(sandbox) as client:
        replayed = await client.resume(session, 1)
        assert (replayed["s"], replayed["d"]["id"]) == (2, str(missed.id))
        assert (await client.next())["t"] == "RESUMED"


async def test_a_session_closed_by_the_bot_cannot_be_resumed(sandbox: Sandbox) -> None:
    async with GatewayClient(sandbox) as client:
        session = (await client.identify())["d"]["session_id"]
        await client.ws.close(code=1000)
    async with GatewayClient(sandbox) as client:
        assert await client.resume(session, 1) == {"op": 9, "d": False, "s": None, "t": None}
        assert (await client_identifies(client))["t"] == "READY"


async def client_identifies(client: GatewayClient) -> dict[str, Any]:
    properties = {"os": "linux", "browser": "test", "device": "test"}
    await client.send(2, {"token": client.sandbox.token, "intents": 0, "properties": properties})
    return await client.next()


async def test_a_session_is_kept_for_some_minutes(sandbox: Sandbox) -> None:
    async with GatewayClient(sandbox) as client:
        session = (await client.identify())["d"]["session_id"]
        await client.ws.close(code=4000)
    sandbox.clock.advance(timedelta(minutes=6))
    async with GatewayClient(sandbox) as client:
        assert (await client.resume(session, 1))["op"] == 9


async def test_the_address_of_the_gateway_and_its_budget_are_told(api: Api, sandbox: Sandbox) -> None:
    said = (await api.get("/gateway/bot")).body
    assert said["url"] == sandbox.url.replace("http", "ws") + "/gateway"
    assert (said["shards"], said["session_start_limit"]["remaining"]) == (1, 1000)
    async with GatewayClient(sandbox) as client:
        await client.identify()
    assert (await api.get("/gateway/bot")).body["session_start_limit"]["remaining"] == 999
