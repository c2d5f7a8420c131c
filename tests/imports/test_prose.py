"""Markdown and plain lists."""

import pytest

from bot.imports.model import MOST, Found, Trouble
from bot.kernel.errors import Refused
from tests.imports.files import brief, reading


def only(text: str, name: str = "cv.md") -> Found:
    (found,) = reading(text, name).failures
    return found


@pytest.mark.parametrize(
    ("line", "text", "day"),
    [
        ("2019 Moth Song, Night Press", "Moth Song, Night Press", "2019"),
        ("2019-03: Moth Song", "Moth Song", "2019-03"),
        ("2019 – Moth Song", "Moth Song", "2019"),
        ("**2019** Moth Song", "Moth Song", "2019"),
        ("14 March 2019: Moth Song", "Moth Song", "2019-03-14"),
        ("Moth Song, 2019", "Moth Song", "2019"),
        ("Moth Song (March 2019)", "Moth Song", "2019-03"),
        ("Moth Song (Night Press, 2019)", "Moth Song (Night Press, 2019)", "2019"),
        ("Moth Song (Personal Genomics)", "Moth Song (Personal Genomics)", None),
        ("1984: A Retelling", "A Retelling", "1984"),
        ("Room 2019 was closed", "Room 2019 was closed", None),
        ("Rejected by `Nature` & *Science*", "Rejected by Nature & Science", None),
        (r"5 \* 5, \[sic\]", "5 * 5, [sic]", None),
        ("[Night Press](https://n.example)", "Night Press <https://n.example>", None),
    ],
)
def test_a_line_is_read_with_its_date(line: str, text: str, day: str | None) -> None:
    found = only(f"- {line}\n")
    assert brief(found) == (text, None, day)


def test_a_very_long_line_is_taken_as_it_stands() -> None:
    line = f"2019 {'word ' * 250}(form)"
    assert brief(only(f"- {line}\n")) == (line, None, None)


def test_remarks_that_are_all_understood_are_taken_off() -> None:
    found = only("- A no (2024-03-14, Ein Rückschlag, ganz ohne Antwort, tat 7 von 10 weh)\n")
    assert (found.text, found.kind, str(found.happened), found.sting) == ("A no", "setback", "2024-03-14", 7)


def test_years_may_be_headings_or_lists_of_their_own() -> None:
    text = "## 2019\n\n- One\n- Two, 2018\n\n## 2020\n\n- Three\n"
    assert [brief(one) for one in reading(text, "cv.md").failures] == [
        ("One", None, "2019"),
        ("Two", None, "2018"),
        ("Three", None, "2020"),
    ]
    nested = "- 2019\n  - One\n  - Two\n- Three\n"
    assert [brief(one)[::2] for one in reading(nested, "cv.md").failures] == [
        ("One", "2019"),
        ("Two", "2019"),
        ("Three", None),
    ]


def test_a_title_is_no_section_and_an_introduction_no_failure() -> None:
    text = "# Rejections\n\n2019 was hard.\n\n## Grants\n\n- One\n\nAn aside.\n"
    assert [(one.text, one.section) for one in reading(text, "cv.md").failures] == [("One", "Grants")]


def test_without_lists_the_lines_below_a_heading_are_the_failures() -> None:
    text = "# Rejections\n\nHello.\n\n## Grants\n\n2019 One\n2020 Two\n"
    assert [(one.text, str(one.happened)) for one in reading(text, "cv.md").failures] == [
        ("One", "2019"),
        ("Two", "2020"),
    ]


def test_what_stands_below_an_entry_is_its_story() -> None:
    found = only(
        "- A no\n\n  > It rained.  \n  > It poured.\n  >\n  > Then it stopped.\n\n  - a detail\n\n      verbatim\n"
    )
    assert found.story is not None
    assert found.story.startswith("It rained.\nIt poured.\n\nThen it stopped.\n\na detail")


def test_several_of_one_sort_are_several() -> None:
    read = reading("- A no (3×)\n- Another x2\n- Too many (999×)\n", "cv.md")
    assert [one.copy for one in read.failures] == [1, 2, 3, 1, 1]


def test_a_table_in_a_document_is_read_as_one() -> None:
    table = "| Title | Status | Year |\n|---|---|---|\n| A | no | 2019 |\n| B | yes | 2020 |\n| C | ? | 2020 |\n"
    read = reading(f"## Grants\n\n{table}", "cv.md")
    assert [(one.row, *brief(one), one.section) for one in read.failures] == [(5, "A", None, "2019", "Grants")]
    assert len(read.accepted) == 1
    assert [(one.row, one.trouble) for one in read.unread] == [(7, Trouble.ANSWER)]


def test_what_cannot_be_read_is_named_by_its_line() -> None:
    read = reading("- A\n-\n- 2031 Not yet\n- \u200b\n", "cv.md")
    assert [(one.row, one.trouble) for one in read.unread] == [
        (2, Trouble.EMPTY),
        (3, Trouble.FUTURE),
        (4, Trouble.EMPTY),
    ]


def test_a_heading_that_is_too_long_for_a_section_leaves_its_entries_out() -> None:
    read = reading(f"## {'x' * 61}\n\n- A\n\n## Fine\n\n- B\n", "cv.md")
    assert [one.text for one in read.failures] == ["B"]
    assert [(one.row, one.trouble) for one in read.unread] == [(3, Trouble.LONG)]


def test_too_many_lines_are_refused() -> None:
    for name in ("cv.md", "cv.txt"):
        with pytest.raises(Refused, match=r"imports\.too_many"):
            reading("- A\n" * (MOST + 1), name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cv.md", "- A (99×)\n" * 40_000),
        ("list.txt", "A (99×)\n" * 40_000),
        ("list.txt", "2031 A\n" * 40_000),
        ("list.csv", "A (99×)\n" * 4000),
        ("list.csv", "Line,Date\n" + f'A,"2019{", 2019" * 20_000}"\n' * 70),
    ],
)
def test_a_small_file_does_not_become_a_million_entries(name: str, text: str) -> None:
    with pytest.raises(Refused, match=r"imports\.too_many"):
        reading(text, name)


def test_a_table_about_something_else_does_not_hide_the_rest() -> None:
    read = reading("- A\n\n| Fee | Date |\n|---|---|\n| 3 | 2019 |\n\n- B\n", "cv.md")
    assert [one.text for one in read.failures] == ["A", "B"]
    assert [(one.row, one.trouble) for one in read.unread] == [(3, Trouble.EMPTY)]


@pytest.mark.parametrize("evil", ["[" * 20000, "> " * 20000 + "x", "- " * 5000 + "x", "*a " * 20000, "<a " * 20000])
def test_hostile_markdown_is_no_trouble(evil: str) -> None:
    assert reading(f"- A\n\n{evil}\n", "cv.md").failures[0].text == "A"
