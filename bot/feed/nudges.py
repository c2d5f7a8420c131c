"""What a text seems to give away about somebody, by plain rules: to think again about, never to keep or to forbid.

The rules would rather say nothing than cry wolf: a nudge that comes with every share is read by nobody.
"""

import re
import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?[(\[](?:at|ät)[)\]]\s?)[\w-]{1,63}(?:\.[\w-]{2,63})+", re.IGNORECASE
)

# A country's code, a number that begins with a zero, or North America's three groups.
_NUMBER = re.compile(
    r"(?<![\w.,:/+-])"
    r"(?:(?:\+|00)[1-9][\d ()/.-]{6,}\d|\(?0[1-9]\d{0,4}\)?[ /-]?\d[\d /-]{3,}\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})"
    r"(?!\w)"
)
_DATE = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}")
_DIGITS_OF_NUMBERS = range(8, 16)

_WORD = r"[^\W\d_a-zà-öø-ÿ][\w'’]+"
_TITLED = re.compile(
    rf"\b(?:Prof|Professor|Professorin|Dr|Mr|Mrs|Ms|Mx|Herrn?|Frau|Madame|Monsieur|Señora?)\b\.?\s+(?:Dr\.\s+)?{_WORD}"
)
_INITIAL = re.compile(rf"(?<![\w.])[A-Z]\.\s?(?:[A-Z]\.\s?)?{_WORD}(?<!\.)")
_HANDLE = re.compile(r"<@!?\d+>|(?<![\w@.])@(?!everyone\b|here\b)\w{2,}")
_GIVEN = re.compile(rf"(?<![\w-])(?P<given>{_WORD})(?![\w-])(?P<after>(?:\s+(?:von|van|de|der|{_WORD})){{0,3}})")
# Who is meant by what bears a name: a fellowship, a prize, an institute.
_BEARS_A_NAME = re.compile(
    r"\b(?:fellow|prize|award|grant|scholar|lectur|medal|universit|institut|foundation|college|school|centre|center|"
    r"hospital|stiftung|preis|stipendi|gesellschaft|hochschule|programm|action)",
    re.IGNORECASE,
)
_AHEAD = 40
"""Characters behind a name in which such a word stands if it belongs to the name."""


class Nudge(StrEnum):
    """What there may be in a text that points at somebody."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"


def nudges(text: str) -> tuple[Nudge, ...]:
    """Return what a text seems to hold, each once; nothing of it is kept."""
    found = {Nudge.EMAIL: _has_email, Nudge.PHONE: _has_number, Nudge.NAME: _has_name}
    return tuple(nudge for nudge, is_in in found.items() if is_in(text))


def _has_email(text: str) -> bool:
    return _EMAIL.search(text) is not None


def _has_number(text: str) -> bool:
    return any(
        sum(sign.isdecimal() for sign in match[0]) in _DIGITS_OF_NUMBERS and not _DATE.fullmatch(match[0])
        for match in _NUMBER.finditer(text)
    )


def _has_name(text: str) -> bool:
    without_addresses = _EMAIL.sub(" ", text)
    if _TITLED.search(without_addresses) or _INITIAL.search(without_addresses) or _HANDLE.search(without_addresses):
        return True
    return any(
        match["given"].casefold() in _given_names() and not _belongs_to_something(without_addresses, match)
        for match in _GIVEN.finditer(without_addresses)
    )


def _belongs_to_something(text: str, match: re.Match[str]) -> bool:
    """Tell whether a name is part of what a thing is called, as in *Marie Curie fellowship*."""
    behind = text[match.end("given") : match.end("given") + _AHEAD]
    sentence = re.split(r"[.;:!?\n]", behind, maxsplit=1)[0]
    return _BEARS_A_NAME.search(sentence) is not None


@cache
def _given_names() -> frozenset[str]:
    listed = tomllib.loads((files("bot.feed") / "given_names.toml").read_text(encoding="utf-8"))
    return frozenset(name for names in listed.values() for name in names.casefold().split())
