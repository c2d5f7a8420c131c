"""A CV as LaTeX, to go on with in one's own way."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from urllib.parse import quote

import regex

from bot.cv.formats import words
from bot.cv.model import Cv, Item, Style
from bot.pictures.lettering import printable

_PREAMBLE = Path(__file__).with_name("preamble.tex")
_LONGEST = 2000
_ACTIVE = (
    {character: f"{{{character}}}" for character in "-'`,?![]*=/"}
    | {
        "\\": r"\textbackslash{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        '"': r"\textquotedbl{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
    }
    | {character: f"\\{character}" for character in "{}#$%&_"}
)
"""Besides what TeX acts upon, what is a ligature or the beginning of an argument in some place."""

# What pdfLaTeX sets with nothing but T1 and UTF-8: the European Latin letters, and the signs of print.
_LATIN = r"\x20-\x7e¡-¬®-ÿĀ-ĥĨ-ķĹ-ľŁ-ňŊ-ťŨ-žȘ-ț‘’“”‚„–—…†‡•€™‹›"
_SCRIPTS = (
    ("cvjapanese", r"\p{Hiragana}\p{Katakana}"),
    ("cvkorean", r"\p{Hangul}"),
    ("cvhebrew", r"\p{Hebrew}"),
    ("cvarabic", r"\p{Arabic}"),
    ("cvemoji", r"\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Emoji_Modifier}"),
)
_RUN = regex.compile(
    rf"(?P<latin>[{_LATIN}]+)|(?P<cvhan>\p{{Han}}+)|"
    + "|".join(rf"(?P<{name}>[{letters}][{letters}\p{{M}}\u200d\ufe0f]*)" for name, letters in _SCRIPTS)
    + "|(?P<cvother>.)",
    regex.DOTALL,
)
_BETWEEN = regex.compile(r"[ .,;:–—-]+")
"""What joins two stretches of one script into one."""
_ENDLESS = regex.compile(r"(?:\S{12})(?=\S{24})")
_LETTER = regex.compile(r"[\p{L}\p{N}]")
_SPECIAL, _BACKSLASHED = regex.compile("[%#&]"), r"\\\g<0>"
_IN_ADDRESS = ":/?#[]@!&'()*+,;=%"


def write(cv: Cv, locale: str) -> bytes:
    """Write a CV as a LaTeX document in UTF-8; docs/cv.md says what sets it."""
    lines = [_PREAMBLE.read_text(encoding="utf-8"), r"\begin{document}"]
    if cv.heading.name:
        lines += [rf"\cvtitle{{{escaped(cv.heading.name)}}}", rf"\cvsubtitle{{{escaped(words.title(locale))}}}"]
    else:
        lines.append(rf"\cvtitle{{{escaped(words.title(locale))}}}")
    lines.append(r"\cvrule")
    paragraphs = (cv.heading.intro or "").split("\n")
    lines += [rf"\cvintro{{{escaped(line)}}}" for line in paragraphs if line.strip()]
    for part in cv.parts:
        lines.append(rf"\cvheading{{{escaped(words.heading(part, locale))}}}")
        before = None
        for item in part.items:
            year = "" if cv.style is Style.TIMELINE or item.year == before else str(item.year)
            lines.append(_entry(item, locale, year, timeline=cv.style is Style.TIMELINE))
            before = item.year
    lines.append(r"\end{document}")
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def escaped(text: str) -> str:
    """Return a text on one line such that TeX sets it as it is, each script in a command that knows its font."""
    drawn = printable(text, longest=_LONGEST)
    runs = [_run(kind, part, rtl=drawn["rtl"]) for kind, part in _runs(drawn["text"])]
    return rf"\cvrtl{{{''.join(runs)}}}" if drawn["rtl"] else "".join(runs)


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text script by script; punctuation between two stretches of one script belongs to it."""
    found = [(match.lastgroup or "cvother", match[0]) for match in _RUN.finditer(text)]
    # The text's own letters say in which country's shapes its Chinese characters are.
    home = next((kind for kind, _ in found if kind in ("cvjapanese", "cvkorean")), "cvhan")
    found = [(home if kind == "cvhan" else kind, part) for kind, part in found]
    for at in range(1, len(found) - 1):
        (before, _), (kind, part), (after, _) = found[at - 1 : at + 2]
        if kind == "latin" and before == after and _BETWEEN.fullmatch(part):
            found[at] = before, part
    for kind, run in groupby(found, key=itemgetter(0)):
        yield kind, "".join(part for _, part in run)


def _run(kind: str, text: str, *, rtl: bool) -> str:
    parts = _ENDLESS.sub("\\g<0>\n", text).split("\n")
    safe = r"\allowbreak{}".join("".join(_ACTIVE.get(character, character) for character in part) for part in parts)
    if kind != "latin":
        return rf"\{kind}{{{safe}}}"
    # Between words that run from the right, letters and numbers of ours keep running from the left.
    return rf"\cvltr{{{safe}}}" if rtl and _LETTER.search(text) else safe


def _entry(item: Item, locale: str, year: str, *, timeline: bool) -> str:
    line = " ".join(part for part in (escaped(item.line), words.repeats(item)) if part).replace("×", r"\texttimes{}")
    label = escaped(words.section_name(item.section, locale)) if timeline and item.section else ""
    pieces = words.linked(words.outcome(item, locale))
    outcome = "".join(_linked(piece) for piece in pieces)
    below = r"\\".join(part for part in (label, rf"\ensuremath{{\rightarrow}} {outcome}" if outcome else "") if part)
    return rf"\cvitem{{{year}}}{{{line}}}{{{below}}}"


def _linked(piece: words.Piece) -> str:
    before, after = (" " if piece.text[:1].isspace() else ""), (" " if piece.text[-1:].isspace() else "")
    text = f"{before}{escaped(piece.text)}{after}"
    if piece.url is None:
        return text
    address = quote(piece.url, safe=_IN_ADDRESS).replace("_", "%5F").replace("~", "%7E")
    return rf"\href{{{_SPECIAL.sub(_BACKSLASHED, address)}}}{{{text}}}"
