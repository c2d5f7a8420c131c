"""The prompts that Cork brings along: what they are, and their words in every language."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from bot.kernel.text import language_of
from bot.prompts.model import Prompt, PromptType, PromptWords


@cache
def prompts() -> tuple[Prompt, ...]:
    """Return the whole bank in its own order."""
    return tuple(
        Prompt(key, PromptType(entry["type"]), entry["minutes"], light=entry.get("light", False))
        for key, entry in _read("prompts").items()
    )


def words(key: str, locale: str) -> PromptWords:
    """Return a prompt's words in the language of a Discord locale; KeyError for a key that the bank never had."""
    return wordings(language_of(locale))[key]


@cache
def wordings(language: str) -> Mapping[str, PromptWords]:
    """Return all words of one catalogue language by the prompts' keys."""
    return {key: PromptWords(**entry) for key, entry in _read(language).items()}


def _read(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))
