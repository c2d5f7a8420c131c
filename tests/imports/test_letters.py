"""From bytes to letters."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imports.decoding import decode
from bot.kernel.errors import Refused
from tests.imports.files import reading

WESTERN = "Was;Wo\nBücherpreis;Café “Élan” in Zürich – 3 €\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_what_a_spreadsheet_writes_in_the_west_is_read(encoding: str) -> None:
    assert decode(WESTERN.encode(encoding))[0] == WESTERN


@pytest.mark.parametrize(
    ("encoding", "line"),
    [
        ("cp1251", "Название;Журнал\nНочь над рекой;Новый мир\n"),
        ("shift_jis", "題名,雑誌\n夜の歌,文藝春秋\n"),
        ("gb18030", "标题,杂志\n夜歌,收获\n"),
        ("cp1250", "Název;Časopis\nNoční píseň o řece;Žižkovské listy\n"),
    ],
)
def test_older_encodings_of_other_scripts_are_recognised(encoding: str, line: str) -> None:
    assert decode((line * 5).encode(encoding)) == (line * 5, encoding)


def test_a_single_umlaut_is_no_chinese() -> None:
    assert decode("Aufsatz;Zeitschrift\nÜber Moos;PLOS\n".encode("cp1252"))[0].startswith("Aufsatz")
    assert reading("Aufsatz;Zeitschrift\nÜber Moos;PLOS\n".encode("cp1252")).failures[0].text == "Über Moos, PLOS"


def test_a_line_of_another_program_in_between_is_read_as_that_program_wrote_it() -> None:
    text = "Bücher\n".encode() * 3 + "Bücher\n".encode("cp1252")
    assert decode(text) == ("Bücher\n" * 4, "utf-8")


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\x00\x00", b"\x00" * 100, b"\x7fELF\x02\x01\x01\x00", b"a\x00b"]
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match=r"imports\.not_text"):
        decode(content)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    with suppress(Refused):
        text, encoding = decode(content)
        assert "\0" not in text
        assert encoding


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_in_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode("utf-8-sig"))[0] == text
