"""What sort of file it is: one clear answer each."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imports.model import LARGEST, LARGEST_PROSE, Archive, Reading
from bot.imports.reading import read
from bot.imports.staging import pack, unpack
from bot.kernel.errors import Refused
from bot.kernel.text import LANGUAGES, say
from tests.imports.files import BRITAIN, attempt, reading


def zipped(**files: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def refusal(content: bytes, name: str = "list.csv") -> Refused:
    with pytest.raises(Refused) as refused:
        read(content, name, BRITAIN)
    assert all(say(refused.value.key, language, **refused.value.values) for language in LANGUAGES)
    return refused.value


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "imports.empty"),
        (b"\n\n  \n", "imports.empty"),
        (b"Title,Date\n", "imports.empty"),
        (b"%PDF-1.7\n...", "imports.document"),
        (b"{\\rtf1 hello}", "imports.document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "imports.workbook"),
        (zipped(**{"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "imports.workbook"),
        (zipped(**{"mimetype": b"", "content.xml": b""}), "imports.workbook"),
        (zipped(**{"list.csv": b"Title\nA\n"}), "imports.other_zip"),
        (b"PK\x03\x04 and nothing more", "imports.broken_zip"),
        (zipped(**{"cork.json": b"x" * 1000})[:60], "imports.broken_zip"),
        (b"\x89PNG\r\n\x1a\n\x00", "imports.not_text"),
        (b"a" * (LARGEST + 1), "imports.too_large"),
        (b"Date,Fee\n2024-01-01,3\n", "imports.no_line"),
    ],
    # A zip holds the time at which it was made, and a case must be called the same in every process.
    ids=lambda told: told if isinstance(told, str) else len(told),
)
def test_each_sort_of_file_that_cannot_be_read_gets_its_own_answer(content: bytes, key: str) -> None:
    assert refusal(content).key == key


def test_a_zip_bomb_is_not_unpacked() -> None:
    assert refusal(zipped(**{"cork.json": b" " * (33 * 1024 * 1024)})).key == "imports.too_large"


def test_a_locked_zip_is_refused() -> None:
    content = bytearray(zipped(**{"cork.json": b"{}"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    assert refusal(bytes(content)).key == "imports.broken_zip"


def test_a_markdown_file_may_be_half_a_megabyte() -> None:
    refused = refusal(b"- A\n" * (LARGEST_PROSE // 4 + 1), "cv.md")
    assert (refused.key, refused.values) == ("imports.too_large", {"most": "512 kB"})


def test_an_export_is_taken_out_of_its_zip_or_as_it_is() -> None:
    for content, name in ((zipped(**{"cork.json": b'{"schema": 2}'}), "x.zip"), (b' {"schema": 2}', "cork.json")):
        found = read(content, name, BRITAIN)
        assert isinstance(found, Archive)
        assert (found.content.strip(), found.filename) == (b'{"schema": 2}', name)


@pytest.mark.parametrize(
    ("name", "content", "lines"),
    [
        ("x.txt", "2019 One thing\n\nAnother thing\n", ["One thing", "Another thing"]),
        ("x.txt", "- One thing, 2019\n- Another, with a comma\n", ["One thing", "Another, with a comma"]),
        ("x.txt", "# Heading\n\n- One\n- Two\n", ["One", "Two"]),
        ("x.txt", "Title;Date\nOne;2019\nTwo;2020\n", ["One", "Two"]),
        ("x", "One, a thing\nTwo\nThree\n", ["One, a thing", "Two", "Three"]),
        ("x.csv", "Only one column\nand another line\n", ["Only one column", "and another line"]),
        ("x.md", "| Title | Date |\n|-|-|\n| One | 2019 |\n", ["One"]),
    ],
)
def test_the_form_of_a_text_is_found(name: str, content: str, lines: list[str]) -> None:
    assert [one.text for one in reading(content, name).failures] == lines


def test_all_that_is_known_of_a_row_is_kept() -> None:
    found = reading("Title,Sent,Response date,Response,Sting\nA,2024-01,2024-02,form,3\nB,2024-03,,,\n")
    assert str(found.failures[0].sent_on) == "2024-01"
    assert unpack(pack(found)) == found


@given(st.binary(max_size=400), st.sampled_from(["x.csv", "x.md", "x.txt", "x.zip", "x"]))
def test_any_file_is_read_or_refused_and_what_was_read_can_be_kept(content: bytes, name: str) -> None:
    found = attempt(content, name)
    assert found is None or unpack(pack(found)) == found


_WORDS = st.sampled_from(
    [
        "Title",
        "Date",
        "2024-01-02",
        "3/4/2024",
        "rejected",
        "yes",
        "pending",
        "- A",
        "# B",
        "(2×)",
        "\n",
        ",",
        ";",
        "|",
        '"',
        "**",
        "1. ",
        "→ x",
        "(2019, a near miss)",
    ]
)


@given(st.lists(_WORDS, max_size=40).map(" ".join), st.sampled_from(["x.csv", "x.md", "x.txt"]))
def test_any_text_is_read_or_refused_and_what_was_read_can_be_kept(text: str, name: str) -> None:
    found = attempt(text.encode(), name)
    if isinstance(found, Reading):
        assert unpack(pack(found)) == found
        assert all(one.text.strip() for one in found.failures)
        assert all(one.text.strip() for one in found.waiting)
