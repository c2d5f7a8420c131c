"""Frozen dataclasses as JSON, and back: the fields are the names, whatever is not of their types is refused.

Ids are texts, since they outgrow the numbers of many readers; instants are ISO 8601 in UTC, dates as exact as they are
known. The member's own id stands once in a file, not in each row.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from zoneinfo import available_timezones

from bot.journal.model import SECTION_LIMIT, STINGS, PartialDate, cut_line, is_blank
from bot.kernel.clock import from_stored, to_stored
from bot.members.model import REVIEW_DAYS
from bot.prompts.model import ANSWER_LIMIT
from bot.quests.model import GOALS, NOTE_LIMIT, TEXT_LIMIT

Json = dict[str, Any]
OWNER = "member_id"
LONGEST_TEXT = 10_000
"""Code points; no form or option of Discord takes as many."""

_LARGEST = 2**63 - 1
_IDS = frozenset({"id", "batch", "chosen", "spared"})
"""Ids whose names do not say so."""
_ID = re.compile(r"[1-9][0-9]{0,18}")
_UNUSABLE = re.compile("[\x00\ud800-\udfff]")
_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_EARLIEST, _LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
_RANGES: Mapping[str, range] = MappingProxyType(
    {
        "sting": STINGS,
        "forecast": STINGS,
        "least": STINGS,
        "most": STINGS,
        "goal": GOALS,
        "threshold": GOALS,
        "review_days": REVIEW_DAYS,
        "weekday": range(7),
    }
)
_LIMITS: Mapping[str, int] = MappingProxyType(
    {"section": SECTION_LIMIT, "toast": TEXT_LIMIT, "scope": TEXT_LIMIT, "text": ANSWER_LIMIT, "note": NOTE_LIMIT}
)


class Damaged(ValueError):
    """A value that cannot be what stands in its place; the message says where that is."""


def written(record: object) -> Json:
    """Return a dataclass as JSON has it."""
    kind: Any = type(record)
    return {name: _shown(getattr(record, name), name) for name in _told(kind)}


def read(kind: Any, found: object, owner: int, place: str = "") -> Any:
    """Return a dataclass of this kind from what `written` gave, owned by a member; raise Damaged."""
    if not isinstance(found, dict):
        raise Damaged(place)
    hints, told = _hints(kind), _told(kind)
    values: Json = {OWNER: owner} if OWNER in hints and OWNER not in told else {}
    for name, field in told.items():
        where = f"{place}.{name}" if place else name
        values[name] = _taken(hints[name], found[name], name, owner, where) if name in found else _default(field, where)
    try:
        return kind(**values)
    except ValueError as error:
        raise Damaged(place) from error


@cache
def _told(kind: Any) -> Mapping[str, Field[Any]]:
    """Return the fields that are written: all but the owner, who stands in the file once."""
    return {one.name: one for one in fields(kind) if one.name != OWNER}


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _default(field: Field[Any], place: str) -> Any:
    if field.default is MISSING:
        raise Damaged(place)
    return field.default


def _shown(value: object, name: str) -> object:
    found: object = value
    match value:
        case tuple():
            found = [_shown(one, name) for one in value]
        case datetime():
            # As exact as the database keeps it.
            found = from_stored(to_stored(value)).isoformat()
        case time():
            found = f"{value:%H:%M}"
        case date() | PartialDate():
            found = str(value)
        case StrEnum():
            found = value.value
        case int() if _is_id(name):
            found = str(value)
        case _ if is_dataclass(value):
            found = written(value)
        case _:
            pass
    return found


def _taken(hint: Any, found: object, name: str, owner: int, place: str) -> Any:
    """Return what a hint promises, from what JSON has."""
    if get_origin(hint) in (Union, UnionType):
        if found is None and NoneType in get_args(hint):
            return None
        (hint,) = (one for one in get_args(hint) if one is not NoneType)
    if get_origin(hint) is tuple:
        if not isinstance(found, list):
            raise Damaged(place)
        inner = get_args(hint)[0]
        return tuple(_taken(inner, one, name, owner, f"{place} {number}") for number, one in enumerate(found, 1))
    if is_dataclass(hint) and hint is not PartialDate:
        return read(hint, found, owner, place)
    try:
        return _simple(hint, found, name)
    except ValueError as error:
        raise Damaged(place) from error


def _simple(hint: Any, found: object, name: str) -> object:
    match found:
        case bool() if hint is bool:
            return found
        case int() if hint is int and not isinstance(found, bool) and not _is_id(name):
            return _number(found, name)
        case str() if hint is int and _is_id(name):
            return _snowflake(found)
        case str() if hint is str:
            return _text(found, name)
        case str() if isinstance(hint, type) and issubclass(hint, StrEnum):
            return hint(found)
        case str() if hint in _FROM_TEXT:
            return _FROM_TEXT[hint](found)
    raise ValueError(name)


def _snowflake(found: str) -> int:
    if not _ID.fullmatch(found) or int(found) > _LARGEST:
        raise ValueError(found)
    return int(found)


def _number(found: int, name: str) -> int:
    if name in _RANGES and found not in _RANGES[name]:
        raise ValueError(name)
    if not 0 <= found <= _LARGEST:
        raise ValueError(name)
    return found


def _text(found: str, name: str) -> str:
    if len(found) > _LIMITS.get(name, LONGEST_TEXT) or _UNUSABLE.search(found):
        raise ValueError(name)
    match name:
        case "line" if is_blank(found) or cut_line(found) != (found, None):
            raise ValueError(name)
        case "locale" if not _LOCALE.fullmatch(found):
            raise ValueError(name)
        case "zone" | "guild_zone" if found not in available_timezones():
            raise ValueError(name)
        case _:
            return found


def _instant(found: str) -> datetime:
    at = datetime.fromisoformat(found)
    if at.tzinfo is None or not _EARLIEST <= at < _LATEST:
        raise ValueError(found)
    return at.astimezone(UTC)


def _wall_time(found: str) -> time:
    return datetime.strptime(found, "%H:%M").time()  # noqa: DTZ007 - the time on a wall has no zone


_FROM_TEXT: Mapping[Any, Callable[[str], object]] = MappingProxyType(
    {datetime: _instant, date: date.fromisoformat, time: _wall_time, PartialDate: PartialDate.parse_iso}
)


def _is_id(name: str) -> bool:
    return name in _IDS or name.endswith("_id")
