import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from bot.journal.model import LINE_LIMIT, LINE_POINTS, clean_line, clean_story, cut_line, is_blank

FAMILY = "👨‍👩‍👧‍👦"
ZALGO = "Z" + "\u0351" * 60
RLO = "\u202e"


def graphemes(text: str) -> int:
    return len(regex.findall(r"\X", text))


@pytest.mark.parametrize(
    "text",
    ["x" * 140, FAMILY * 140, "🇩🇪" * 140, "e\u0301" * 140, "שלום " * 28, f"{RLO}reversed", "no"],
    ids=["latin", "families", "flags", "combining", "hebrew", "bidi", "short"],
)
def test_a_line_that_fits_as_people_see_it_stays_whole(text: str) -> None:
    line, story = cut_line(text)
    assert line == unicodedata.normalize("NFC", text.strip())
    assert story is None


def test_a_long_line_is_cut_at_a_word_and_nothing_is_thrown_away() -> None:
    text = "The committee was impressed by " + "very " * 30 + "much"
    line, story = cut_line(text)
    assert line.endswith(" very…")
    assert LINE_LIMIT - 5 <= graphemes(line) <= LINE_LIMIT
    assert story == text


def test_a_cut_that_falls_between_two_words_keeps_both_sides_whole() -> None:
    line, _ = cut_line("x" * 99 + " " + "y" * 39 + " rest")
    assert line == "x" * 99 + " " + "y" * 39 + "…"


def test_one_endless_word_is_cut_through() -> None:
    line, story = cut_line("x" * 300)
    assert (line, story) == ("x" * 139 + "…", "x" * 300)
    assert cut_line("see " + "x" * 300)[0] == "see " + "x" * 135 + "…"


def test_emoji_are_never_cut_in_the_middle() -> None:
    line, _ = cut_line(FAMILY * 141)
    assert line == FAMILY * 139 + "…"


def test_towers_of_combining_marks_are_cut_to_a_size_that_can_be_shown() -> None:
    text = ZALGO * 100
    line, story = cut_line(text)
    assert len(line) <= LINE_POINTS
    assert story == unicodedata.normalize("NFC", text)
    endless = "Z" + "\u0351" * 5000
    assert len(cut_line(endless)[0]) == LINE_POINTS


def test_a_line_has_neither_line_breaks_nor_control_characters() -> None:
    assert clean_line("  Dear\r\n\x00applicant,\u2028we\x1b[31m regret\t") == "Dear applicant, we [31m regret"


def test_a_story_keeps_its_line_breaks_and_loses_control_characters() -> None:
    assert (
        clean_story("\x07Dear applicant,\r\n\r\nwe regret\r\x1bto\tsay\ud800 ")
        == "Dear applicant,\n\nwe regret\nto\tsay"
    )


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "\u200b\u200d", RLO + "\u202c", "\u3164", "\u2800", "\x00", "\u0301", "\ufe0f", "\xa0"]
)
def test_a_text_with_nothing_to_see_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["x", "🍾", "נ", "不", "?", f"{RLO}x", FAMILY])
def test_a_text_with_something_to_see_is_not_blank(text: str) -> None:
    assert not is_blank(text)


@given(st.text(max_size=400))
def test_every_line_fits_and_every_cut_text_is_kept(text: str) -> None:
    line, story = cut_line(text)
    assert graphemes(line) <= LINE_LIMIT
    assert len(line) <= LINE_POINTS
    assert clean_line(line) == line
    assert story is None or (line.endswith("…") and story == clean_story(text))
    if story is None:
        assert line == clean_line(text)


@given(st.text(max_size=400))
def test_cleaning_twice_changes_nothing_and_can_always_be_stored(text: str) -> None:
    assert clean_story(clean_story(text)) == clean_story(text)
    assert clean_line(clean_line(text)).encode() == clean_line(text).encode()
