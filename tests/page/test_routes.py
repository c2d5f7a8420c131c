import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from yarl import URL

from sandbox.server import Sandbox
from sandbox.world.files import Upload
from tests.page.show_bot import ShowBot

pytestmark = pytest.mark.asyncio(loop_scope="module")  # as the sandbox of this folder


@pytest_asyncio.fixture(loop_scope="module")
async def client(sandbox: Sandbox) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(sandbox.url, headers={"Origin": sandbox.url}) as session:
        yield session


async def do(client: aiohttp.ClientSession, deed: str, who: str = "ada", **fields: Any) -> Any:
    async with client.post("/page/do", json={"as": who, "do": deed, **fields}) as response:
        assert response.status == 200, await response.text()
        return await response.json()


def general(sandbox: Sandbox) -> str:
    return next(str(one.id) for one in sandbox.world.guild.channels.values() if one.name == "general")


@pytest.mark.parametrize(
    "path", ["/", "/page/static/js/main.js", "/page/static/css/base.css", "/page/fonts/NotoSans[wght].ttf"]
)
async def test_the_page_is_served_with_a_policy_that_keeps_it_to_itself(
    client: aiohttp.ClientSession, path: str
) -> None:
    async with client.get(path) as response:
        assert response.status == 200
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/page/static/../routes.py", "/page/static/%2e%2e/routes.py", "/page/fonts/__init__.py"]
)
async def test_nothing_but_the_pages_own_files_is_served(client: aiohttp.ClientSession, path: str) -> None:
    async with client.get(path) as response:
        assert response.status == 404


@pytest.mark.parametrize("origin", ["https://example.org", "null", None])
async def test_another_page_can_do_nothing_here(sandbox: Sandbox, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    said = {"as": "ada", "do": "say", "channel": general(sandbox), "content": "not from here"}
    async with aiohttp.ClientSession(sandbox.url, headers=headers) as session:
        async with session.post("/page/do", json=said) as response:
            assert response.status == 403
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect("/page/live?as=ada")
        assert refused.value.status == 403
    assert sandbox.person("ada").sees(channel="general") == []


@pytest.mark.parametrize(
    "body",
    [
        "no json",
        "[]",
        '{"as": "ada"}',
        '{"as": "ada", "do": "dance"}',
        '{"as": "ada", "do": "say", "content": "where?"}',
    ],
)
async def test_a_request_that_makes_no_sense_is_refused(client: aiohttp.ClientSession, body: str) -> None:
    async with client.post("/page/do", data=body, headers={"Content-Type": "application/json"}) as response:
        assert response.status == 400


@pytest.mark.parametrize("who", ["nobody", "cork"])
async def test_one_can_act_as_members_only(client: aiohttp.ClientSession, sandbox: Sandbox, who: str) -> None:
    said = {"as": who, "do": "say", "channel": general(sandbox), "content": "hello"}
    async with client.post("/page/do", json=said) as response:
        assert response.status == 404


async def test_a_member_who_may_not_write_is_told_so(client: aiohttp.ClientSession, sandbox: Sandbox) -> None:
    hidden = next(str(one.id) for one in sandbox.world.guild.channels.values() if one.name == "organisers")
    answer = await do(client, "say", channel=hidden, content="let me in")
    assert answer == {"ok": False, "error": "refused", "says": "Missing Access"}


async def test_a_bot_that_is_silent_is_reported_as_discord_does(
    client: aiohttp.ClientSession, sandbox: Sandbox, bot: ShowBot
) -> None:
    bot.deaf = True
    answer = await do(client, "slash", channel=general(sandbox), name="silence", options={})
    assert answer == {"ok": False, "error": "no-answer", "says": "The application did not respond"}


async def test_a_file_can_go_with_a_command(client: aiohttp.ClientSession, sandbox: Sandbox, bot: ShowBot) -> None:
    bot.deaf = False
    form = aiohttp.FormData()
    payload = {"as": "ada", "do": "slash", "channel": general(sandbox), "name": "fail", "options": {"line": "No"}}
    form.add_field("payload", json.dumps(payload))
    form.add_field("file:proof", b"Dear applicant", filename="letter.txt", content_type="text/plain")
    async with client.post("/page/do", data=form) as response:
        assert (await response.json()) == {"ok": True}
    assert "letter.txt" in sandbox.person("ada").sees(channel="general")[-1].text


async def test_an_upload_is_handed_out_but_can_run_nothing(client: aiohttp.ClientSession, sandbox: Sandbox) -> None:
    upload = Upload("trap.html", b"<script>alert(1)</script>", "text/html")
    message = await sandbox.person("ada").say("look", files=[upload])
    async with client.get(URL(message.attachments[0].url).path) as response:
        assert await response.read() == upload.content
        assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_clock_goes_where_it_is_told(client: aiohttp.ClientSession, sandbox: Sandbox) -> None:
    for jump, then in (
        ({"by": {"minutes": 10}}, "2026-03-14T12:10:00+00:00"),
        ({"by": {"weekday": 6, "hour": 18}}, "2026-03-15T17:00:00+00:00"),
        ({"by": {"months": 1}}, "2026-04-15T16:00:00+00:00"),
        ({"to": "2026-12-24T20:00"}, "2026-12-24T19:00:00+00:00"),
    ):
        assert await do(client, "clock", zone="Europe/Berlin", **jump) == {"ok": True}
        assert sandbox.clock.now().isoformat() == then


async def test_a_page_is_told_what_changes_and_for_whom(client: aiohttp.ClientSession, sandbox: Sandbox) -> None:
    async with client.ws_connect("/page/live?as=bo") as socket:
        around = (await socket.receive_json())["shell"]
        assert around["me"]["username"] == "bo"
        assert around["clock"] == {"now": "2026-03-14T12:00:00+00:00", "ticking": False}
        await socket.send_json({"open": general(sandbox)})
        assert (await socket.receive_json())["messages"] == []
        await do(client, "say", channel=general(sandbox), content="hello")
        news = [await socket.receive_json(), await socket.receive_json()]
        messages = next(part["messages"] for part in news if "messages" in part)
        assert [message["content"] for message in messages] == ["hello"]
        await do(client, "clock", zone="Europe/Berlin", by={"hours": 1})
        assert (await socket.receive_json())["shell"]["clock"]["now"] == "2026-03-14T13:00:00+00:00"


async def test_a_socket_outlives_nonsense(client: aiohttp.ClientSession, sandbox: Sandbox) -> None:
    async with client.ws_connect("/page/live?as=ada") as socket:
        await socket.receive_json()
        for nonsense in ("{", "[]", '{"open": "x"}', '{"open": null}'):
            await socket.send_str(nonsense)
        await socket.send_json({"open": general(sandbox)})
        assert (await socket.receive_json())["channel"] == general(sandbox)
