"""Draw a milestone or a party: bottles that fill up, and a cork that pops at the goal."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypedDict

import regex

from bot.pictures.fonts import fonts

WIDTH, HEIGHT = 1600, 900
"""The size of every picture in pixels: 800 by 450 points, two pixels a point."""

LONGEST = 200
"""How many grapheme clusters of one text are drawn at most; the picture shortens further what does not fit."""

_PIXELS_PER_INCH = 144.0
_TEMPLATE = Path(__file__).with_name("party.typ")

# What reorders or hides text: a picture needs neither, since each text gets its direction from its first strong letter.
_UNSEEN = regex.compile(r"[\p{Cs}\p{Co}\p{Cn}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_BLANK = regex.compile(r"[\p{Cc}\p{Z}]+")
# Three marks on a letter are the most that a living script stacks; more would paint over the neighbouring lines.
_PILED_MARKS = regex.compile(r"(\p{Mn}{3})\p{Mn}+")


@dataclass(frozen=True, slots=True)
class PartyPicture:
    """Say what a picture shows; every text arrives in the language of its readers, a text may be empty."""

    count: int
    goal: int
    toast: str
    scope: str
    host: str | None
    date: str
    headline: str
    caption: str
    theme: Literal["dark", "light"] = "dark"

    def __post_init__(self) -> None:
        if self.count < 0 or self.goal < 1:
            raise ValueError(f"No bottles can show {self.count} of {self.goal}")


class _Words(TypedDict):
    text: str
    rtl: bool


def draw(picture: PartyPicture) -> bytes:
    """Return the picture as a PNG of WIDTH by HEIGHT pixels: a shelf of bottles, and from the goal on the party.

    The same picture gives the same bytes on every machine. Call it in a thread: it takes about a tenth of a second.
    """
    import typst  # noqa: PLC0415  # start-up must be quick, and most starts draw nothing

    data = {
        "count": picture.count,
        "goal": picture.goal,
        "theme": picture.theme,
        "toast": _printable(picture.toast),
        "scope": _printable(picture.scope),
        "headline": _printable(picture.headline),
        "caption": _printable(picture.caption),
        "footer": _printable(" · ".join(part for part in (picture.date, picture.host) if part)),
    }
    return typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        font_paths=fonts(),
        format="png",
        ppi=_PIXELS_PER_INCH,
        sys_inputs={"picture": json.dumps(data)},
    )


def reads_right_to_left(text: str) -> bool:
    """Tell whether the first letter with a direction is of a right-to-left script."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((direction for direction in directions if direction in {"L", "R", "AL"}), "L") != "L"


def _printable(text: str) -> _Words:
    plain = _BLANK.sub(" ", _UNSEEN.sub("", text)).strip()
    clusters = regex.findall(r"\X", _PILED_MARKS.sub(r"\1", plain))
    short = "".join(clusters if len(clusters) <= LONGEST else [*clusters[: LONGEST - 1], "…"])
    return {"text": short, "rtl": reads_right_to_left(short)}
