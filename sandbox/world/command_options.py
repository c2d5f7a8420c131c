"""Names, wordings and options of commands, as Discord takes them (docs: interactions/application-commands)."""

from typing import Any

from sandbox.form import (
    Check,
    Faults,
    Json,
    Need,
    Path,
    as_is,
    flag,
    length,
    listing,
    number,
    one_of,
    shape,
    text,
    whole,
)

MOST_OPTIONS = 25
SUB_COMMAND, SUB_GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
_CHOOSABLE = (STRING, INTEGER, NUMBER)
LOCALES = frozenset({
    "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr",
    "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk",
    "vi", "zh-CN", "zh-TW",
})  # fmt: skip
_WRONG_TYPE = "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"


def is_command_name(name: str) -> bool:
    """Whether a chat command or option may have this name: 1-32 lower-case letters, digits, dashes, underscores."""
    plain = all(char in "-_'" or char.isalnum() or _is_vowel_sign(char) for char in name)
    return 1 <= length(name) <= 32 and plain and name == name.lower()  # noqa: PLR2004 — Discord's limit


def _is_vowel_sign(char: str) -> bool:
    return "\u0900" <= char <= "\u097f" or "\u0e00" <= char <= "\u0e7f"


def name_check(value: Any, path: Path, faults: Faults) -> Any:
    """Check the name of a chat command or of an option."""
    if not isinstance(value, str) or not is_command_name(value):
        faults.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    return value


def localized(check: Check) -> Check:
    """Check wordings by Discord's locales."""

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


def _choice_value(value: Any, path: Path, faults: Faults) -> Any:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        faults.add(path, "UNION_TYPE_CHOICES", "A choice's value is a string or a number.")
    elif isinstance(value, str):
        text(0, 100)(value, path, faults)
    return value


WORDS: dict[str, Check | Need] = {
    "name": Need(name_check),
    "name_localizations": localized(name_check),
    "description": Need(text(1, 100)),
    "description_localizations": localized(text(1, 100)),
}
_CHOICE = shape(
    {"name": Need(text(1, 100)), "name_localizations": localized(text(1, 100)), "value": Need(_choice_value)}
)
_OPTION = shape(
    {
        **WORDS,
        "type": Need(one_of(*range(1, 12))),
        "required": flag,
        "choices": listing(_CHOICE, 0, 25),
        "options": as_is,
        "channel_types": listing(whole(0, 16), unique=True),
        "min_value": number,
        "max_value": number,
        "min_length": whole(0, 6000),
        "max_length": whole(1, 6000),
        "autocomplete": flag,
    }
)


def read_options(given: Any, path: Path, faults: Faults, depth: int = 0) -> list[Json]:
    """Read the options of a command or sub command; sub commands and other options exclude each other."""
    options = listing(_OPTION, 0, MOST_OPTIONS)(given, path, faults)
    if len({option.get("type") in (SUB_COMMAND, SUB_GROUP) for option in options}) > 1:
        fault = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        faults.add(path, _WRONG_TYPE, fault)
    names = [option.get("name") for option in options]
    for index, option in enumerate(options):
        here = (*path, index)
        if option.get("name") in names[:index]:
            fault = "Option names must be unique"
            faults.add((*here, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", fault)
        if option.get("required") and not all(earlier.get("required") for earlier in options[:index]):
            fault = "Required options must be placed before non-required options"
            faults.add(here, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", fault)
    _check_localized_names(options, path, faults)
    return [_option(option, (*path, index), faults, depth) for index, option in enumerate(options)]


def _check_localized_names(options: list[Json], path: Path, faults: Faults) -> None:
    """Check that a localized name is no other option's, neither by default nor in the same language."""
    for index, option in enumerate(options):
        others = [*options[:index], *options[index + 1 :]]
        for locale, name in (option.get("name_localizations") or {}).items():
            taken = {other.get("name") for other in others}
            taken |= {(other.get("name_localizations") or {}).get(locale) for other in others}
            if name in taken:
                fault = "Option names must be unique"
                here = (*path, index, "name_localizations", locale)
                faults.add(here, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", fault)


def _option(option: Json, path: Path, faults: Faults, depth: int) -> Json:
    kind = option.get("type")
    out: Json = {"type": kind, "name": option.get("name"), "description": option.get("description")}
    out |= {name: option[name] for name in ("name_localizations", "description_localizations") if option.get(name)}
    if kind in (SUB_COMMAND, SUB_GROUP):
        inner = _nested(option, path, faults, depth)
        return out | ({"options": inner} if inner else {})
    _check_value_options(option, path, faults)
    out |= {name: True for name in ("required", "autocomplete") if option.get(name)}
    for name in ("choices", "channel_types", "min_value", "max_value", "min_length", "max_length"):
        if option.get(name) not in (None, []):
            out[name] = option[name]
    return out


def _nested(option: Json, path: Path, faults: Faults, depth: int) -> list[Json]:
    group = option["type"] == SUB_GROUP
    if depth > (0 if group else 1):
        faults.add((*path, "type"), _WRONG_TYPE, "Sub-commands cannot be nested any deeper")
    inner = read_options(option.get("options") or [], (*path, "options"), faults, depth + 1)
    if group and any(one["type"] != SUB_COMMAND for one in inner):
        faults.add((*path, "options"), _WRONG_TYPE, "A group holds sub-commands only")
    return inner


def _check_value_options(option: Json, path: Path, faults: Faults) -> None:
    kind, choices = option.get("type"), option.get("choices") or []
    if choices and option.get("autocomplete"):
        fault = "Choices and autocomplete exclude each other"
        faults.add((*path, "autocomplete"), "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES", fault)
    if (choices or option.get("autocomplete")) and kind not in _CHOOSABLE:
        faults.add((*path, "type"), _WRONG_TYPE, "Only strings and numbers take choices")
    names = [choice.get("name") for choice in choices]
    for index, choice in enumerate(choices):
        if choice.get("name") in names[:index]:
            fault = "Choice names must be unique"
            faults.add((*path, "choices", index, "name"), "APPLICATION_COMMAND_OPTIONS_CHOICES_NAME_EXISTS", fault)
        if isinstance(choice.get("value"), str) != (kind == STRING):
            here = (*path, "choices", index, "value")
            faults.add(here, "UNION_TYPE_CHOICES", "The choice's value does not fit the option's type.")
