"""Make what a member wrote harmless: no mention, link, heading or reversed text comes out of it."""

import re
import unicodedata

import regex
from discord.utils import escape_markdown

LONGEST = 4000
"""What a message shows at most, in UTF-16 units."""

# Control, surrogate and direction characters: they hide, reverse or break what stands around them.
_UNSEEN = regex.compile(r"[\p{Cc}\p{Cs}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_STACKED = regex.compile(r"(\p{M}{3})\p{M}+")
_CLUSTER = regex.compile(r"\X")
# What Discord's client makes active although escape_markdown leaves it alone; a zero-width space goes behind it.
# Literal beginnings and `re` keep this quick: every receipt goes through it.
_ACTIVE = re.compile(
    r"<(?=\S)"  # mentions of all kinds, timestamps, own emoji
    r"|@(?=everyone|here)"
    r"|:(?=//)"  # bare links; behind the slashes a zero-width space would count as part of the address
    r"|discord(?=\.gg|(?:app)?\.com/invite)"
)
# Most lines are plain words, in which there is nothing to escape.
_WORDS = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;'()!?]|\.(?=\s|$))*")
_LIST = re.compile(r"\s*(?:[-*+]|\d+\.)\s")
_BREAK = "\u200b"


def plain(text: str, *, limit: int = LONGEST) -> str:
    """Return a member's text for a message: shown as it was written, on one line or many, with nothing active in it.

    At most `limit` UTF-16 units long, which is how Discord counts; cut between user-perceived characters.
    """
    lines = [_plain_line(line) for line in tidy(text).split("\n")]
    return clip("\n".join(lines), limit)


def one_line(text: str, *, limit: int = 600) -> str:
    """Return a member's text as `plain` does, on one line."""
    return clip(_plain_line(_on_one_line(text)), limit)


def name(text: str, *, limit: int = 100) -> str:
    """Return a member's text for a place that knows no markdown, such as a thread's name or a choice's label."""
    return clip(_on_one_line(text), limit)


def tidy(text: str) -> str:
    """Normalise to NFC, take out control and direction characters, and thin out stacked marks."""
    if text.isascii() and text.isprintable():
        return text
    kept = "\n".join(_UNSEEN.sub("", line) for line in text.splitlines())
    return _STACKED.sub(r"\1", unicodedata.normalize("NFC", kept))


def clip(text: str, limit: int) -> str:
    """Cut to `limit` UTF-16 units between user-perceived characters, with an ellipsis where something went."""
    if units(text) <= limit:
        return text
    kept: list[str] = []
    room = limit - 1
    for match in _CLUSTER.finditer(text):
        cluster: str = match[0]
        room -= units(cluster)
        if room < 0:
            break
        kept.append(cluster)
    return "".join(kept).rstrip("\\") + "…"


def _on_one_line(text: str) -> str:
    return " ".join(tidy(text).split())


def _plain_line(line: str) -> str:
    if _WORDS.fullmatch(line):
        return line
    escaped = _ACTIVE.sub(rf"\g<0>{_BREAK}", escape_markdown(line, ignore_links=False))
    return _BREAK + escaped if _LIST.match(escaped) else escaped


def units(text: str) -> int:
    """Count a text as Discord does, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
