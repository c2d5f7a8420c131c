"""Make what members write fit to be drawn: nothing hidden, nothing piled up, and a direction of its own."""

import unicodedata
from typing import TypedDict

import regex

LONGEST = 200
"""How many grapheme clusters of one text are drawn at most."""

# What reorders or hides text: a picture needs neither, since each text gets its direction from its first strong letter.
_UNSEEN = regex.compile(r"[\p{Cs}\p{Co}\p{Cn}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_BLANK = regex.compile(r"[\p{Cc}\p{Z}]+")
# Three marks on a letter are the most that a living script stacks; more would paint over the neighbouring lines.
_PILED_MARKS = regex.compile(r"(\p{Mn}{3})\p{Mn}+")


class Words(TypedDict):
    """A text as a template takes it."""

    text: str
    rtl: bool


def printable(text: str, *, longest: int = LONGEST) -> Words:
    """Return a text on one line, of at most `longest` grapheme clusters, and whether it reads right to left."""
    plain = _BLANK.sub(" ", _UNSEEN.sub("", text)).strip()
    clusters = regex.findall(r"\X", _PILED_MARKS.sub(r"\1", plain))
    short = "".join(clusters if len(clusters) <= longest else [*clusters[: longest - 1], "…"])
    return {"text": short, "rtl": reads_right_to_left(short)}


def reads_right_to_left(text: str) -> bool:
    """Tell whether the first letter with a direction is of a right-to-left script."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((direction for direction in directions if direction in {"L", "R", "AL"}), "L") != "L"
