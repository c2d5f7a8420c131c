"""What members write stands in every format as they wrote it, and does nothing there."""

import csv
import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema_rs import validator_for
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.cv.formats import writer
from bot.cv.formats.csv import COLUMNS
from bot.cv.formats.csv import write as write_csv
from bot.cv.formats.json import write as write_json
from bot.cv.formats.latex import escaped as tex
from bot.cv.formats.markdown import escaped as markdown
from bot.cv.formats.markdown import write as write_markdown
from bot.cv.model import Cv, Format, Style
from bot.journal.model import NOTHING_MUCH, SECTIONS, clean_line, is_blank
from tests.cv.lines import AWKWARD, EVERYTHING, SCRIPTS, cv, item

LINES = (
    (
        st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
        | st.text("\\`*_{}[]()#+-.!<>|~&$@:=^%'\"/ 1a", max_size=30)
    )
    .map(clean_line)
    .filter(lambda line: not is_blank(line))
)
DOCS = Path(__file__).parents[2] / "docs" / "cv.md"
READER = MarkdownIt("gfm-like", {"linkify": False})
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u200b=1", "＝1", "|cmd", "%0A=1")
FIRST_OF_FORMULAS = tuple("=+-@|%＝＋－＠")


def spoken(tokens: list[Token] | None) -> str:
    """Return what a reader of rendered Markdown sees, marked up for what is not plain text."""
    return "".join(
        one.content if one.type in ("text", "text_special") else f"<{one.type}>{spoken(one.children)}"
        for one in tokens or ()
    )


@given(LINES)
def test_markdown_shows_a_line_as_it_was_written(line: str) -> None:
    tokens = READER.parse(f"- {markdown(line)}\n")
    inline = [token for token in tokens if token.type == "inline"]
    assert [token.type for token in tokens if token.level <= 2 and token.nesting >= 0] == [
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
    ]
    assert [spoken(token.children) for token in inline] == [" ".join(line.split())]


@pytest.mark.parametrize(
    "line", ["+ a", "- a", "* a", "1. a", "2) a", "# a", "> a", "---", "===", "```", "    a", "[a]: b"]
)
def test_markdown_takes_no_beginning_of_a_line_for_markup(line: str) -> None:
    (opened, inline, _) = READER.parse(markdown(line))
    assert opened.type == "paragraph_open"
    assert spoken(inline.children) == line.strip()


@given(LINES, LINES)
def test_markdown_keeps_headings_and_names_as_they_are(name: str, section: str) -> None:
    made = write_markdown(cv(item("x", section), heading=EVERYTHING.heading), "en-US").decode()
    headings = [
        spoken(token.children)
        for before, token in zip(READER.parse(made), READER.parse(made)[1:], strict=False)
        if before.type == "heading_open"
    ]
    assert headings == ["Ada Lovelace", " ".join(section.split())]
    assert spoken(READER.parse(f"# {markdown(name)}")[1].children) == " ".join(name.split())


@given(LINES)
def test_in_latex_nothing_that_members_write_is_a_command(line: str) -> None:
    made = tex(line)
    commands = set(re.findall(r"\\([A-Za-z]+)", made))
    ours = {"textbackslash", "textasciicircum", "textasciitilde", "textquotedbl", "textless", "textgreater"}
    ours |= {"textbar", "allowbreak", "cvrtl", "cvltr", "cvhan", "cvother", "cvemoji"}
    assert commands <= ours | {"cvjapanese", "cvkorean", "cvhebrew", "cvarabic"}
    bare = re.sub(r"\\[A-Za-z]+|\\[{}#$%&_]", "", made)
    assert not set(bare) & set('\\#$%&_^~"<>|')
    depth = 0
    for character in re.sub(r"\\[{}]", "", made):
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


@given(st.lists(st.tuples(LINES, LINES), min_size=1, max_size=4))
def test_csv_gives_back_what_was_written_and_no_cell_is_a_formula(pairs: list[tuple[str, str]]) -> None:
    rows = read_csv(cv(*(item(line, section, became=line) for line, section in pairs)))
    assert rows[0] == list(COLUMNS)
    cells = {cell for row in rows[1:] for cell in row}
    assert [cell for cell in cells if cell[:1] in FIRST_OF_FORMULAS] == []
    written = {cell.removeprefix("'").casefold() for cell in cells}
    assert {" ".join(line.split()).removeprefix("'").casefold() for line, _ in pairs} <= written


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_disarms_every_beginning_of_a_formula(text: str) -> None:
    ((_, _, _, line, _, became),) = read_csv(cv(item(text, became=text)))[1:]
    assert line.startswith("'")
    assert became == line


@given(LINES, st.sampled_from(Style))
def test_json_gives_back_what_was_written_and_keeps_to_its_schema(line: str, style: Style) -> None:
    assume(line not in (*SECTIONS, NOTHING_MUCH))  # Hypothesis takes words from the code, and these are Cork's own
    made = json.loads(write_json(cv(item(line, line, became=line), style=style), "de"))
    SCHEMA.validate(made)
    (entry,) = made["parts"][0]["entries"]
    assert (entry["line"], entry["section"], entry["section_name"], entry["became"]) == (line, None, line, line)


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_json_of_every_sort_of_line_keeps_to_its_schema(style: Style, locale: str) -> None:
    made = json.loads(write_json(Cv(EVERYTHING.heading, style, EVERYTHING.parts), locale))
    SCHEMA.validate(made)
    assert made["total"] == len(SCRIPTS) + len(AWKWARD) + 2


@pytest.mark.parametrize("format_", Format)
def test_the_same_cv_is_the_same_file(format_: Format) -> None:
    assert writer(format_)(EVERYTHING, "en-US") == writer(format_)(EVERYTHING, "en-US")


def read_csv(made: Cv) -> list[list[str]]:
    written = write_csv(made, "en-US")
    assert written.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(written.decode("utf-8-sig"), newline=""), strict=True))


def schema_of_docs() -> Any:
    """Return the JSON schema that the documentation prints."""
    found = re.search(r"```json\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return json.loads(found[1])


SCHEMA = validator_for(schema_of_docs())
