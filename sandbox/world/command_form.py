"""What Discord takes as an application command (docs: interactions/application-commands)."""

from collections.abc import Iterator
from typing import Any

from sandbox.form import Check, Faults, Json, Need, Path, flag, length, listing, number, one_of, shape, text, whole

MOST_CHARACTERS = 8000
MOST_OPTIONS = 25
LOCALES = frozenset(
    ["ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW"]
)
MOST_BY_TYPE = {1: 100, 2: 15, 3: 15}
SUB_COMMAND, SUB_GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10


def is_command_name(name: str) -> bool:
    """Whether a chat command or an option may have this name: 1-32 lower-case letters, digits, dash, underscore, apostrophe."""
    plain = all(char in "-_'" or char.isalnum() or _is_indic_mark(char) for char in name)
    return 1 <= length(name) <= 32 and plain and name == name.lower()  # noqa: PLR2004 — Discord's limit


def _is_indic_mark(char: str) -> bool:
    return "\u0900" <= char <= "\u097f" or "\u0e00" <= char <= "\u0e7f"


def _name(value: Any, path: Path, faults: Faults) -> Any:
    if not isinstance(value, str) or not is_command_name(value):
        faults.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    return value


def _localizations(check: Check) -> Check:
    def read(value: Any, path: Path, faults: Faults) -> Any:
        if not isinstance(value, dict):
            faults.add(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
            return {}
        for locale, wording in value.items():
            if locale not in LOCALES:
                faults.add((*path, locale), "BASE_TYPE_CHOICES", "Value must be one of Discord's locales.")
            check(wording, (*path, locale), faults)
        return value

    return read


_DESCRIPTION = text(1, 100)


def _value(value: Any, path: Path, faults: Faults) -> Any:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        faults.add(path, "UNION_TYPE_CHOICES", "A choice's value is a string or a number.")
    elif isinstance(value, str):
        text(0, 100)(value, path, faults)
    return value


_CHOICE = shape({"name": Need(text(1, 100)), "name_localizations": _localizations(text(1, 100)), "value": Need(_value)})
_WORDS: dict[str, Check | Need] = {
    "name": Need(_name),
    "name_localizations": _localizations(_name),
    "description": Need(_DESCRIPTION),
    "description_localizations": _localizations(_DESCRIPTION),
}
_OPTION = shape(
    {
        **_WORDS,
        "type": Need(one_of(*range(1, 12))),
        "required": flag,
        "choices": listing(_CHOICE, 0, 25),
        "options": lambda value, _path, _faults: value,
        "channel_types": listing(whole(0, 16)),
        "min_value": number,
        "max_value": number,
        "min_length": whole(0, 6000),
        "max_length": whole(1, 6000),
        "autocomplete": flag,
    }
)


def _bits(value: Any, path: Path, faults: Faults) -> Any:
    return str(whole(0)(value, path, faults))


_COMMON: dict[str, Check | Need] = {
    "type": one_of(1, 2, 3),
    "default_member_permissions": _bits,
    "dm_permission": flag,
    "contexts": listing(one_of(0, 1, 2), 1, 3),
    "integration_types": listing(one_of(0, 1), 1, 2),
    "nsfw": flag,
    "handler": whole(),
}
_CHAT = shape({**_COMMON, **_WORDS, "options": lambda value, _path, _faults: value}, ignored=("id",))
_MENU = shape(
    {**_COMMON, "name": Need(text(1, 32)), "name_localizations": _localizations(text(1, 32))},
    ignored=("id", "description", "options", "description_localizations"),
)


def _options(given: Any, path: Path, faults: Faults, depth: int) -> list[Json]:
    options = listing(_OPTION, 0, MOST_OPTIONS)(given, path, faults)
    kinds = {option.get("type") in (SUB_COMMAND, SUB_GROUP) for option in options}
    if len(kinds) > 1:
        faults.add(
            path,
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "Sub-command and sub-command group option types are mutually exclusive to all other types",
        )
    seen: set[object] = set()
    optional_before = False
    written: list[Json] = []
    for index, option in enumerate(options):
        here = (*path, index)
        if option.get("name") in seen:
            faults.add(
                (*here, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option names must be unique"
            )
        seen.add(option.get("name"))
        if option.get("required") and optional_before:
            faults.add(
                here,
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )
        optional_before = optional_before or not option.get("required")
        written.append(_option(option, here, faults, depth))
    return written


def _option(option: Json, path: Path, faults: Faults, depth: int) -> Json:
    kind = option.get("type")
    out: Json = {"type": kind, "name": option.get("name"), "description": option.get("description")}
    for name in ("name_localizations", "description_localizations"):
        if option.get(name):
            out[name] = option[name]
    if kind in (SUB_COMMAND, SUB_GROUP):
        if (kind == SUB_GROUP and depth > 0) or (kind == SUB_COMMAND and depth > 1):
            faults.add(
                (*path, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands cannot be nested any deeper"
            )
        inner = _options(option.get("options") or [], (*path, "options"), faults, depth + 1)
        if kind == SUB_GROUP and any(one["type"] != SUB_COMMAND for one in inner):
            faults.add(
                (*path, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "A group holds sub-commands only"
            )
        if inner:
            out["options"] = inner
        return out
    if option.get("required"):
        out["required"] = True
    if option.get("autocomplete"):
        if option.get("choices"):
            faults.add(
                (*path, "autocomplete"),
                "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES",
                "Choices and autocomplete exclude each other",
            )
        out["autocomplete"] = True
    if (option.get("choices") or option.get("autocomplete")) and kind not in (STRING, INTEGER, NUMBER):
        faults.add((*path, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Only strings and numbers take choices")
    for name in ("choices", "channel_types", "min_value", "max_value", "min_length", "max_length"):
        if option.get(name) is not None and option[name] != []:
            out[name] = option[name]
    for index, choice in enumerate(option.get("choices") or []):
        if isinstance(choice.get("value"), str) != (kind == STRING):
            faults.add(
                (*path, "choices", index, "value"),
                "UNION_TYPE_CHOICES",
                "The choice's value does not fit the option's type.",
            )
    return out


def _characters(form: Json) -> Iterator[int]:
    for name in ("name", "description"):
        yield max([length(form.get(name) or ""), *map(length, (form.get(f"{name}_localizations") or {}).values())])
    for choice in form.get("choices") or []:
        yield max([length(choice["name"]), *map(length, (choice.get("name_localizations") or {}).values())])
        yield length(str(choice["value"]))
    for option in form.get("options") or []:
        yield from _characters(option)


def read_command(given: Any, path: Path, faults: Faults) -> Json:
    """Read one command and return it as Discord will answer it, without ids."""
    kind = given.get("type") or 1 if isinstance(given, dict) else 1
    chat = kind == 1
    read = (_CHAT if chat else _MENU)(given, path, faults)
    out: Json = {
        "type": kind,
        "name": read.get("name"),
        "description": read.get("description") or "",
        "name_localizations": read.get("name_localizations") or None,
        "description_localizations": read.get("description_localizations") or None,
        "default_member_permissions": read.get("default_member_permissions"),
        "contexts": read.get("contexts"),
        "integration_types": read.get("integration_types") or [0],
        "dm_permission": read.get("dm_permission") is not False,
        "nsfw": bool(read.get("nsfw")),
    }
    if chat and read.get("options"):
        out["options"] = _options(read["options"], (*path, "options"), faults, 0)
    if not faults.tree and sum(_characters(out)) > MOST_CHARACTERS:
        faults.add(path, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({MOST_CHARACTERS})")
    return out


def read_commands(given: Any) -> list[Json]:
    """Read the body of a bulk overwrite; names are unique by type."""
    faults = Faults()
    forms = listing(read_command, 0, 130)(given, (), faults)
    seen: set[tuple[object, object]] = set()
    for index, form in enumerate(forms):
        if (form["type"], form["name"]) in seen:
            faults.add(
                (index, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"
            )
        seen.add((form["type"], form["name"]))
    for kind, most in MOST_BY_TYPE.items():
        if sum(form["type"] == kind for form in forms) > most:
            faults.add((), "BASE_TYPE_MAX_LENGTH", f"At most {most} commands of type {kind}.")
    faults.settle()
    return forms
