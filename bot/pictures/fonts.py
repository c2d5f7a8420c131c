"""Find the fonts that every picture is set in."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst


@cache
def fonts() -> typst.Fonts:
    """Return the Noto fonts of the package manimgx-fonts and no others, so that a text looks alike on every machine."""
    import typst  # noqa: PLC0415  # start-up must be quick, and most starts draw nothing

    spec = find_spec("manimgx_fonts")
    if spec is None or spec.origin is None:
        raise RuntimeError("The package manimgx-fonts is missing: install the bot together with its dependencies")
    folder = Path(spec.origin).parent
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
