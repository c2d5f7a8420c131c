"""How trying Cork out looks: what a test card says, where one arrived, and what did not."""

import pytest

from bot.kernel.outbox import Stuck
from bot.kernel.text import LANGUAGES
from cogs.setup import trying_cards as cards
from cogs.setup.permissions import Place
from cogs.setup.trying_cards import SHOWN, Tried
from tests.cards.limits import complaints, units
from tests.cards.reading import said
from tests.conftest import NOW

CHECK = "</setup check:1234567890123456789>"
LARGEST = 2**64
PLACES: tuple[Place, ...] = ("feed", "party", "prompts")
POST_TITLE = 100
"""UTF-16 units of a forum post's title."""


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("reason", [None, "403 50013", "404 10003", "uncertain", "no answer", "400 50035"])
def test_what_became_of_the_test_cards_fits(reason: str | None, locale: str) -> None:
    found = [Tried(place, LARGEST, reason, left=reason is not None) for place in PLACES]
    assert complaints(cards.tried(found, locale, CHECK)) == []


def test_the_check_is_pointed_to_where_something_went_wrong() -> None:
    well = [Tried("feed", 1), Tried("party", None)]
    assert CHECK not in said(cards.tried(well, "en-US", CHECK))
    assert CHECK in said(cards.tried([*well, Tried("prompts", 2, "403 50013")], "en-US", CHECK))


def test_a_card_that_may_still_stand_is_spoken_of() -> None:
    gone, left = (said(cards.tried([Tried("feed", 1, "no answer", left=one)], "en-US", CHECK)) for one in (False, True))
    assert len(left) > len(gone)
    assert left.startswith(gone.split("\n")[0])


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_test_card_fits_into_a_channel_and_its_title_into_a_forum(locale: str) -> None:
    title, card = cards.dummy(locale)
    assert complaints(card) == []
    assert 0 < units(title) <= POST_TITLE


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_status_fits_however_much_did_not_arrive(locale: str) -> None:
    stuck = [Stuck("feed.card", LARGEST - lane, 12, f"4{lane:02} 50035") for lane in range(3 * SHOWN)]
    shown = cards.status(dict.fromkeys(PLACES, LARGEST), NOW, stuck, locale, CHECK, paused=True)
    assert complaints(shown) == []
    assert said(shown).count("\n- ") == SHOWN


def test_what_did_not_arrive_is_counted_by_channel_and_reason() -> None:
    stuck = [
        Stuck("feed.card", 5, 1, "403 50013"),
        Stuck("feed.redraw", 5, 1, "403 50013"),
        Stuck("feed.card", 6, 3, None),
    ]
    shown = said(cards.status({"feed": 5, "party": None, "prompts": None}, None, stuck, "en-US", CHECK, paused=False))
    first, second = [line for line in shown.splitlines() if line.startswith("- ")]
    assert first.startswith("- <#5>: 2 messages.")
    assert second.startswith("- <#6>: 1 message.")
