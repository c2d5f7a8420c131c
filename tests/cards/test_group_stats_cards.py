"""How a server's numbers look: a chart each, and the same numbers in words."""

from datetime import date

import pytest

from bot.journal.model import SECTIONS, Kind
from bot.pictures.charts import Bar, Bars, draw
from bot.stats.group import GroupFigures
from bot.stats.model import MOST_YEARS, Kinds
from cogs.common.card import Text
from cogs.stats import cards
from cogs.stats.group import parts
from tests.cards.limits import complaints

OCTOBER = date(2026, 10, 1)
FEW = GroupFigures(OCTOBER, 7, 5, ((2025, 3), (2026, 4)), ((None, 3),), Kinds(((Kind.FORM, 3),), 3))
MANY = 10**9
LONGEST = GroupFigures(
    OCTOBER,
    MANY,
    MANY,
    tuple((2007 + n, MANY) for n in range(MOST_YEARS)),
    tuple((section, MANY) for section in (None, *SECTIONS)),
    Kinds(tuple((kind, MANY) for kind in Kind if kind is not Kind.SETBACK), 6 * MANY),
)


def test_what_can_be_told_is_told_in_words_and_drawn_where_there_is_something_to_compare() -> None:
    found = {part.filename: part for part in parts(FEW, "en-US")}
    assert {name: part.lines for name, part in found.items()} == {
        "years.png": ("- 2025: **3**", "- 2026: **4**"),
        "sections.png": ("- Under no heading: **3**",),
        "answers.png": ("- A form letter: **3**", "-# From 5 on, Cork also tells shares."),
    }
    assert found["years.png"].chart == Bars("By year", (Bar("2025", (3,), "3"), Bar("2026", (4,), "4")))
    assert (found["sections.png"].chart, found["answers.png"].chart) == (None, None)


def test_what_too_few_have_in_common_is_left_out_altogether() -> None:
    bare = GroupFigures(OCTOBER, 5, 5, (), (), Kinds((), 0))
    assert parts(bare, "en-US") == ()
    (text,) = cards.numbers_of_group(bare, (), "en-US").blocks
    assert isinstance(text, Text)
    assert text.content.startswith("**5** failures of 5 members were shared or counted here until the end of October")


@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_the_longest_numbers_fit_a_message_and_are_drawn(locale: str) -> None:
    shown = tuple((part, draw(part.chart) if part.chart else None) for part in parts(LONGEST, locale))
    card = cards.numbers_of_group(LONGEST, shown, locale)
    assert complaints(card) == []
    assert [file.filename for file in card.files] == ["years.png", "sections.png", "answers.png"]
    assert all(file.content.startswith(b"\x89PNG") for file in card.files)
