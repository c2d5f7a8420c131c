"""Reading request bodies as strictly as Discord does, gathering every fault in its nested `errors` tree."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sandbox.refused import Reason, Refused

Path = tuple[str | int, ...]
Json = dict[str, Any]
_SAFE_INTEGER = 9_007_199_254_740_991


class Faults:
    """The faults of one request body, by where they are."""

    def __init__(self) -> None:
        self.tree: Json = {}

    def add(self, path: Path, code: str, message: str) -> None:
        """Note a fault at a path such as ("embeds", 0, "title")."""
        node = self.tree
        for step in path:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def settle(self) -> None:
        """Refuse the body if there was any fault."""
        if self.tree:
            raise Refused(Reason.INVALID_FORM, self.tree)


Check = Callable[[Any, Path, Faults], Any]


def invalid(path: Path, code: str, message: str) -> Refused:
    """Return the refusal of a body with a single fault."""
    faults = Faults()
    faults.add(path, code, message)
    return Refused(Reason.INVALID_FORM, faults.tree)


def length(text: str) -> int:
    """Count a text as Discord's clients do, in UTF-16 units: never fewer than its servers count."""
    return len(text) + sum(char > "\uffff" for char in text)


def text(least: int = 0, most: int = 4000, *, pattern: str | None = None) -> Check:
    """Check a string's length and, if given, its whole shape."""

    def check(value: Any, path: Path, faults: Faults) -> Any:
        if not isinstance(value, str):
            faults.add(path, "STRING_TYPE_CONVERT", f'Could not interpret "{value}" as string.')
            return ""
        size = length(value)
        if least and not value.strip():
            faults.add(path, "BASE_TYPE_REQUIRED", "This field is required")
        elif least and not least <= size <= most:
            faults.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
        elif size > most:
            faults.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
        elif pattern is not None and not re.fullmatch(pattern, value):
            faults.add(path, "STRING_TYPE_REGEX", "String value did not match validation regex.")
        return value

    return check


def whole(least: int = -_SAFE_INTEGER, most: int = _SAFE_INTEGER) -> Check:
    """Check an integer's range."""

    def check(value: Any, path: Path, faults: Faults) -> Any:
        if isinstance(value, str) and re.fullmatch(r"-?\d+", value):
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            faults.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
            return least
        if value < least:
            faults.add(path, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {least}.")
        elif value > most:
            faults.add(path, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {most}.")
        return value

    return check


def as_is(value: Any, _path: Path, _faults: Faults) -> Any:
    """Take anything, for what is read by hand afterwards."""
    return value


def number(value: Any, path: Path, faults: Faults) -> Any:
    """Check that a value is a number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        faults.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not float.')
        return 0.0
    return value


def flag(value: Any, path: Path, faults: Faults) -> Any:
    """Check that a value is true or false."""
    if not isinstance(value, bool):
        faults.add(path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
        return False
    return value


def snowflake(value: Any, path: Path, faults: Faults) -> Any:
    """Check an id, a string of digits or an integer, and give it as an integer."""
    if isinstance(value, bool) or not re.fullmatch(r"\d{1,20}", str(value)):
        faults.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')
        return 0
    return int(value)


def one_of(*allowed: object) -> Check:
    """Check that a value is one of a few."""

    def check(value: Any, path: Path, faults: Faults) -> Any:
        if isinstance(value, bool) or value not in allowed:
            faults.add(path, "BASE_TYPE_CHOICES", f"Value must be one of {{{', '.join(map(repr, allowed))}}}.")
        return value

    return check


def moment(value: Any, path: Path, faults: Faults) -> Any:
    """Check an ISO 8601 date and time."""
    try:
        instant = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        faults.add(path, "DATE_TIME_TYPE_PARSE", f"Could not parse {value}. Should be ISO8601.")
        return datetime.fromtimestamp(0, UTC)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def url(most: int = 2048, *schemes: str) -> Check:
    """Check a URL's length and scheme (http and https unless others are given)."""
    allowed = schemes or ("http", "https")

    def check(value: Any, path: Path, faults: Faults) -> Any:
        size = text(1, most)(value, path, faults)
        match = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):(//)?\S+$", size)
        if match is None:
            faults.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
        elif match[1].lower() not in allowed:
            faults.add(
                path,
                "URL_TYPE_INVALID_SCHEME",
                f'Scheme "{match[1]}" is not supported. Scheme must be one of {allowed}.',
            )
        return value

    return check


def listing(item: Check, least: int = 0, most: int = 1521, *, unique: bool = False) -> Check:
    """Check a list's length and each of its items, which may not stand in it twice if it is a set."""

    def check(value: Any, path: Path, faults: Faults) -> Any:
        if not isinstance(value, list):
            faults.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return []
        if not least <= len(value) <= most:
            wording = (
                f"Must be between {least} and {most} in length." if least else f"Must be {most} or fewer in length."
            )
            faults.add(path, "BASE_TYPE_BAD_LENGTH" if least else "BASE_TYPE_MAX_LENGTH", wording)
        items = [item(entry, (*path, index), faults) for index, entry in enumerate(value)]
        for index, entry in enumerate(items):
            if unique and entry in items[:index]:
                faults.add((*path, index), "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value")
        return items

    return check


@dataclass(frozen=True, slots=True)
class Need:
    """A field that must be there and must not be null."""

    check: Check


Fields = Mapping[str, Check | Need]


def shape(fields: Fields, *, ignored: Sequence[str] = ()) -> Check:
    """Check an object field by field; a null counts as left out, a field Discord does not document is refused."""

    def check(value: Any, path: Path, faults: Faults) -> Any:
        if not isinstance(value, dict):
            faults.add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
            return {}
        read: Json = {}
        for name, field in fields.items():
            given = value.get(name)
            if given is not None:
                read[name] = (field.check if isinstance(field, Need) else field)(given, (*path, name), faults)
            elif isinstance(field, Need):
                faults.add((*path, name), "BASE_TYPE_REQUIRED", "This field is required")
            elif name in value:
                read[name] = None
        for name in value:
            if name not in fields and name not in ignored:
                faults.add((*path, name), "UNKNOWN_FIELD", "Discord documents no such field here.")
        return read

    return check


def read(check: Check, value: Any) -> Any:
    """Read a whole body, or refuse it with all its faults."""
    faults = Faults()
    result = check(value, (), faults)
    faults.settle()
    return result
