from datetime import timedelta

import pytest

from bot.journal.model import Failure, PartialDate
from bot.resurfacing.model import Resurfaced, Resurfacing
from cogs.common.card import Card, Text
from cogs.common.look import NIGHT
from cogs.resurfacing import cards
from tests.cards.limits import complaints, drawn, units
from tests.conftest import NOW

WIDE = "🧑‍🚀" * 140


def back(
    line: str = "No from Graz", *, then: int | None = None, now: int | None = None, years: int = 1, month: int = 11
) -> Resurfaced:
    failure = Failure(7, 11, line, None, None, None, None, then, None, NOW - timedelta(days=365), None)
    return Resurfaced(failure, PartialDate(2025, month), years, then, now)


def said(found: Resurfaced | None, locale: str = "en-US") -> str:
    return "\n".join(block.content for block in cards.resurfaced(found, locale) if isinstance(block, Text))


def test_where_nothing_comes_back_nothing_is_drawn() -> None:
    assert cards.resurfaced(None, "en-US") == ()


def test_it_says_when_it_was_and_asks_without_hoping_for_anything() -> None:
    assert said(back()).split("\n") == [
        "🫧 **A year ago** · November 2025",
        "> No from Graz",
        "Where are you now? Nothing has to have come of it.",
    ]
    assert "**3 years ago**" in said(back(years=3))
    assert "**Vor 3 Jahren**" in said(back(years=3), "de")


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [(7, 2, "It stung 7, later 2."), (7, 7, "It stung 7."), (0, 0, "It stung 0."), (2, 7, "It stung 2, later 7.")],
)
def test_a_sting_is_told_then_and_later_without_a_verdict(then: int, now: int, expected: str) -> None:
    assert expected in said(back(then=then, now=now)).split("\n")


@pytest.mark.parametrize("locale", ["en-US", "de"])
@pytest.mark.parametrize("line", ["*" * 140, WIDE, "@everyone <@1> [a](https://b.c)"], ids=["marks", "wide", "active"])
def test_it_leaves_room_for_the_rest_of_a_check_in(line: str, locale: str) -> None:
    shown = Card(cards.resurfaced(back(line, then=7, now=10, years=12, month=9), locale), NIGHT)
    assert complaints(shown) == []
    assert len(drawn(shown)) - 1 <= 4
    assert sum(units(str(one.get("content", ""))) for one in drawn(shown)) <= 700


def test_nothing_in_a_line_is_active() -> None:
    shown = said(back("@everyone <@1> [a](https://b.c)"))
    assert "@everyone" not in shown
    assert "<@1>" not in shown


def test_the_limits_are_said_as_they_are_meant() -> None:
    shown = cards.begun(Resurfacing(0, 10), "en-US", NOW, paused=True, resume="</resume:1>")
    (text,) = [block.content for block in shown.blocks if isinstance(block, Text)]
    assert "- Only what stung 0 or more at first." in text
    assert "- Only what stings 10 or less by now." in text
    assert "</resume:1> ends it." in text
