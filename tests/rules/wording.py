"""The catalogues against each other, and against the code that speaks through them."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.rules.source import PROJECT, Source, above, called

CATALOGUES = PROJECT / "bot" / "kernel" / "text"
FORMS = {"one", "other"}

KINDS_OF_NOTICES = frozenset(
    {
        *("feed.card", "feed.redraw", "feed.retract", "feed.asked"),
        *("feed.release", "feed.cancelled", "feed.thread", "feed.shut", "feed.ruled", "feed.survey", "feed.census"),
        *("digest.post", "digest.redraw"),
    }
)
"""What the outbox calls some notices; they look like keys and are none."""

_FILE = re.compile(r".+\.(?:csv|json|md|pdf|png|tex|zip)")

_KEY = re.compile(r"[a-z_]+(\.[A-Za-z0-9_-]+)+")
_SPEAKS = re.compile(r"(^|\.)(say|words|Refused|StartRefused|CorkError)$")

Catalogue = Mapping[str, str | Mapping[str, str]]


@dataclass(frozen=True)
class Used:
    """Where code names a key: the key itself, or a pattern where parts of it are put in."""

    place: str
    pattern: str
    exact: bool
    given: frozenset[str] | None = None
    """The values handed over with it, None where the code does not spell them out."""


def read(language: str, folder: Path = CATALOGUES) -> Catalogue:
    """Read one language's files: `topic.key` to its text or its plural forms."""
    return {
        f"{file.stem}.{key}": entry
        for file in sorted((folder / language).glob("*.toml"))
        for key, entry in tomllib.loads(file.read_text(encoding="utf-8")).items()
    }


def differences(one: Catalogue, other: Catalogue) -> Iterator[str]:
    """Find keys, placeholders and plural forms that two languages do not share."""
    for key in sorted(one.keys() ^ other.keys()):
        yield f"{key} stands in one language only"
    for key in sorted(one.keys() & other.keys()):
        if isinstance(one[key], str) != isinstance(other[key], str):
            yield f"{key} has plural forms in one language only"
        elif placeholders(one[key]) != placeholders(other[key]):
            yield f"{key} has other placeholders in the other language"


def faults(catalogue: Catalogue) -> Iterator[str]:
    """Find texts that cannot be said, or that are not said in our tone."""
    for key, entry in catalogue.items():
        if not isinstance(entry, str) and entry.keys() != FORMS:
            yield f"{key} needs exactly the forms {' and '.join(sorted(FORMS))}"
        for text in texts(entry):
            if not text.strip():
                yield f"{key} is empty"
            if "!" in text.replace("<@!", "") and not is_party(key):
                yield f"{key} shouts, and it is not a party"


def is_party(key: str) -> bool:
    """Tell whether a text is part of the celebration at the goal."""
    return bool(re.search(r"party|picture|goal_reached", key))


def texts(entry: str | Mapping[str, str]) -> tuple[str, ...]:
    """Return the text of an entry, or all its forms."""
    return (entry,) if isinstance(entry, str) else tuple(entry.values())


def placeholders(entry: str | Mapping[str, str]) -> frozenset[str]:
    """Return the names that are filled in, in any of an entry's forms, and `n` where it chooses the form."""
    found = {name for text in texts(entry) for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return frozenset(found if isinstance(entry, str) else found | {"n"})


def used_keys(source: Source, topics: set[str]) -> Iterator[Used]:
    """Find the keys that code names: constants, patterns, and what the `command` decorator makes of a method."""
    for node in source.nodes():
        place = source.at(node, "")
        match node:
            case ast.Constant(value=str() as key) if _KEY.fullmatch(key) and key.partition(".")[0] in topics:
                said = key not in KINDS_OF_NOTICES and not _FILE.fullmatch(key)
                if said and not isinstance(next(above(node), None), ast.JoinedStr):
                    yield Used(place, re.escape(key), exact=True, given=_given(node))
            case ast.JoinedStr(values=[ast.Constant(value=str() as start), *_] as parts) if (
                start.partition(".")[0] in topics and "." in start and source.path != "cogs/common/commands.py"
            ):
                inner = (re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".+" for one in parts)
                yield Used(place, "".join(inner), exact=False)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from (Used(place, re.escape(key), exact=True) for key in _described(node))
            case _:
                pass


def gaps(used: list[Used], catalogue: Catalogue) -> Iterator[str]:
    """Find keys that code uses and the catalogue lacks, values that are not given, and keys nobody uses."""
    known: set[str] = set()
    for one in used:
        fitting = {key for key in catalogue if re.fullmatch(one.pattern, key)}
        known |= fitting
        if not fitting:
            yield f"{one.place}{one.pattern.replace(chr(92), '')} is in no catalogue"
        for key in fitting:
            if one.exact and one.given is not None and (missing := placeholders(catalogue[key]) - one.given):
                yield f"{one.place}{key} is not given {', '.join(sorted(missing))}"
    yield from (f"{key} is never used" for key in sorted(catalogue.keys() - known))


def _given(node: ast.AST) -> frozenset[str] | None:
    call = next(above(node), None)
    if not isinstance(call, ast.Call) or not _SPEAKS.search(called(call)) or call.args[:1] != [node]:
        return None
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name)


def _described(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    """Give the keys that `cogs.common.commands.command` looks up for a method."""
    for decorator in function.decorator_list:
        match decorator:
            case ast.Call(func=ast.Name(id="command"), args=[ast.Constant(value=str() as name)], keywords=keywords):
                under = [f"{ast.literal_eval(keyword.value)}." for keyword in keywords if keyword.arg == "under"]
                path = f"commands.{''.join(under)}{name}"
                arguments = (argument.arg for argument in (*function.args.args, *function.args.kwonlyargs))
                yield from (path, *(f"{path}.{one}" for one in arguments if one not in ("self", "interaction")))
            case _:
                pass
