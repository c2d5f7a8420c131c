"""The sandbox as one server: REST, gateway, files, and the page if it is asked for."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Self

from aiohttp import web
from aiohttp.typedefs import Handler

from sandbox.clock import SandboxClock
from sandbox.gateway.hub import HEARTBEAT_MS, Hub
from sandbox.people.person import Person
from sandbox.rest import ROUTES
from sandbox.rest.door import PREFIX, Door
from sandbox.rest.limits import RateLimits
from sandbox.trouble import Trouble
from sandbox.wire import Dispatch, Exchange, Wire
from sandbox.world.acting import act_again
from sandbox.world.events import Event
from sandbox.world.files import REQUEST_LIMIT
from sandbox.world.interaction import Interaction
from sandbox.world.model import Guild
from sandbox.world.scheduled import catch_up
from sandbox.world.seed import plant
from sandbox.world.world import World

HOST = "127.0.0.1"
SHOWN_EVENTS = 12
UPLOAD_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""Uploads share the page's origin, where a picture may be shown but nothing that a member uploads may run."""


class Sandbox:
    """A local Discord on the loopback address; `async with` starts and ends it."""

    def __init__(
        self,
        clock: SandboxClock | None = None,
        *,
        port: int = 0,
        page: bool = False,
        rate_limits: float = 1.0,
        heartbeat_ms: int = HEARTBEAT_MS,
    ) -> None:
        self.clock = clock or SandboxClock()
        self.world = World(self.clock)
        plant(self.world)
        self.clock.watch(self._catch_up)
        self.wire = Wire()
        self.hub = Hub(self.world, self.wire, heartbeat_ms)
        self.trouble = Trouble(self.world, self.hub)
        self.limits = RateLimits(rate_limits)
        self.door = Door(self.world, self.trouble, self.wire, self.limits)
        self._port = port
        self._with_page = page
        self._runner: web.AppRunner | None = None
        self._people: dict[int, Person] = {}

    @property
    def url(self) -> str:
        """The address of the page."""
        return self.world.base_url

    @property
    def api_url(self) -> str:
        """The address that stands in for Discord's API."""
        return self.world.base_url + PREFIX

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.world.token

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=REQUEST_LIMIT + (1 << 20), middlewares=[self._check_host])
        app.router.add_get("/gateway", self.hub.serve)
        app.router.add_get("/gateway/", self.hub.serve)
        app.router.add_get("/attachments/{channel_id}/{file_id}/{name}", self._file)
        if self._with_page:
            from sandbox.page.routes import mount  # noqa: PLC0415 — the page imports this module

            mount(app, self)
        self.door.open(app, ROUTES)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, self._port)
        await site.start()
        self.world.base_url = f"http://{HOST}:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.trouble.clear()
        await self.hub.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @web.middleware
    async def _check_host(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse other names for this address, so that no foreign page can reach it by rebinding one."""
        port = self.world.base_url.rpartition(":")[2]
        if request.host not in (f"{HOST}:{port}", f"localhost:{port}"):
            raise web.HTTPMisdirectedRequest
        return await handler(request)

    async def _file(self, request: web.Request) -> web.Response:
        number = request.match_info["file_id"]
        attachment = self.world.files.get(int(number)) if number.isdecimal() else None
        if attachment is None:
            raise web.HTTPNotFound
        kind = attachment.content_type.partition(";")[0]
        return web.Response(body=attachment.content, content_type=kind, headers=UPLOAD_HEADERS)

    def _catch_up(self, _: datetime) -> None:
        for guild in self.world.guilds.values():
            catch_up(self.world, guild)

    async def bot_ready(self) -> None:
        """Wait until the bot has a gateway session."""
        await self.hub.identified()

    def person(self, name: str, guild: Guild | None = None) -> Person:
        """Return the member of this name, of the first server or of the given one."""
        guild = guild or self.world.guild
        for member in guild.members.values():
            if member.user.name == name:
                known = self._people.get(member.user.id)
                if known is None or known.member is not member:
                    known = self._people[member.user.id] = Person(self.world, member)
                return known
        raise LookupError(f"nobody called {name} is in {guild.name}")

    def redeliver(self, interaction: Interaction) -> None:
        """Tell the bot of an interaction once more."""
        act_again(self.world, interaction)

    async def until(self, condition: Callable[[], object], timeout: float = 15.0) -> None:  # noqa: ASYNC109 — a test names its patience
        """Wait until a condition holds; it is looked at after every event of the world and every exchange."""
        met = asyncio.Event()
        seen: list[str] = []

        def look(happening: Event | Exchange | Dispatch) -> None:
            seen.append(_in_short(happening))
            if condition():
                met.set()

        ends = [self.world.subscribe(look), self.wire.observe(look)]
        try:
            if condition():
                return
            async with asyncio.timeout(timeout):
                await met.wait()
        except TimeoutError:
            happened = ", ".join(seen[-SHOWN_EVENTS:]) or "nothing"
            raise AssertionError(f"still not so after {timeout} s; what happened meanwhile: {happened}") from None
        finally:
            for end in ends:
                end()


def _in_short(happening: Event | Exchange | Dispatch) -> str:
    match happening:
        case Exchange():
            return f"{happening.method} {happening.path} {happening.status}"
        case Dispatch():
            return happening.name
        case _:
            return type(happening).__name__
