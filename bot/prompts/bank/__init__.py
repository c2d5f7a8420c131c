"""The prompts that Cork brings along: what they are, and their words in every language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from bot.kernel.text import language_of


class PromptType(StrEnum):
    """Name what a prompt turns its reader towards; the bank holds at least one of each."""

    DISTANCE = "distance"
    KINDNESS = "kindness"
    LUCK = "luck"
    ADVICE_GIVING = "advice-giving"
    IN_BETWEEN = "in-between"
    REORIENTING = "reorienting"
    SMALL_ASKS = "small-asks"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Prompt:
    """Describe a prompt apart from its words; `light` ones ask little and belong to every fourth week."""

    key: str
    type: PromptType
    minutes: int
    light: bool = False


@dataclass(frozen=True, slots=True)
class PromptWords:
    """Hold a prompt's words in one language; the title fits a thread's name beside a date."""

    title: str
    question: str
    hint: str | None = None


@cache
def prompts() -> tuple[Prompt, ...]:
    """Return the whole bank in its own order."""
    return tuple(
        Prompt(key, PromptType(entry["type"]), entry["minutes"], light=entry.get("light", False))
        for key, entry in _read("prompts").items()
    )


def prompt(key: str) -> Prompt:
    """Return a prompt by its key; KeyError for a key that the bank never had."""
    return {one.key: one for one in prompts()}[key]


def words(key: str, locale: str) -> PromptWords:
    """Return a prompt's words in the language of a Discord locale; KeyError for a key that the bank never had."""
    return wordings(language_of(locale))[key]


@cache
def wordings(language: str) -> Mapping[str, PromptWords]:
    """Return all words of one catalogue language by the prompts' keys."""
    return {key: PromptWords(**entry) for key, entry in _read(language).items()}


def _read(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))
