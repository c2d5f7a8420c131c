"""What was read, as one text that can be sealed and kept until the member has looked at it."""

import base64
import zlib
from typing import Any

import orjson

from bot.imports.model import Archive, Column, Found, Reading, Role, Sent, Trouble, Unread
from bot.journal.model import Kind, PartialDate

_READING, _ARCHIVE = "r", "a"
_QUICK = 1


def pack(content: Reading | Archive) -> str:
    """Return it as a text; an archive may be large, which is why this belongs in a thread."""
    match content:
        case Reading():
            return _READING + _packed(orjson.dumps(content))
        case Archive():
            heading = orjson.dumps(content.filename)
            return _ARCHIVE + _packed(heading + b"\n" + content.content)


def unpack(packed: str) -> Reading | Archive:
    """Read what `pack` wrote; this belongs in a thread as well."""
    content = zlib.decompress(base64.b64decode(packed[1:]))
    if packed[0] == _READING:
        return _reading(orjson.loads(content))
    heading, _, exported = content.partition(b"\n")
    return Archive(exported, orjson.loads(heading))


def _packed(content: bytes) -> str:
    return base64.b64encode(zlib.compress(content, _QUICK)).decode()


def _reading(written: dict[str, Any]) -> Reading:
    return Reading(
        encoding=written["encoding"],
        columns=tuple(Column(one["heading"], one["role"] and Role(one["role"])) for one in written["columns"]),
        failures=tuple(_found(one) for one in written["failures"]),
        waiting=_sent(written["waiting"]),
        accepted=_sent(written["accepted"]),
        unread=tuple(Unread(one["row"], Trouble(one["trouble"])) for one in written["unread"]),
        month_first=written["month_first"],
        filename=written["filename"],
    )


def _sent(written: list[dict[str, Any]]) -> tuple[Sent, ...]:
    return tuple(Sent(**one | {"sent_on": _day(one["sent_on"])}) for one in written)


def _found(written: dict[str, Any]) -> Found:
    kind = written["kind"] and Kind(written["kind"])
    days = {name: _day(written[name]) for name in ("happened", "sent_on")}
    return Found(**written | days | {"kind": kind})


def _day(written: dict[str, int] | None) -> PartialDate | None:
    return None if written is None else PartialDate(**written)
