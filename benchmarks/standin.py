"""A stand-in for Discord in a process of its own, as light as can be, so that the bot is what takes the time.

One bot at a time connects to its gateway. It sends interactions, closed-loop or at a rate, and notes when each
callback arrives. Its port is the one line that it prints; it is steered by JSON over HTTP under /bench.
"""

import asyncio
import sys
import time
import zlib
from dataclasses import asdict, dataclass, field

import orjson
from aiohttp import WSMsgType, web

from benchmarks import payloads

HEARTBEAT, IDENTIFY = 1, 2
PATIENCE = 5.0
"""Seconds that open interactions are waited for after the last one was sent; Discord itself waits three."""


@dataclass(frozen=True, slots=True)
class Load:
    """What to send: so many of a kind `outstanding` at any time, or `rate` a second; for `seconds` or `count` times."""

    event: str
    seconds: float = 60.0
    outstanding: int = 0
    rate: float = 0.0
    count: int = sys.maxsize


@dataclass(slots=True)
class Report:
    """What came of a load: milliseconds from sending to callback, answers in time, answers missing, CPU seconds."""

    seconds: float
    latencies: list[float] = field(default_factory=list)
    in_time: int = 0
    lost: int = 0
    cpu: float = 0.0


class Gateway:
    """The bot's connection; compressed as a whole stream, if the bot asks for that."""

    def __init__(self, socket: web.WebSocketResponse, *, compressed: bool) -> None:
        self._socket = socket
        self._deflate = zlib.compressobj() if compressed else None

    async def send(self, message: bytes) -> None:
        """Send one gateway message."""
        if self._deflate is None:
            await self._socket.send_str(message.decode())
            return
        packed = self._deflate.compress(message) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
        await self._socket.send_bytes(packed)


class Run:
    """One load under way."""

    def __init__(self, load: Load) -> None:
        self.load = load
        self.report = Report(load.seconds)
        self.sent = 0
        self.begun = time.monotonic()
        self.finished = asyncio.Event()

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more is to be sent."""
        return self.sent >= self.load.count or time.monotonic() >= self.begun + self.load.seconds

    def answered(self, sent_at: float, now: float) -> None:
        """Note a callback."""
        self.report.latencies.append((now - sent_at) * 1000)
        self.report.in_time += now <= self.begun + self.load.seconds


class StandIn:
    """The gateway, the few REST routes that a bot needs here, and the door through which it is steered."""

    def __init__(self) -> None:
        self.address = ""
        self._gateway: Gateway | None = None
        self._run: Run | None = None
        self._open: dict[int, float] = {}
        self._numbers = dict.fromkeys(payloads.EVENTS, 0)
        self._sequence = 0
        self._first_answers: asyncio.Queue[float] = asyncio.Queue()

    async def serve(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer a request."""
        if request.path == "/gateway":
            return await self._connect(request)
        answer = await self._answer(request)
        if answer is None:
            sys.stderr.write(f"the stand-in has no {request.method} {request.path}\n")
            return web.Response(status=404, body=b'{"code": 0, "message": "404"}', content_type="application/json")
        return web.Response(body=answer, content_type="application/json") if answer else web.Response(status=204)

    async def _answer(self, request: web.BaseRequest) -> bytes | None:
        answer: object
        match request.method, request.path.strip("/").split("/"):
            case "POST", ["interactions", interaction_id, _, "callback"]:
                return await self._callback(request, int(interaction_id))
            case "POST", ["channels", _, "messages"]:
                sent = orjson.loads(await request.read()) if request.content_type == "application/json" else {}
                answer = payloads.message(self._next_id(), sent)
            case "POST", ["users", "@me", "channels"]:
                answer = {"id": str(self._next_id()), "type": 1, "recipients": [payloads.USER]}
            case "GET", ["gateway", "bot"]:
                limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
                answer = {"url": self._gateway_address, "shards": 1, "session_start_limit": limit}
            case "GET", ["users", "@me"]:
                answer = payloads.USER
            case "GET", ["oauth2", "applications", "@me"]:
                answer = payloads.application()
            case "PUT", ["applications", _, "commands"]:
                answer = payloads.registered(orjson.loads(await request.read()))
            case "POST", ["bench", "load"]:
                answer = asdict(await self._bear(Load(**orjson.loads(await request.read()))))
            case "GET", ["bench", "first-answer"]:
                answer = await self._first_answers.get()
            case _:
                return None
        return orjson.dumps(answer)

    @property
    def _gateway_address(self) -> str:
        return self.address.replace("http:", "ws:") + "/gateway"

    async def _connect(self, request: web.BaseRequest) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        gateway = Gateway(socket, compressed=request.query.get("compress") == "zlib-stream")
        await gateway.send(payloads.HELLO)
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                break
            match orjson.loads(frame.data)["op"]:
                case operation if operation == HEARTBEAT:
                    await gateway.send(payloads.HEARTBEAT_ACK)
                case operation if operation == IDENTIFY:
                    self._gateway = gateway
                    await gateway.send(payloads.ready(self._gateway_address))
                    await self._send("fail")
        return socket

    async def _callback(self, request: web.BaseRequest, interaction_id: int) -> bytes:
        now = time.monotonic()
        sent = orjson.loads(await request.read())
        sent_at, run = self._open.pop(interaction_id, now), self._run
        if run is None:
            self._first_answers.put_nowait(now)
        else:
            run.answered(sent_at, now)
            if run.load.outstanding and not run.is_over:
                await self._send_for(run)
            elif not self._open and run.is_over:
                run.finished.set()
        if "with_response" not in request.query:
            return b""
        return payloads.acknowledged(interaction_id, sent.get("data") or {})

    async def _bear(self, load: Load) -> Report:
        """Put a load on the bot and return what came of it."""
        run = self._run = Run(load)
        used = time.process_time()
        for _ in range(load.outstanding):
            await self._send_for(run)
        if load.rate:
            while not run.is_over:
                await self._send_for(run)
                await asyncio.sleep(max(0.0, run.begun + run.sent / load.rate - time.monotonic()))
        try:
            async with asyncio.timeout(load.seconds + PATIENCE if load.outstanding else PATIENCE):
                while self._open or not run.is_over:
                    run.finished.clear()
                    await run.finished.wait()
        except TimeoutError:
            run.report.lost = len(self._open)
            self._open.clear()
        run.report.cpu = time.process_time() - used
        run.report.seconds = min(load.seconds, time.monotonic() - run.begun)
        self._run = None
        return run.report

    async def _send_for(self, run: Run) -> None:
        run.sent += 1
        await self._send(run.load.event)

    async def _send(self, event: str) -> None:
        if self._gateway is None:
            raise ConnectionError("no bot is connected")
        number = self._numbers[event]
        self._numbers[event] = number + 1
        interaction_id = self._next_id()
        self._open[interaction_id] = time.monotonic()
        await self._gateway.send(payloads.EVENTS[event].numbered(number, interaction_id))

    def _next_id(self) -> int:
        self._sequence += 2
        return payloads.snowflake(time.time_ns() // 1_000_000, self._sequence)


async def main() -> None:
    """Serve on a free port of the loopback until ended."""
    stand_in = StandIn()
    runner = web.ServerRunner(web.Server(stand_in.serve, access_log=None))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    stand_in.address = f"http://{host}:{port}"
    print(stand_in.address, flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
