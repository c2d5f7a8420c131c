"""The PDF and the picture: every script in its own font, in the file, quickly, whatever was written."""

import re
import time
import zlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cv.formats import pdf, png
from bot.cv.formats.typesetting import typeset
from bot.cv.model import Cv, Heading, Style
from bot.journal.model import BECAME_LIMIT, SECTIONS
from tests.cv.lines import AWKWARD, EVERYTHING, HEADING, SCRIPTS, cv, item

FONTS = {
    "Latin": "LibertinusSerif",
    "Greek": "LibertinusSerif",
    "Cyrillic": "LibertinusSerif",
    "Hebrew": "LibertinusSerif",
    "Japanese": "NotoSansCJKjp",
    "Korean": "NotoSansCJKkr",
    "Chinese": "NotoSansCJKsc",
    "Arabic": "NotoSansArabic",
    "emoji": "NotoEmoji",
    "Devanagari": "NotoSansDevanagari",
    "Thai": "NotoSansThai",
}
LONG = cv(
    *(
        item(f"{line} {at}", SECTIONS[at % 6], year=1990 + at % 37, became="https://example.org/" if at % 3 else None)
        for at, line in enumerate(list(SCRIPTS.values()) * 46)
    )
)


def opened(made: bytes) -> bytes:
    """Return a PDF with its streams unpacked."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", made, re.DOTALL)
    return made + b"".join(_unpacked(stream) for stream in streams)


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")


def texts_of(data: object) -> list[str]:
    """Return every text that the template is given."""
    match data:
        case {"text": str(text)}:
            return [text]
        case dict():
            return [text for inner in data.values() for text in texts_of(inner)]
        case list():
            return [text for inner in data for text in texts_of(inner)]
        case _:
            return []


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_set_in_its_font_and_the_font_is_in_the_file(script: str) -> None:
    inside = opened(pdf.write(cv(item(SCRIPTS[script]), heading=Heading()), "en-US"))
    assert set(re.findall(rb"\+(\w+)-?[\w-]*", b" ".join(re.findall(rb"/FontName ?/(\S+)", inside)))) >= {
        FONTS[script].encode()
    }
    assert inside.count(b"/FontFile") == len(re.findall(rb"/Type ?/FontDescriptor", inside))


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_letter_of_a_script_is_missing_from_its_font(script: str) -> None:
    inside = opened(pdf.write(cv(item(SCRIPTS[script]), heading=Heading()), "en-US"))
    # A letter without a glyph is set in the first font as its glyph 0, which no text maps back to.
    codes = re.findall(rb"<([0-9A-F]{4,})>", inside)
    shown = {int(code[at : at + 4], 16) for code in codes for at in range(0, len(code), 4)}
    assert [letter for letter in SCRIPTS[script] if letter.isalpha() and ord(letter) not in shown] == []


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("write", [pdf.write, png.write])
@pytest.mark.parametrize("line", AWKWARD.values(), ids=AWKWARD)
def test_whatever_was_written_is_printed(line: str, style: Style, write: object) -> None:
    made = cv(item(line, line, became=line), style=style, heading=Heading(line, f"{line}\n{line}"))
    assert len(write(made, "de")) > 1000  # type: ignore[operator]  # parametrize hands over objects


@settings(max_examples=40)
@given(st.text(max_size=80), st.text(max_size=200), st.sampled_from(Style))
def test_nothing_that_can_be_typed_breaks_the_sheet(line: str, intro: str, style: Style) -> None:
    made = cv(item(f"{line}.", line or None, became=line), style=style, heading=Heading(line, intro))
    assert pdf.write(made, "en-US").startswith(b"%PDF-")


def test_what_members_write_reaches_the_sheet_as_data_word_for_word() -> None:
    shown = [text.replace("\u200b", "") for text in texts_of(typeset(EVERYTHING, "en-US", medium="pages"))]
    for line in (*SCRIPTS.values(), AWKWARD["markup"], AWKWARD["TeX"], AWKWARD["one endless word"], *HEADING_LINES):
        assert line in shown


HEADING_LINES = ("Ada Lovelace", "Much of it did not work out.", "A good deal was luck.")


def test_the_longest_outcome_is_printed_whole() -> None:
    longest = f"https://example.org/{'a' * (BECAME_LIMIT - 20)}"
    shown = [
        text.replace("\u200b", "") for text in texts_of(typeset(cv(item("x", became=longest)), "de", medium="pages"))
    ]
    assert longest.removeprefix("https://") in shown


def test_hidden_directions_and_piled_marks_do_not_reach_the_sheet() -> None:
    shown = "".join(texts_of(typeset(EVERYTHING, "en-US", medium="pages")))
    assert not set(shown) & set("\u202e\u202c\u2067\ud800")
    assert "\u0317" not in shown


@pytest.mark.parametrize("style", Style)
def test_only_addresses_in_what_became_of_something_are_links(style: Style) -> None:
    made = Cv(HEADING, style, cv(item("https://a.example", became="b https://b.example/x_y."), style=style).parts)
    assert re.findall(rb"/URI ?\(([^)]*)\)", opened(pdf.write(made, "en-US"))) == [b"https://b.example/x_y"]


def test_a_cv_that_mostly_runs_from_the_right_is_laid_out_from_the_right() -> None:
    hebrew, latin = item(SCRIPTS["Hebrew"]), item(SCRIPTS["Latin"])
    for lines, rtl in (((hebrew,), True), ((latin,), False), ((hebrew, latin), False)):
        assert typeset(cv(*lines), "en-US", medium="pages")["rtl"] is rtl


def test_a_picture_stops_at_sixty_lines_and_says_how_many_are_left() -> None:
    many = cv(*(item(f"No {at}") for at in range(70)), item("twice", None), item("twice", None))
    data = typeset(many, "en-US", medium="picture", most=png.MOST)
    assert "and 12 more; the PDF has them all" in texts_of(data)
    assert "No 59" in texts_of(data)
    assert "No 60" not in texts_of(data)
    (wide, high), (same, short) = size(png.write(many, "en-US")), size(png.write(cv(item("one")), "en-US"))
    assert wide == same == 1175
    assert short < high < 16_000


def test_five_hundred_lines_of_every_script_take_less_than_two_seconds() -> None:
    assert LONG.total > 500
    before = time.process_time()
    made = pdf.write(replace(LONG, style=Style.HAUSHOFER), "en-US")
    assert time.process_time() - before < 2
    assert len(made) < 2_000_000
