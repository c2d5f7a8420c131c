import asyncio

import aiohttp
import pytest

from sandbox.people.person import Person
from sandbox.server import Sandbox
from sandbox.world.model import Channel
from tests.sandbox.conftest import Api
from tests.sandbox.demo_bot import DemoBot, Running
from tests.sandbox.gateway_client import GatewayClient

MESSAGES = "/channels/*/messages"
HELLO = {"content": "Hello"}


async def test_a_request_fails_before_its_work_and_only_as_often_as_asked(
    api: Api, sandbox: Sandbox, general: Channel
) -> None:
    sandbox.trouble.fail("POST", MESSAGES, status=502, times=2)
    assert [(await api.say(general, HELLO)).status for _ in range(3)] == [502, 502, 200]
    assert len(general.history) == 1


async def test_a_request_fails_after_its_work(api: Api, sandbox: Sandbox, general: Channel) -> None:
    sandbox.trouble.fail("POST", "/channels/{channel_id}/messages", applied=True)
    assert (await api.say(general, HELLO)).status == 500
    assert len(general.history) == 1


async def test_other_routes_are_spared(api: Api, sandbox: Sandbox, general: Channel) -> None:
    sandbox.trouble.fail("POST", MESSAGES)
    sandbox.trouble.fail("GET", "/guilds/**")
    assert (await api.get(f"/channels/{general.id}/messages")).status == 200
    assert (await api.get(f"/guilds/{sandbox.world.guild.id}/threads/active")).status == 500
    sandbox.trouble.clear()
    assert (await api.say(general, HELLO)).status == 200


async def test_an_answer_is_held_until_it_is_released(api: Api, sandbox: Sandbox, general: Channel) -> None:
    held = sandbox.trouble.hold("POST", MESSAGES, applied=True)
    request = asyncio.create_task(api.say(general, HELLO))
    await held.arrived()
    assert len(general.history) == 1
    assert not request.done()
    held.release()
    assert (await request).status == 200


async def test_a_held_request_whose_sender_is_gone_does_no_work(api: Api, sandbox: Sandbox, general: Channel) -> None:
    held = sandbox.trouble.hold("POST", MESSAGES)
    request = asyncio.create_task(api.say(general, HELLO))
    await held.arrived()
    request.cancel()
    await asyncio.wait({request})
    await api.get("/users/@me")
    held.release()
    await api.get("/users/@me")
    assert len(general.history) == 0


async def test_a_connection_breaks_before_or_after_the_work(api: Api, sandbox: Sandbox, general: Channel) -> None:
    for applied, written in ((False, 0), (True, 1)):
        sandbox.trouble.drop("POST", MESSAGES, applied=applied)
        with pytest.raises(aiohttp.ClientError):
            await api.say(general, HELLO)
        assert len(general.history) == written


async def test_a_rate_limit_names_the_wait_and_comes_through_a_proxy(
    api: Api, sandbox: Sandbox, general: Channel
) -> None:
    sandbox.trouble.rate_limit(times=1, retry_after=0.25)
    said = await api.say(general, HELLO)
    assert said.status == 429
    assert said.body == {"message": "You are being rate limited.", "retry_after": 0.25, "global": False}
    assert said.headers["Via"]
    assert said.headers["X-RateLimit-Scope"] == "user"
    sandbox.trouble.rate_limit(global_=True)
    said = await api.say(general, HELLO)
    assert (said.body["global"], said.headers["X-RateLimit-Global"]) == (True, "true")
    assert (await api.say(general, HELLO)).status == 200


async def test_discord_py_reconnects_and_resumes_after_a_dropped_connection(
    bot: DemoBot, ada: Person, sandbox: Sandbox
) -> None:
    resumed = bot.wait_for("resumed", timeout=20)
    waiting = asyncio.create_task(resumed)
    await sandbox.trouble.disconnect()
    await waiting
    assert (await ada.slash("/fail", line="Still here")).text.startswith("Still here")


async def test_discord_py_resumes_when_asked_to_reconnect(bot: DemoBot, ada: Person, sandbox: Sandbox) -> None:
    waiting = asyncio.create_task(bot.wait_for("resumed", timeout=20))
    await sandbox.trouble.reconnect()
    await waiting
    assert (await ada.slash("/fail", line="Still here")).text.startswith("Still here")


@pytest.mark.usefixtures("bot")
async def test_discord_py_identifies_anew_after_an_invalid_session(ada: Person, sandbox: Sandbox) -> None:
    before = set(sandbox.hub.sessions)
    await sandbox.trouble.invalidate()
    await sandbox.bot_ready()
    assert set(sandbox.hub.sessions).isdisjoint(before)
    assert (await ada.slash("/fail", line="Still here")).text.startswith("Still here")


async def test_a_revoked_token_ends_the_bot(sandbox: Sandbox) -> None:
    running = Running(sandbox)
    async with running:
        fresh = await sandbox.trouble.revoke_token()
        assert fresh == sandbox.token
        await running.ended()
    assert not sandbox.hub.sessions


async def test_a_token_is_reset_when_too_many_sessions_were_started(sandbox: Sandbox) -> None:
    sandbox.world.identifies = 1000
    before = sandbox.token
    async with GatewayClient(sandbox) as client:
        await client.identify()
    assert sandbox.token != before
