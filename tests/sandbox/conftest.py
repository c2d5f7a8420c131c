"""A sandbox on a clock that stands, a demo bot in it, and a way to speak to it without discord.py."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

import aiohttp
import pytest

from sandbox.clock import SandboxClock
from sandbox.form import Json
from sandbox.people.person import Person
from sandbox.server import Sandbox
from sandbox.world.acting import act
from sandbox.world.interaction import Interaction, InteractionType
from sandbox.world.message import Message
from sandbox.world.model import Channel
from tests.sandbox.demo_bot import DemoBot, Running
from tests.wire.plugin import Watcher, watch

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


class Said:
    """An answer of the sandbox to a request written by hand."""

    def __init__(self, status: int, body: Any, headers: dict[str, str]) -> None:
        self.status = status
        self.body = body
        self.headers = headers

    @property
    def code(self) -> int | None:
        """Discord's error code."""
        return self.body.get("code") if isinstance(self.body, dict) else None

    @property
    def faults(self) -> dict[str, str]:
        """The faults of an invalid form, as {"embeds.0.title": code}."""
        found: dict[str, str] = {}

        def walk(node: Json, way: str) -> None:
            for key, value in node.items():
                if key == "_errors":
                    found[way] = value[0]["code"]
                else:
                    walk(value, f"{way}.{key}".lstrip("."))

        walk(self.body.get("errors", {}) if isinstance(self.body, dict) else {}, "")
        return found


class Api:
    """Send requests by hand, with the bot's token unless told otherwise."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self._session = aiohttp.ClientSession()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def send(self, method: str, path: str, body: Any = None, **more: Any) -> Said:
        headers = {"Authorization": f"Bot {self.sandbox.token}"} | more.pop("headers", {})
        kwargs = {"json": body} if body is not None else {}
        async with self._session.request(
            method, self.sandbox.api_url + path, headers=headers, **kwargs, **more
        ) as response:
            raw = await response.read()
            is_json = response.headers.get("Content-Type") == "application/json"
            return Said(response.status, await response.json() if raw and is_json else raw, dict(response.headers))

    async def get(self, path: str, **more: Any) -> Said:
        return await self.send("GET", path, **more)

    async def post(self, path: str, body: Any = None, **more: Any) -> Said:
        return await self.send("POST", path, body, **more)

    async def patch(self, path: str, body: Any) -> Said:
        return await self.send("PATCH", path, body)

    async def put(self, path: str, body: Any) -> Said:
        return await self.send("PUT", path, body)

    async def delete(self, path: str) -> Said:
        return await self.send("DELETE", path)

    async def say(self, channel: Channel, body: Json) -> Said:
        return await self.post(f"/channels/{channel.id}/messages", body)

    async def respond(self, interaction: Interaction, body: Json) -> Said:
        way = f"/interactions/{interaction.id}/{interaction.token}/callback?with_response=true"
        return await self.post(way, body)

    def webhook(self, interaction: Interaction, rest: str = "") -> str:
        return f"/webhooks/{self.sandbox.world.application_id}/{interaction.token}{rest}"


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """Many requests here are wrong on purpose; what the sandbox says must be Discord's own all the same."""
    watcher = Watcher()
    async with Sandbox(SandboxClock(NOON, ticking=False), rate_limits=0) as sandbox:
        sandbox.wire.observe(watcher.observe)
        yield sandbox
    # the document says that a form's faults have numbers for codes; Discord's reference and Discord itself say words
    wrong = [one for one in watcher.violations if one.side != "request" and not one.pointer.startswith("/errors")]
    assert wrong == []


@pytest.fixture
async def api(sandbox: Sandbox) -> AsyncIterator[Api]:
    async with Api(sandbox) as api:
        yield api


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[DemoBot]:
    with watch(sandbox):
        async with Running(sandbox) as bot:
            yield bot


@pytest.fixture
def ada(sandbox: Sandbox) -> Person:
    return sandbox.person("ada")


@pytest.fixture
def olu(sandbox: Sandbox) -> Person:
    return sandbox.person("olu")


@pytest.fixture
def channel(sandbox: Sandbox) -> Callable[[str], Channel]:
    channels = {channel.name: channel for channel in sandbox.world.guild.channels.values()}
    return lambda name: channels[name]


@pytest.fixture
def general(channel: Callable[[str], Channel]) -> Channel:
    return channel("general")


Doing = Callable[..., Interaction]


@pytest.fixture
def doing(sandbox: Sandbox, ada: Person, general: Channel) -> Doing:
    """Let ada do something that no bot is there to hear of."""

    def do(kind: InteractionType = InteractionType.COMMAND, message: Message | None = None) -> Interaction:
        data: Json = {"id": "1", "type": 1, "name": "fail"}
        if kind is InteractionType.COMPONENT:
            data = {"component_type": 2, "custom_id": "x"}
        if kind is InteractionType.AUTOCOMPLETE:
            data["options"] = [{"type": 3, "name": "quest", "value": "", "focused": True}]
        return act(sandbox.world, kind, ada.user, general, data, name="fail", message=message)

    return do
