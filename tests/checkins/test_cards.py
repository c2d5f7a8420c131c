"""A check-in stays within one message, however much there is in it."""

from datetime import timedelta

import pytest

from bot.asks.model import Ask
from bot.checkins.model import CheckIn
from bot.journal.model import Failure, PartialDate
from bot.resurfacing.model import Resurfaced
from bot.stings.model import Due, Step
from cogs.checkins import cards
from cogs.common.card import Card
from tests.cards.limits import complaints, drawn
from tests.conftest import NOW
from tests.journal.entries import ADA

ON = "2026-03-15"
WIDE = "🧑‍🚀" * 140
"""140 characters as people see them, and 700 UTF-16 units."""


def failure(number: int, line: str) -> Failure:
    return Failure(
        id=number,
        member_id=ADA,
        line=line,
        story=None,
        kind=None,
        section=None,
        happened=None,
        sting=7,
        quest_id=None,
        logged_at=NOW - timedelta(days=8),
        edited_at=None,
    )


def full(number: int, line: str) -> CheckIn:
    asks = tuple(Ask(one, ADA, line, None, None, None, None, NOW) for one in range(number))
    failures = tuple(failure(one, line) for one in range(number))
    back = Resurfaced(failure(90, line), PartialDate(2021, 9, 30), 5, 10, 7)
    return CheckIn(asks, tuple(Due(one, Step.WEEK) for one in failures), failures, back)


def said(*shown: Card) -> str:
    return "\n".join(str(one["content"]) for one in drawn(*shown) if "content" in one)


@pytest.mark.parametrize("locale", ["en-US", "de"])
@pytest.mark.parametrize("number", [1, 3, 4, 8, 9, 30])
@pytest.mark.parametrize("line", ["No", "*" * 140, WIDE, "_*" * 70])
def test_a_check_in_is_one_message_that_discord_takes(locale: str, number: int, line: str) -> None:
    assert complaints(*cards.checkin(full(number, line), ON, locale, NOW)) == []


def test_all_parts_stand_in_it() -> None:
    shown = said(*cards.checkin(full(2, "No from Oslo"), ON, "en-US", NOW))
    assert shown.count("No from Oslo") == 7


def test_each_check_in_carries_a_mark_of_its_own() -> None:
    one, other = (cards.checkin(full(1, "No"), on, "en-US", NOW) for on in (ON, "2026-03-22"))
    routes = [{route["custom_id"] for route in drawn(*shown) if "custom_id" in route} for shown in (one, other)]
    assert cards.settings_route(ON) in routes[0] - routes[1]
