"""What Cork itself writes into a CV, in all its languages, so that it can be read back."""

import re
from collections.abc import Iterator
from functools import cache

from bot.kernel.text import LANGUAGES, say


@cache
def nameless() -> frozenset[str]:
    """Return the headings that stand for no section."""
    keys = ("privacy.archive.title", "privacy.archive.no_section", "cv.title", "cv.no_section")
    return frozenset(say(key, language).casefold() for key in keys for language in LANGUAGES)


@cache
def answers() -> frozenset[str]:
    """Return the headings of what was answered to the weekly prompts, which is no failure."""
    return frozenset(say("privacy.archive.answers", language).casefold() for language in LANGUAGES)


@cache
def stings() -> tuple[re.Pattern[str], ...]:
    """Return how a sting is told, with the number as the first group."""
    told = (*_around("privacy.archive.sting", "sting", r"(\d{1,2})"), *_around("failures.sting", "sting", r"(\d{1,2})"))
    return (*told, re.compile(r"(?:sting|stung)\s*:?\s*(\d{1,2})(?:\s*/\s*10)?", re.IGNORECASE))


@cache
def becoming() -> tuple[re.Pattern[str], ...]:
    """Return how it is told what a failure became, with that as the first group."""
    return tuple(_around("privacy.archive.became", "became", "(.+)"))


def _around(key: str, name: str, group: str) -> Iterator[re.Pattern[str]]:
    for language in LANGUAGES:
        before, after = say(key, language, **{name: "\0"}).split("\0")
        yield re.compile(re.escape(before) + group + re.escape(after), re.IGNORECASE)
