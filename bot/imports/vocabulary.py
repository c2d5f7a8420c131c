"""Which heading means what, and which word under "response" is what sort of answer; the words are a file."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bot.imports.model import Ending, Role
from bot.journal.model import Kind
from bot.kernel.text import LANGUAGES, say

_WORD = re.compile(r"[^\W_]+")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")

_BY_WORD = (
    *(Role.ANSWER, Role.WHERE, Role.WHAT, Role.SECTION, Role.STORY, Role.STING, Role.BECAME, Role.LINE),
    *(Role.SENT, Role.ANSWERED, Role.HAPPENED),
)
"""The order in which a single word of a heading decides."""

_LONGEST = 80

Answer = Kind | Ending


def exact_role(heading: str) -> Role | None:
    """Return what a heading means that stands in the vocabulary as a whole."""
    return None if len(heading) > _LONGEST else _headings().get(_folded(heading))


def likely_role(heading: str) -> Role | None:
    """Return what a heading means by the words in it, None for one that says nothing to us."""
    if len(heading) > _LONGEST:
        return None
    words = frozenset(_folded(heading).split())
    marks = _words()
    if words & marks["date"]:
        if words & marks["date_answered"]:
            return Role.ANSWERED
        return Role.SENT if words & marks["date_sent"] else Role.HAPPENED
    if words & marks["beside"]:
        return None
    found = {role for word in words if (role := _headings().get(word))}
    return next((role for role in _BY_WORD if role in found), None)


def coarse_role(heading: str) -> Role | None:
    """Return what a heading means that names less than a day: a date, in a table without a better one."""
    return Role.HAPPENED if _folded(heading) in _words()["date_coarse"] else None


def answer_of(text: str) -> Answer | None:
    """Return what sort of answer a cell tells of, None where no word in it is known."""
    if (named := named_answer(text)) is not None:
        return named
    folded = _folded(text[: 4 * _LONGEST])
    if len(folded) > _LONGEST:
        return None
    padded = f" {folded} "
    return next((answer for answer, phrases in _answers() if any(f" {one} " in padded for one in phrases)), None)


def named_answer(text: str) -> Answer | None:
    """Return the sort of answer that a text is a name of, and nothing beside."""
    return _kinds().get(_folded(text[: 4 * _LONGEST]))


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(_HUMPS.sub(" ", text).casefold()))


@cache
def _file() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads((files(__package__) / "vocabulary.toml").read_text(encoding="utf-8"))


@cache
def _headings() -> Mapping[str, Role]:
    return {word: Role(role) for role, words in _file()["headings"].items() for word in words}


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in _file()["words"].items()}


@cache
def _answers() -> tuple[tuple[Answer, tuple[str, ...]], ...]:
    return tuple((_answer(name), tuple(words)) for name, words in _file()["answers"].items())


@cache
def _kinds() -> Mapping[str, Answer]:
    """Return what stands for one answer as a whole: the words of the file, and the names that Cork itself writes."""
    groups = (*_file()["answers"].items(), *_file()["plain"].items())
    named = {word: _answer(name) for name, words in groups for word in words}
    keys = {_folded(kind): kind for kind in Kind}
    said = {_folded(say(f"journal.kind.{kind}", language)): kind for kind in Kind for language in LANGUAGES}
    return {**named, **keys, **said}


def _answer(name: str) -> Answer:
    return Kind(name) if name in set(Kind) else Ending(name)
