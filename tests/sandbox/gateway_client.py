"""A gateway client written by hand, for what discord.py would never do."""

import json
import zlib
from types import TracebackType
from typing import Any, Self

import aiohttp

from sandbox.form import Json
from sandbox.server import Sandbox

HELLO, ACK = 10, 11


class GatewayClient:
    """One connection; `async with` opens and closes it."""

    def __init__(self, sandbox: Sandbox, query: str = "v=10&encoding=json") -> None:
        self.sandbox = sandbox
        self.query = query
        self._session = aiohttp.ClientSession()
        self._inflate = zlib.decompressobj()
        self.ws: aiohttp.ClientWebSocketResponse

    async def __aenter__(self) -> Self:
        address = self.sandbox.url.replace("http", "ws", 1) + f"/gateway?{self.query}"
        self.ws = await self._session.ws_connect(address)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.ws.close()
        await self._session.close()

    async def next(self) -> Json:
        """Return the next payload, or {"closed": code}."""
        frame = await self.ws.receive(timeout=5)
        if frame.type is aiohttp.WSMsgType.TEXT:
            return dict(json.loads(frame.data))
        if frame.type is aiohttp.WSMsgType.BINARY:
            assert frame.data.endswith(b"\x00\x00\xff\xff")
            return dict(json.loads(self._inflate.decompress(frame.data)))
        return {"closed": self.ws.close_code}

    async def send(self, op: int, data: Any) -> None:
        await self.ws.send_json({"op": op, "d": data})

    async def identify(self, **changed: Any) -> Json:
        """Say hello and identify; return what comes of it."""
        assert (await self.next())["op"] == HELLO
        properties = {"os": "linux", "browser": "test", "device": "test"}
        await self.send(2, {"token": self.sandbox.token, "intents": 0, "properties": properties, **changed})
        return await self.next()

    async def resume(self, session_id: str, sequence: int) -> Json:
        """Say hello and resume; return what comes of it."""
        assert (await self.next())["op"] == HELLO
        await self.send(6, {"token": self.sandbox.token, "session_id": session_id, "seq": sequence})
        return await self.next()
