"""A CV for programs; docs/cv.md has the schema."""

import json

from bot.cv.formats import words
from bot.cv.model import Cv, Item, Part
from bot.journal.model import NOTHING_MUCH, SECTIONS
from bot.kernel.text import language_of

FORMAT = "cork-cv"
VERSION = 1
"""Raised when a name below goes or changes its meaning; new names may come without that."""


def write(cv: Cv, locale: str) -> bytes:
    """Write a CV as JSON in UTF-8."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "language": language_of(locale),
        "style": cv.style,
        "title": words.title(locale),
        "name": cv.heading.name,
        "intro": cv.heading.intro,
        "total": cv.total,
        "parts": [_part(part, locale) for part in cv.parts],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _part(part: Part, locale: str) -> dict[str, object]:
    return {
        "heading": words.heading(part, locale),
        "year": part.year,
        "entries": [_entry(item, locale) for item in part.items],
    }


def _entry(item: Item, locale: str) -> dict[str, object]:
    return {
        "line": item.line,
        "year": item.year,
        "dates": [str(when) for when in item.dates],
        "count": item.count,
        "section": item.section if item.section in SECTIONS else None,
        "section_name": None if item.section is None else words.section_name(item.section, locale),
        "became": words.outcome(item, locale) or None,
        "nothing_much": item.became == NOTHING_MUCH,
    }
