"""What an open page is told: everything around the messages, and the messages of the channel that is open."""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from sandbox.form import Json
from sandbox.page.messages import drawn, visible
from sandbox.page.shell import drawn_clock, shell
from sandbox.world.events import ClockMoved, Event
from sandbox.world.message import User
from sandbox.world.world import World

PAUSE = 0.03
"""Seconds between two tellings, so that a burst of changes is told once."""


@dataclass(slots=True)
class Watch:
    """One open page: who looks, at which channel, and what was told last."""

    world: World
    reader: User
    dismissed: set[int]
    channel_id: int | None = None
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    moved: bool = True
    told: dict[str, str] = field(default_factory=dict)

    def notice(self, event: Event) -> None:
        """Remember that the world changed."""
        self.moved = self.moved or isinstance(event, ClockMoved)
        self.changed.set()

    def open(self, channel_id: int) -> None:
        """Look at another channel from now on."""
        self.channel_id = channel_id
        self.told.pop("messages", None)
        self.changed.set()

    def news(self) -> list[Json]:
        """Return what has changed since the last time."""
        return [part for part in (self._shell(), self._messages()) if part is not None]

    def _shell(self) -> Json | None:
        around = shell(self.world, self.reader)
        if not self._is_news("shell", around) and not self.moved:
            return None
        self.moved = False
        clock = self.world.clock
        return {"shell": {**around, "clock": drawn_clock(clock.now(), ticking=clock.ticking)}}

    def _messages(self) -> Json | None:
        channel = self.world.channels.get(self.channel_id or 0)
        if channel is None:
            return None
        seen = visible(self.world, channel, self.reader, frozenset(self.dismissed))
        messages = [drawn(self.world, channel, self.reader, message) for message in seen]
        told = {"channel": str(channel.id), "messages": messages}
        return told if self._is_news("messages", told) else None

    def _is_news(self, part: str, value: Json) -> bool:
        written = json.dumps(value)
        if self.told.get(part) == written:
            return False
        self.told[part] = written
        return True


async def follow(request: web.Request, watch: Watch, open_sockets: set[web.WebSocketResponse]) -> web.WebSocketResponse:
    """Tell one page all that happens, until it is closed; meanwhile its socket stands among `open_sockets`."""
    socket = web.WebSocketResponse(heartbeat=30, compress=False)
    await socket.prepare(request)
    open_sockets.add(socket)
    end = watch.world.subscribe(watch.notice)
    telling = asyncio.create_task(_tell(socket, watch))
    try:
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                with suppress(ValueError, KeyError, TypeError):
                    watch.open(int(message.json()["open"]))
    finally:
        end()
        open_sockets.discard(socket)
        telling.cancel()
        with suppress(asyncio.CancelledError, ConnectionError):
            await telling
    return socket


async def _tell(socket: web.WebSocketResponse, watch: Watch) -> None:
    watch.changed.set()
    while not socket.closed:
        await watch.changed.wait()
        watch.changed.clear()
        for part in watch.news():
            await socket.send_json(part)
        await asyncio.sleep(PAUSE)
