"""Reading a request's body: JSON, or JSON with files."""

import re
from typing import Any

import orjson
from aiohttp import BodyPartReader, web

from sandbox.form import invalid
from sandbox.refused import Reason, Refused
from sandbox.world.files import REQUEST_LIMIT, Upload

_FILE_FIELD = re.compile(r"files\[(\d+)\]")


async def read_body(request: web.Request) -> tuple[Any, dict[int, Upload]]:
    """Return a request's JSON and its files by index, or refuse it."""
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
