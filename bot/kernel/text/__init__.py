"""Every word that a person reads: one catalogue a language, one function that says it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "de")
"""The languages with a catalogue; the first one serves everybody else."""

Entry = str | Mapping[str, str]


def language_of(locale: str) -> str:
    """Return the catalogue that serves a Discord locale such as `de`, `en-GB` or `pt-BR`."""
    language = locale.partition("-")[0]
    return language if language in LANGUAGES else LANGUAGES[0]


def say(key: str, locale: str, /, **values: object) -> str:
    """Return the sentence behind `topic.key` in the language of a Discord locale, its placeholders filled in.

    An entry with plural forms (`one`, `other`) is chosen by the value `n`.
    """
    entry = catalogue(language_of(locale))[key]
    if not isinstance(entry, str):
        # English and German share this rule; a language with more forms brings its own here.
        entry = entry["one" if values["n"] == 1 else "other"]
    return entry.format_map(values) if values else entry


@cache
def catalogue(language: str) -> Mapping[str, Entry]:
    """Read one language's catalogue: `topic.key` to a sentence or to its plural forms."""
    topics = (file for file in (files(__name__) / language).iterdir() if file.name.endswith(".toml"))
    return {
        f"{topic.name.removesuffix('.toml')}.{key}": entry
        for topic in topics
        for key, entry in tomllib.loads(topic.read_text(encoding="utf-8")).items()
    }
