"""Set a CV with typst, on sheets to print or as one picture. What members wrote goes in as data, never as markup."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict

import regex

from bot.cv.formats import words
from bot.cv.model import Cv, Item, Style
from bot.journal.model import BECAME_LIMIT
from bot.kernel.text import language_of, say
from bot.pictures import compiling
from bot.pictures.fonts import SERIF, families, fonts
from bot.pictures.lettering import printable, reads_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TEMPLATE = Path(__file__).with_name("sheet.typ")
_LONGEST = BECAME_LIMIT
"""Grapheme clusters of a text that is printed: as many as the longest that the journal takes."""
_ENDLESS = regex.compile(r"[^\s\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]{36,}")
_CLUSTERS = regex.compile(r"\X{1,12}")
_MAY_BREAK = "\u200b"
_KEPT_FOR, _NOTHING = 12, b"#set page(width: 1pt, height: 1pt)"


class Set(TypedDict):
    """A text as the template takes it: its direction, and the fonts that its letters are looked for in."""

    text: str
    rtl: bool
    fonts: list[str]
    url: str | None


def typeset(cv: Cv, locale: str, *, medium: Literal["pages", "picture"], most: int | None = None) -> dict[str, object]:
    """Return what the template draws: at most so many items, and how many failures that leaves out."""
    room = sum(len(part.items) for part in cv.parts) if most is None else most
    shown, parts = 0, list[dict[str, object]]()
    for part in cv.parts:
        items = part.items[: max(0, room)]
        room -= len(items)
        shown += sum(item.count for item in items)
        if items:
            drawn = [_item(item, locale, timeline=cv.style is Style.TIMELINE) for item in items]
            parts.append({"heading": _set(words.heading(part, locale)), "items": drawn})
    left_out = cv.total - shown
    paragraphs = [line for line in (cv.heading.intro or "").split("\n") if line.strip()]
    return {
        "medium": medium,
        "style": cv.style,
        "lang": language_of(locale),
        "rtl": _mostly_right_to_left([item.line for part in cv.parts for item in part.items]),
        "title": _set(words.title(locale)),
        "name": _set(cv.heading.name) if cv.heading.name else None,
        "intro": [_set(line, longest=len(line)) for line in paragraphs],
        "parts": parts,
        "more": _set(say("cv.more_in_pdf", locale, n=left_out)) if left_out else None,
        "fonts": families(" ".join(words.everything(cv, locale)), SERIF),
    }


def to_pdf(data: dict[str, object]) -> bytes:
    """Compile to a PDF."""
    with _forgetting():
        return compiling.to_pdf(_TEMPLATE, data)


def to_png(data: dict[str, object], pixels_per_inch: float) -> bytes:
    """Compile to a PNG of one page."""
    with _forgetting():
        return compiling.to_png(_TEMPLATE, data, pixels_per_inch)


@contextmanager
def _forgetting() -> Iterator[None]:
    """Have typst let go of what it computed: it would keep that for ten documents, 200 MB after as many long CVs."""
    import typst  # noqa: PLC0415  # start-up must be quick, and most starts print nothing

    try:
        yield
    finally:
        for _ in range(_KEPT_FOR):
            typst.compile(_NOTHING, font_paths=fonts(), format="svg")


def _item(item: Item, locale: str, *, timeline: bool) -> dict[str, object]:
    return {
        "year": str(item.year),
        "line": _set(item.line),
        "repeats": words.repeats(item),
        "label": _set(words.section_name(item.section, locale)) if timeline and item.section else None,
        "became": [_set(piece.text, url=piece.url) for piece in words.linked(words.outcome(item, locale))],
    }


def _set(text: str, *, longest: int = _LONGEST, url: str | None = None) -> Set:
    drawn = printable(text, longest=longest)
    # `printable` trims; between a word and a link there must stay a space.
    before, after = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    whole = f"{before}{_ENDLESS.sub(_breakable, drawn['text'])}{after}"
    return {"text": whole, "rtl": drawn["rtl"], "fonts": families(text, SERIF), "url": url}


def _breakable(word: regex.Match[str]) -> str:
    return _MAY_BREAK.join(_CLUSTERS.findall(word[0]))


def _mostly_right_to_left(lines: Sequence[str]) -> bool:
    return 2 * sum(map(reads_right_to_left, lines)) > len(lines)
