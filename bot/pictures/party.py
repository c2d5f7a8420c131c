"""Draw a milestone or a party: bottles that fill up, and a cork that pops at the goal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.pictures.compiling import to_png
from bot.pictures.fonts import families
from bot.pictures.lettering import printable

WIDTH, HEIGHT = 1600, 900
"""The size of every picture in pixels: 800 by 450 points, two pixels a point."""

_TEMPLATE = Path(__file__).with_name("party.typ")


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


def draw(picture: PartyPicture) -> bytes:
    """Return the picture as a PNG of WIDTH by HEIGHT pixels: a shelf of bottles, and from the goal on the party.

    The same picture gives the same bytes on every machine. Call it in a thread: it takes about a tenth of a second.
    """
    data = {
        "count": picture.count,
        "goal": picture.goal,
        "theme": picture.theme,
        "fonts": families(" ".join((picture.toast, picture.scope, picture.headline, picture.host or ""))),
        "toast": printable(picture.toast),
        "scope": printable(picture.scope),
        "headline": printable(picture.headline),
        "caption": printable(picture.caption),
        "footer": printable(" · ".join(part for part in (picture.date, picture.host) if part)),
    }
    return to_png(_TEMPLATE, data)
