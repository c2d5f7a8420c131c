"""Draw what a party leaves: its letters as a pile of slips, and a glass or two; the empty bottle where it was quiet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.pictures.compiling import to_png
from bot.pictures.fonts import families
from bot.pictures.lettering import printable

WIDTH, HEIGHT = 1600, 900
"""The size of every keepsake in pixels: 800 by 450 points, two pixels a point."""
SHOWN = 6
"""Slips that lie on top; what more there are shows as their edges beneath."""

_TEMPLATE = Path(__file__).with_name("keepsake.typ")


@dataclass(frozen=True, slots=True)
class Slip:
    """One line that was read: what stands on it, the award that it was given, and whether it was shredded."""

    text: str
    award: str = ""
    shredded: bool = False


@dataclass(frozen=True, slots=True)
class KeepsakePicture:
    """Say what a keepsake shows; every text arrives in the language of its readers and may be empty.

    Of `slips` those with an award come first where not all can be seen.
    """

    headline: str
    caption: str
    place: str
    date: str
    slips: tuple[Slip, ...] = ()
    theme: Literal["dark", "light"] = "dark"

    @property
    def on_top(self) -> tuple[Slip, ...]:
        """Return the slips that can be read, in the order in which they were."""
        awarded_first = sorted(range(len(self.slips)), key=lambda at: (not self.slips[at].award, at))
        return tuple(self.slips[at] for at in sorted(awarded_first[:SHOWN]))


def draw(picture: KeepsakePicture) -> bytes:
    """Return the keepsake as a PNG of WIDTH by HEIGHT pixels.

    The same keepsake gives the same bytes on every machine. Call it in a thread: it takes a few tenths of a second.
    """
    data = {
        "theme": picture.theme,
        "fonts": families(" ".join((picture.headline, picture.place))),
        "headline": printable(picture.headline),
        "caption": printable(picture.caption),
        "place": printable(picture.place),
        "date": printable(picture.date),
        "slips": [
            {
                "line": {**printable(slip.text), "fonts": families(slip.text)},
                "award": printable(slip.award),
                "shredded": slip.shredded,
            }
            for slip in picture.on_top
        ],
        "beneath": len(picture.slips) - len(picture.on_top),
    }
    return to_png(_TEMPLATE, data)
