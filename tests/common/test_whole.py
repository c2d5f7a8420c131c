from cogs.common.card import Attached, File, Text
from cogs.common.whole import SHOWN, whole


def test_a_text_that_fits_stands_in_the_message_alone() -> None:
    assert whole("Two *years*.\nThen a letter.", "story.txt") == ((Text("Two \\*years\\*.\nThen a letter."),), ())


def test_a_mark_stands_before_each_line() -> None:
    (text,), _ = whole("one\ntwo", "words.txt", mark="> ")
    assert text == Text("> one\n> two")


def test_a_text_that_does_not_fit_is_clipped_and_comes_whole_in_a_file() -> None:
    (text, attached), files = whole("*" * 4000, "story.txt")
    assert isinstance(text, Text)
    assert text.content.endswith("…")
    assert len(text.content) <= SHOWN
    assert attached == Attached("story.txt")
    assert files == (File("story.txt", b"*" * 4000),)


def test_half_a_character_does_no_harm_in_a_file() -> None:
    _, files = whole("\ud800" + "x" * 4000, "story.txt")
    assert files[0].content.startswith(b"?x")
