"""What every format says: headings, repeats, and links in what became of a failure."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from bot.cv.model import Cv, Item, Part
from bot.journal.model import NOTHING_MUCH, SECTIONS
from bot.kernel.text import say

_LINK = regex.compile(r"https?://[^\s<>\"{}|\\^`]+[^\s<>\"{}|\\^`.,;:!?)\]'’”]")
_SCHEME = regex.compile(r"^https?://(?:www\.)?|/$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and where it leads if it is a link."""

    text: str
    url: str | None = None


def title(locale: str) -> str:
    """Return what such a document is called."""
    return say("cv.title", locale)


def heading(part: Part, locale: str) -> str:
    """Return what stands above a part: a year, one of Haushofer's headings, or the member's own."""
    return str(part.year) if part.year is not None else section_name(part.section, locale)


def section_name(section: str | None, locale: str) -> str:
    """Return a section's heading in the reader's language where it is one of Haushofer's."""
    if section is None:
        return say("cv.no_section", locale)
    return say(f"journal.section.{section}", locale) if section in SECTIONS else section


def repeats(item: Item) -> str:
    """Return `(2×)` for two failures that read alike, nothing for one."""
    return f"({item.count}×)" if item.count > 1 else ""


def outcome(item: Item, locale: str) -> str:
    """Return what it became, in the member's words or in ours for *nothing much happened*; nothing is no outcome."""
    return say(f"journal.became.{NOTHING_MUCH}", locale) if item.became == NOTHING_MUCH else item.became or ""


def dates(item: Item) -> str:
    """Return an item's dates as ISO texts, newest first, each as exact as it is known."""
    return ", ".join(str(when) for when in item.dates)


def linked(text: str) -> Iterator[Piece]:
    """Yield a text in pieces, its web addresses as links that show no more of themselves than a reader needs."""
    end = 0
    for link in _LINK.finditer(text):
        if text[end : link.start()]:
            yield Piece(text[end : link.start()])
        yield Piece(_SCHEME.sub("", link[0]), link[0])
        end = link.end()
    if text[end:]:
        yield Piece(text[end:])


def everything(cv: Cv, locale: str) -> Iterator[str]:
    """Yield every text of a CV, to see which letters it needs."""
    yield from filter(None, (title(locale), cv.heading.name, cv.heading.intro))
    for part in cv.parts:
        yield heading(part, locale)
        for item in part.items:
            yield item.line
            yield outcome(item, locale)
