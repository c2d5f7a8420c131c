"""A CV as Markdown (CommonMark), for a website or a repository."""

import regex

from bot.cv.formats import words
from bot.cv.model import Cv, Item, Style

# What CommonMark or GitHub read as markup inside a line, and what they read as a list, heading or rule at its start.
_INLINE = regex.compile(r"[\\`*_\[\]<>|~&#$@!{}^=:]")
_AT_START = regex.compile(r"^(?:(?P<mark>[-+])|(?P<number>\d{1,9})(?P<end>[.)]))")
_IN_TARGET = regex.compile(r"[\\<>\s]")


def write(cv: Cv, locale: str) -> bytes:
    """Write a CV as Markdown in UTF-8."""
    name = cv.heading.name
    lines = [f"# {escaped(name)}", "", f"*{escaped(words.title(locale))}*"] if name else [f"# {words.title(locale)}"]
    for paragraph in (cv.heading.intro or "").split("\n"):
        if paragraph.strip():
            lines += ["", escaped(paragraph)]
    for part in cv.parts:
        lines += ["", f"## {escaped(words.heading(part, locale))}", ""]
        for item in part.items:
            lines.append(_entry(item, locale, timeline=cv.style is Style.TIMELINE))
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def escaped(text: str) -> str:
    """Return a text on one line such that Markdown shows it as it is."""
    on_one_line = _INLINE.sub(r"\\\g<0>", " ".join(text.split()))
    return _AT_START.sub(lambda at: rf"\{at['mark']}" if at["mark"] else rf"{at['number']}\{at['end']}", on_one_line)


def _entry(item: Item, locale: str, *, timeline: bool) -> str:
    small = words.section_name(item.section, locale) if item.section and timeline else ""
    said = [escaped(item.line) if timeline else f"{item.year} · {escaped(item.line)}", words.repeats(item)]
    if small:
        said.append(f"· *{escaped(small)}*")
    if outcome := words.outcome(item, locale):
        said.append(f"→ {_linked(outcome)}")
    return "- " + " ".join(part for part in said if part)


def _linked(text: str) -> str:
    pieces = words.linked(text)
    return "".join(_spaced(piece.text) if piece.url is None else _link(piece.text, piece.url) for piece in pieces)


def _spaced(text: str) -> str:
    """Escape without losing the blanks between a word and a link."""
    before, after = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    return f"{before}{escaped(text)}{after}"


def _link(text: str, url: str) -> str:
    return f"[{escaped(text)}](<{_IN_TARGET.sub('', url)}>)"
