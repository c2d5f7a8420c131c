"""The door of the REST API: who may come in, how often, with what body; and the one place where answers are written."""

import re
from typing import Any

import orjson
from aiohttp import BodyPartReader, web

from sandbox.form import invalid
from sandbox.refused import Reason, Refused
from sandbox.rest.call import Answer, Call, Route
from sandbox.rest.limits import RateLimits, Verdict, refusal_headers
from sandbox.trouble import Fault, FaultKind, Trouble
from sandbox.wire import Exchange, Wire
from sandbox.world.files import REQUEST_LIMIT, Upload
from sandbox.world.world import World

PREFIX = "/api/v10"
_FILE_FIELD = re.compile(r"files\[(\d+)\]")
_TOKENS = ("interaction_token", "webhook_token")
_MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token")


class Door:
    """Let requests in one by one and write down each exchange."""

    def __init__(self, world: World, trouble: Trouble, wire: Wire, limits: RateLimits) -> None:
        self._world = world
        self._trouble = trouble
        self._wire = wire
        self._limits = limits
        self.invalid_requests = 0
        """How many requests ended in 401, 403 or 429: Discord bans an address at 10,000 in ten minutes."""

    def open(self, app: web.Application, routes: tuple[Route, ...]) -> None:
        """Put every route behind this door."""
        for route in routes:
            app.router.add_route(route.method, PREFIX + route.template, self._handler(route))
        app.router.add_route("*", PREFIX + "/{rest:.*}", self._unknown)

    def _handler(self, route: Route) -> Any:
        async def handle(request: web.Request) -> web.StreamResponse:
            return await self._answer(route, request)

        return handle

    async def _unknown(self, request: web.Request) -> web.StreamResponse:
        refusal = Refused(Reason.NOT_FOUND)
        self._tell(request, "", None, (), refusal.status, refusal.body())
        return _json(refusal.status, refusal.body(), {})

    async def _answer(self, route: Route, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix(PREFIX)
        body: Any = None
        uploads: dict[int, Upload] = {}
        verdict = Verdict({})
        fault = self._trouble.take(route.method, path, route.template)
        answer: Answer
        try:
            if not route.by_token and request.headers.get("Authorization") != f"Bot {self._world.token}":
                raise Refused(Reason.UNAUTHORIZED)
            major = "/".join(request.match_info.get(name, "") for name in _MAJOR)
            verdict = self._limits.check(route.method, route.template, major, by_token=route.by_token)
            if verdict.retry_after is not None or (fault and fault.kind is FaultKind.RATE_LIMIT):
                return self._too_many(route, request, verdict, fault)
            body, uploads = await _read_body(request)
            if fault is not None and not fault.applied and (spoilt := await self._spoil(fault)):
                answer = spoilt
            else:
                answer = route.handler(self._call(request, body, uploads))
                if fault is not None and fault.applied:
                    answer = await self._spoil(fault) or answer
        except Refused as refusal:
            answer = Answer(refusal.status, refusal.body())
        names = tuple(upload.filename for upload in uploads.values())
        self._tell(request, route.template, body, names, answer.status, answer.body)
        return _json(answer.status, answer.body, verdict.headers)

    def _call(self, request: web.Request, body: Any, uploads: dict[int, Upload]) -> Call:
        ids: dict[str, int] = {}
        token = ""
        for name, value in request.match_info.items():
            if name in _TOKENS:
                token = value
            elif value.isdigit():
                ids[name] = int(value)
            else:
                raise invalid((name,), "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')
        return Call(self._world, ids, token, request.query, body, uploads)

    async def _spoil(self, fault: Fault) -> Answer | None:
        """Make an answer go wrong; a held one goes out as it is once it is released."""
        if fault.held is not None:
            await fault.held.keep()
            return None
        wording = "502: Bad Gateway" if fault.status == 502 else f"{fault.status}: Internal Server Error"  # noqa: PLR2004
        return Answer(fault.status, {"message": wording, "code": 0})

    def _too_many(self, route: Route, request: web.Request, verdict: Verdict, fault: Fault | None) -> web.Response:
        if verdict.retry_after is not None:
            wait, is_global, headers = verdict.retry_after, verdict.is_global, verdict.headers
        else:
            assert fault is not None  # noqa: S101 — one of the two brought us here
            wait, is_global = fault.retry_after, fault.is_global
            headers = verdict.headers | refusal_headers("global" if is_global else "user", wait)
        body = {"message": "You are being rate limited.", "retry_after": round(wait, 3), "global": is_global}
        self._tell(request, route.template, None, (), 429, body)
        return _json(429, body, headers)

    def _tell(
        self, request: web.Request, template: str, body: Any, files: tuple[str, ...], status: int, answer: Any
    ) -> None:
        if status in (401, 403, 429):
            self.invalid_requests += 1
        path = request.path.removeprefix(PREFIX)
        self._wire.tell(Exchange(request.method, path, template, body, files, status, answer))


async def _read_body(request: web.Request) -> tuple[Any, dict[int, Upload]]:
    if not request.can_read_body:
        return None, {}
    if request.content_length is not None and request.content_length > REQUEST_LIMIT:
        raise Refused(Reason.TOO_LARGE)
    if request.content_type == "application/json":
        return _load(await request.read()), {}
    if request.content_type == "multipart/form-data":
        return await _read_multipart(request)
    if not await request.read():
        return None, {}
    fault = "Expected \"Content-Type\" header to be one of {'application/json', 'multipart/form-data'}."
    raise invalid((), "CONTENT_TYPE_INVALID", fault)


async def _read_multipart(request: web.Request) -> tuple[Any, dict[int, Upload]]:
    body: Any = None
    uploads: dict[int, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        if part.name == "payload_json":
            body = _load(await part.read())
        elif (match := _FILE_FIELD.fullmatch(part.name or "")) is not None:
            content = bytes(await part.read())
            uploads[int(match[1])] = Upload(part.filename or "unknown", content, part.headers.get("Content-Type"))
    return body, uploads


def _load(raw: bytes | bytearray) -> Any:
    if not raw:
        return None
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        raise Refused(Reason.INVALID_JSON) from None


def _json(status: int, body: Any, headers: dict[str, str]) -> web.Response:
    # exactly "application/json", without a charset, as Discord sends it; discord.py compares the whole value
    if body is None:
        return web.Response(status=status, headers=headers)
    return web.Response(status=status, body=orjson.dumps(body), headers={**headers, "Content-Type": "application/json"})
