"""Find the fonts that everything Cork draws and prints is set in."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    import typst

SANS = ("Noto Sans",)
SERIF = ("Libertinus Serif", "Noto Sans")

_PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")
_AFTER_LATIN = ("Noto Sans Hebrew", "Noto Sans Arabic")
_LAST = ("Noto Emoji", "Noto Sans Symbols")
_EASTERN = "Noto Sans CJK SC"
# Letters that say in which country's shapes the Chinese characters beside them are written.
_SIGNS = (
    (regex.compile(r"[\p{Hiragana}\p{Katakana}]"), "Noto Sans CJK JP"),
    (regex.compile(r"\p{Hangul}"), "Noto Sans CJK KR"),
    (regex.compile(r"\p{Bopomofo}"), "Noto Sans CJK TC"),
)


@cache
def fonts() -> typst.Fonts:
    """Return the fonts of our packages and of typst itself, no others, so that a text looks alike on every machine."""
    import typst  # noqa: PLC0415  # start-up must be quick, and most starts draw nothing

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[*map(_folder, _PACKAGES)])


def families(text: str, latin: tuple[str, ...] = SANS) -> list[str]:
    """Return the families that a text is set in, in the order in which each letter looks for itself.

    One code point has a Japanese, a Korean and a Chinese shape; the text's own letters say which is meant.
    """
    eastern = next((family for sign, family in _SIGNS if sign.search(text)), _EASTERN)
    return [*latin, *_AFTER_LATIN, eastern, *_LAST]


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise RuntimeError(f"The package {package} is missing: install the bot together with its dependencies")
    return Path(spec.origin).parent
