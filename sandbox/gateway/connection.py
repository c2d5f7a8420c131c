"""One WebSocket of the bot: hello, heartbeats, identify or resume, and what it may not do."""

import asyncio
import time
from collections import deque
from typing import TYPE_CHECKING, Any

import orjson
from aiohttp import WSMessage, WSMsgType, web

from sandbox.form import Json
from sandbox.gateway.intents import ALL, PRIVILEGED, Intent
from sandbox.gateway.session import Session, Socket

if TYPE_CHECKING:
    from sandbox.gateway.hub import Hub

COMMANDS_A_MINUTE = 120
LARGEST_PAYLOAD = 4096
MISSED_HEARTBEAT = 1.5
HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, MEMBERS = 1, 2, 3, 4, 6, 8


class Closed(Exception):
    """The gateway ends the connection with this code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Connection:
    """Speak with one socket until it closes."""

    def __init__(self, hub: "Hub", request: web.Request) -> None:
        self._hub = hub
        self._request = request
        self._session: Session | None = None
        self._commands: deque[float] = deque()

    async def run(self) -> web.StreamResponse:
        """Serve the socket to its end."""
        ws = web.WebSocketResponse(max_msg_size=1 << 20, compress=False)
        await ws.prepare(self._request)
        socket = Socket(ws, compressed="compress" in self._request.query)
        try:
            self._check_query()
            hello = {"heartbeat_interval": self._hub.heartbeat_ms, "_trace": []}
            socket.send({"op": 10, "s": None, "t": None, "d": hello})
            await self._listen(ws, socket)
        except Closed as closed:
            await socket.finish(closed.code)
        finally:
            await socket.ended()
            if self._session is not None and self._session.socket is socket:
                self._hub.left(self._session, for_good=ws.close_code in (1000, 1001))
        return ws

    def _check_query(self) -> None:
        query = self._request.query
        if query.get("v", "10") != "10":
            raise Closed(4012)
        if query.get("compress", "zlib-stream") != "zlib-stream" or query.get("encoding", "json") != "json":
            raise Closed(4002)

    async def _listen(self, ws: web.WebSocketResponse, socket: Socket) -> None:
        patience = self._hub.heartbeat_ms / 1000 * MISSED_HEARTBEAT
        deadline = time.monotonic() + patience
        while True:
            try:
                async with asyncio.timeout(deadline - time.monotonic()):
                    frame = await ws.receive()
            except TimeoutError:
                raise Closed(4009) from None
            if frame.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR):
                return
            op, data = self._read(frame)
            if op == HEARTBEAT:
                deadline = time.monotonic() + patience
                socket.send({"op": 11, "d": None, "s": None, "t": None})
            else:
                self._obey(op, data, socket)

    def _read(self, frame: WSMessage) -> tuple[int, Any]:
        now = time.monotonic()
        self._commands.append(now)
        while now - self._commands[0] > 60:  # noqa: PLR2004 — a minute
            self._commands.popleft()
        if len(self._commands) > COMMANDS_A_MINUTE:
            raise Closed(4008)
        raw = frame.data if isinstance(frame.data, str | bytes) else b""
        if len(raw) > LARGEST_PAYLOAD:
            raise Closed(4002)
        try:
            payload = orjson.loads(raw)
            return int(payload["op"]), payload.get("d")
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
            raise Closed(4002) from None

    def _obey(self, op: int, data: Any, socket: Socket) -> None:
        if op in (IDENTIFY, RESUME):
            if self._session is not None:
                raise Closed(4005)
            if not isinstance(data, dict):
                raise Closed(4002)
            (self._identify if op == IDENTIFY else self._resume)(data, socket)
        elif op not in (PRESENCE, VOICE, MEMBERS):
            raise Closed(4001)
        elif self._session is None:
            raise Closed(4003)

    def _check_token(self, data: Json) -> None:
        if str(data.get("token", "")).removeprefix("Bot ") != self._hub.world.token:
            raise Closed(4004)

    def _identify(self, data: Json, socket: Socket) -> None:
        self._check_token(data)
        if not isinstance(data.get("properties"), dict):
            raise Closed(4002)
        intents = data.get("intents")
        if isinstance(intents, bool) or not isinstance(intents, int) or intents & ~int(ALL) or intents < 0:
            raise Closed(4013)
        if intents & int(PRIVILEGED):
            raise Closed(4014)
        match data.get("shard", [0, 1]):
            case [int(shard), int(shards)] if 0 <= shard < shards:
                session = Session(Intent(intents), shard, shards, self._hub.world.token, socket=socket)
            case _:
                raise Closed(4010)
        self._session = session
        self._hub.identify(session)

    def _resume(self, data: Json, socket: Socket) -> None:
        self._check_token(data)
        sequence = data.get("seq")
        if not isinstance(sequence, int):
            raise Closed(4007)
        session = self._hub.resumable(str(data.get("session_id")), sequence)
        if session is None:
            socket.send({"op": 9, "d": False, "s": None, "t": None})
            return
        if sequence > session.sequence:
            raise Closed(4007)
        if session.socket is not None:
            session.socket.close_soon(4000)
        session.socket, session.left_at = socket, None
        self._session = session
        self._hub.resume(session, sequence)
