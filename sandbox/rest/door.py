"""The door of the REST API: who may come in, how often; and the one place where answers are written."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import orjson
from aiohttp import web

from sandbox.form import Json, invalid
from sandbox.refused import Reason, Refused
from sandbox.rest.body import read_body
from sandbox.rest.call import Answer, Call, Route
from sandbox.rest.limits import RateLimits, refusal_headers
from sandbox.snowflake import instant_of
from sandbox.trouble import Fault, FaultKind, Trouble
from sandbox.wire import Exchange, Wire
from sandbox.world.files import Upload
from sandbox.world.world import World

PREFIX = "/api/v10"
_TOKENS = ("interaction_token", "webhook_token")
_MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token")
_EDIT = ("PATCH", "/channels/{channel_id}/messages/{message_id}")
OLD = timedelta(hours=1)
TOO_MANY_OLD_EDITS = 30046
_COUNTED = (401, 403, 429)


class _Gone(Exception):
    """Nobody waits for the answer any more, or it is not to arrive."""


@dataclass(slots=True)
class _Visit:
    """One request on its way through the door."""

    route: Route
    request: web.Request
    path: str
    body: Any = None
    uploads: dict[int, Upload] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


class Door:
    """Let requests in one by one and tell the wire of each exchange."""

    def __init__(self, world: World, trouble: Trouble, wire: Wire, limits: RateLimits) -> None:
        self._world = world
        self._trouble = trouble
        self._wire = wire
        self._limits = limits
        self.invalid_requests = 0
        """How many requests ended in 401, 403 or 429: Discord bans an address at 10,000 in ten minutes."""

    def open(self, app: web.Application, routes: tuple[Route, ...]) -> None:
        """Put every route behind this door."""
        methods: dict[str, set[str]] = {}
        for route in routes:
            app.router.add_route(route.method, PREFIX + route.template, self._handler(route))
            methods.setdefault(route.template, set()).add(route.method)
        for template in methods:
            app.router.add_route("*", PREFIX + template, self._refusing(Reason.METHOD_NOT_ALLOWED))
        app.router.add_route("*", PREFIX + "/{rest:.*}", self._refusing(Reason.NOT_FOUND))

    def _handler(self, route: Route) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            visit = _Visit(route, request, request.path.removeprefix(PREFIX))
            try:
                answer = await self._answer(visit)
            except Refused as refusal:
                answer = Answer(refusal.status, refusal.body())
            except _Gone:
                if request.transport is not None:
                    request.transport.abort()
                return web.Response(status=499)
            self._tell(visit, answer)
            return _written(answer, visit.headers)

        return handle

    def _refusing(self, reason: Reason) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            refusal = Refused(reason)
            answer = Answer(refusal.status, refusal.body())
            self._wire.tell(
                Exchange(request.method, request.path.removeprefix(PREFIX), "", None, (), answer.status, answer.body)
            )
            return _written(answer, {})

        return handle

    async def _answer(self, visit: _Visit) -> Answer:
        route, request = visit.route, visit.request
        fault = self._trouble.take(route.method, visit.path, route.template, with_token=not route.needs_bot)
        if route.needs_bot and request.headers.get("Authorization") != f"Bot {self._world.token}":
            raise Refused(Reason.UNAUTHORIZED)
        if (refusal := self._too_many(visit, fault)) is not None:
            return refusal
        visit.body, visit.uploads = await read_body(request)
        if fault is not None and not fault.applied and (spoilt := await self._spoil(fault, request)):
            return spoilt
        answer = route.handler(self._call(visit))
        if fault is not None and fault.applied:
            answer = await self._spoil(fault, request) or answer
        return answer

    def _too_many(self, visit: _Visit, fault: Fault | None) -> Answer | None:
        route, request = visit.route, visit.request
        code: Json = {}
        major = "/".join(request.match_info.get(name, "") for name in _MAJOR)
        verdict = self._limits.check(route.method, route.template, major, counted=route.needs_bot)
        visit.headers.update(verdict.headers)
        if verdict.retry_after is None and self._edits_an_old_message(visit):
            verdict = self._limits.check_old_edit(request.match_info["channel_id"])
            visit.headers.update(verdict.headers)
            code = {"code": TOO_MANY_OLD_EDITS}
        wait, is_global = verdict.retry_after, verdict.is_global
        if wait is None:
            if fault is None or fault.kind is not FaultKind.RATE_LIMIT:
                return None
            wait, is_global, code = fault.retry_after, fault.is_global, {}
            visit.headers.update(refusal_headers("global" if is_global else "user", wait))
        wording = "Maximum number of edits to messages older than 1 hour reached. Try again later"
        message = wording if code else "You are being rate limited."
        return Answer(429, {"message": message, "retry_after": round(wait, 3), "global": is_global, **code})

    def _edits_an_old_message(self, visit: _Visit) -> bool:
        if (visit.route.method, visit.route.template) != _EDIT:
            return False
        number = visit.request.match_info["message_id"]
        return number.isdecimal() and self._world.clock.now() - instant_of(int(number)) > OLD

    def _call(self, visit: _Visit) -> Call:
        ids: dict[str, int] = {}
        token = ""
        for name, value in visit.request.match_info.items():
            if name in _TOKENS:
                token = value
            elif value.isdecimal():
                ids[name] = int(value)
            else:
                raise invalid((name,), "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')
        return Call(self._world, ids, token, visit.request.query, visit.body, visit.uploads)

    async def _spoil(self, fault: Fault, request: web.Request) -> Answer | None:
        """Make an answer go wrong; a held one goes out as it is once it is released."""
        match fault.kind:
            case FaultKind.HOLD:
                assert fault.held is not None  # noqa: S101 — such a fault is made with what holds it
                await fault.held.keep()
                if request.transport is None or request.transport.is_closing():
                    raise _Gone
                return None
            case FaultKind.DROP:
                raise _Gone
            case FaultKind.RATE_LIMIT:
                return None
            case FaultKind.FAIL:
                return Answer(fault.status, {"message": f"{fault.status}: Internal Server Error", "code": 0})

    def _tell(self, visit: _Visit, answer: Answer) -> None:
        self.invalid_requests += answer.status in _COUNTED
        files = tuple(upload.filename for upload in visit.uploads.values())
        self._wire.tell(
            Exchange(
                visit.route.method, visit.path, visit.route.template, visit.body, files, answer.status, answer.body
            )
        )


def _written(answer: Answer, headers: dict[str, str]) -> web.Response:
    if answer.body is None:
        return web.Response(status=answer.status, headers=headers)
    # exactly "application/json", without a charset, as Discord sends it: discord.py compares the whole value
    kind = {"Content-Type": "application/json"}
    return web.Response(status=answer.status, body=orjson.dumps(answer.body), headers=headers | kind)
