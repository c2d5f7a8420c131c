"""A member's text in titled parts: what a message shows of it, and what comes in a file."""

from hypothesis import given
from hypothesis import strategies as st

from cogs.common.card import Attached, File, Text
from cogs.common.titled import SHOWN, titled
from tests.cards.limits import units

TITLES = ("Before", "After", "Since")


def test_each_part_stands_under_its_title_made_harmless() -> None:
    blocks, files = titled([("Before", "*a*\nb"), ("After", "@everyone")], "whole.txt")
    assert blocks == (Text("**Before**\n\\*a\\*\nb\n\n**After**\n@\u200beveryone"),)
    assert files == ()


def test_a_part_that_has_to_be_cut_comes_whole_in_a_file_as_it_was_written() -> None:
    blocks, files = titled([("Before", "*" * 3000), ("After", "short")], "whole.txt")
    text, attached = blocks
    assert isinstance(text, Text)
    assert text.content.endswith("…\n\n**After**\nshort")
    assert attached == Attached("whole.txt")
    assert files == (File("whole.txt", b"Before\n" + b"*" * 3000 + b"\n\nAfter\nshort"),)


def test_a_file_holds_more_than_is_to_be_shown_where_there_is_more() -> None:
    blocks, files = titled([("Before", "a")], "whole.txt", whole=[("Before", "a b c")])
    assert blocks == (Text("**Before**\na"), Attached("whole.txt"))
    assert files == (File("whole.txt", b"Before\na b c"),)


@given(st.lists(st.one_of(st.text(max_size=60), st.integers(0, 3000).map("*".__mul__)), min_size=1, max_size=3))
def test_whatever_is_written_fits_and_nothing_is_cut_that_had_room(texts: list[str]) -> None:
    parts = list(zip(TITLES, texts, strict=False))
    blocks, files = titled(parts, "whole.txt")
    assert isinstance(blocks[0], Text)
    around = sum(len(f"**{title}**\n\n\n") for title, _ in parts)
    assert units(blocks[0].content) <= SHOWN + around
    if files:
        assert units(blocks[0].content) > SHOWN // 2
        assert all(text.encode(errors="replace") in files[0].content for text in texts)
