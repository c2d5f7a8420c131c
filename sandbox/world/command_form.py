"""What Discord takes as an application command (docs: interactions/application-commands)."""

from collections.abc import Iterator
from typing import Any

from sandbox.form import Check, Faults, Json, Need, Path, as_is, flag, length, listing, one_of, shape, text, whole
from sandbox.world.command_options import WORDS, localized, read_options

MOST_CHARACTERS = 8000
INSTALLED_FOR = (0, 1)
"""Where the application itself can be installed, in servers and by users; commands that say nothing go along."""
MOST_BY_TYPE = {1: 100, 2: 15, 3: 15}


def _bits(value: Any, path: Path, faults: Faults) -> Any:
    return str(whole(0)(value, path, faults))


_COMMON: dict[str, Check | Need] = {
    "type": one_of(1, 2, 3),
    "default_member_permissions": _bits,
    "dm_permission": flag,
    "contexts": listing(one_of(0, 1, 2), 1, 3, unique=True),
    "integration_types": listing(one_of(0, 1), 1, 2, unique=True),
    "nsfw": flag,
}
_CHAT = shape({**_COMMON, **WORDS, "options": as_is}, ignored=("id",))
_MENU = shape(
    {**_COMMON, "name": Need(text(1, 32)), "name_localizations": localized(text(1, 32)), "description": text(0, 0)},
    ignored=("id", "options", "description_localizations"),
)


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
    kind = (given.get("type") or 1) if isinstance(given, dict) else 1
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
        "integration_types": read.get("integration_types") or list(INSTALLED_FOR),
        "dm_permission": read.get("dm_permission") is not False,
        "nsfw": bool(read.get("nsfw")),
    }
    if chat and read.get("options"):
        out["options"] = read_options(read["options"], (*path, "options"), faults)
    if not faults.tree and sum(_characters(out)) > MOST_CHARACTERS:
        faults.add(path, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({MOST_CHARACTERS})")
    return out


def read_commands(given: Any) -> list[Json]:
    """Read the body of a bulk overwrite; names are unique by type."""
    faults = Faults()
    forms: list[Json] = listing(read_command, 0, 130)(given, (), faults)
    seen: set[tuple[object, object]] = set()
    for index, form in enumerate(forms):
        if (form["type"], form["name"]) in seen:
            fault = "Application command names must be unique"
            faults.add((index, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", fault)
        seen.add((form["type"], form["name"]))
    for kind, most in MOST_BY_TYPE.items():
        if sum(form["type"] == kind for form in forms) > most:
            faults.add((), "BASE_TYPE_MAX_LENGTH", f"At most {most} commands of type {kind}.")
    faults.settle()
    return forms
