"""A gateway session: what it is told, numbered, and kept for a resume."""

import asyncio
import secrets
import zlib
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

import orjson
from aiohttp import web

from sandbox.form import Json
from sandbox.gateway.intents import Intent
from sandbox.gateway.outgoing import Outgoing

KEPT_EVENTS = 1000


class Socket:
    """One WebSocket of the bot; everything leaves through one queue, in order, in one compression context."""

    def __init__(self, ws: web.WebSocketResponse, *, compressed: bool) -> None:
        self.ws = ws
        self._zlib = zlib.compressobj() if compressed else None
        self._queue: asyncio.Queue[Json | int] = asyncio.Queue()
        self._closing = False
        self._sending = asyncio.create_task(self._send_all())

    def send(self, payload: Json) -> None:
        """Queue a payload."""
        self._queue.put_nowait(payload)

    def close_soon(self, code: int) -> None:
        """Close with this code once all before it is out."""
        self._queue.put_nowait(code)

    async def finish(self, code: int) -> None:
        """Send all that is queued, then close with this code."""
        self.close_soon(code)
        with suppress(asyncio.CancelledError, ConnectionError):
            await self._sending

    def cut(self) -> None:
        """Break the connection without a closing handshake."""
        self._sending.cancel()
        if (transport := self.ws._req.transport if self.ws._req else None) is not None:  # noqa: SLF001 — aiohttp offers no abort
            transport.abort()

    async def ended(self) -> None:
        """Stop sending; a closing handshake that has begun is finished, else the other side would not hear the code."""
        if not self._closing:
            self._sending.cancel()
        with suppress(asyncio.CancelledError, ConnectionError):
            await self._sending

    async def _send_all(self) -> None:
        while True:
            payload = await self._queue.get()
            if isinstance(payload, int):
                self._closing = True
                await self.ws.close(code=payload)
                return
            raw = orjson.dumps(payload)
            if self._zlib is None:
                await self.ws.send_str(raw.decode())
            else:
                await self.ws.send_bytes(self._zlib.compress(raw) + self._zlib.flush(zlib.Z_SYNC_FLUSH))


@dataclass(slots=True, eq=False)
class Session:
    """What one identified shard has been told so far."""

    intents: Intent
    shard: int
    shards: int
    token: str
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    sequence: int = 0
    kept: deque[Json] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS))
    socket: Socket | None = None
    left_at: datetime | None = None

    def concerns(self, event: Outgoing) -> bool:
        """Whether this session is told of an event: by its shard, and by its intents."""
        shard = 0 if event.guild_id is None else (event.guild_id >> 22) % self.shards
        return shard == self.shard and (event.intent is None or event.intent in self.intents)

    def dispatch(self, name: str, data: Json) -> None:
        """Tell the session of something, now or when it resumes."""
        self.sequence += 1
        payload: Json = {"op": 0, "s": self.sequence, "t": name, "d": data}
        self.kept.append(payload)
        if self.socket is not None:
            self.socket.send(payload)

    def can_replay(self, sequence: int) -> bool:
        """Whether all after this number is still kept."""
        return sequence <= self.sequence and self.sequence - sequence <= len(self.kept)

    def replay(self, sequence: int) -> None:
        """Send all after this number again."""
        if self.socket is not None:
            for payload in self.kept:
                if payload["s"] > sequence:
                    self.socket.send(payload)
