"""How `/care` looks, and the button under the receipt of something that stung a lot."""

import pytest

from bot.guilds.model import CARE_LIMIT
from bot.kernel.text import LANGUAGES
from cogs.care import cards
from cogs.common.card import Card, Row
from cogs.common.look import NIGHT
from tests.cards.limits import complaints
from tests.cards.reading import said

LISTS = (cards.FIND_A_HELPLINE, cards.CRISIS_CENTRES, cards.BEFRIENDERS)


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize(
    "mark", ["x", "*", "😀", "-\n", "@", "[a](b)"], ids=["x", "star", "emoji", "list", "at", "link"]
)
def test_it_fits_with_whatever_organisers_wrote(mark: str, locale: str) -> None:
    assert complaints(cards.care((mark * CARE_LIMIT)[:CARE_LIMIT], locale)) == []


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_lists_of_every_country_are_there_with_and_without_the_organisers_lines(locale: str) -> None:
    for own in ("", "Room 12"):
        assert all(address in said(cards.care(own, locale)) for address in LISTS)


def test_the_organisers_lines_come_first_and_mention_nobody() -> None:
    text = said(cards.care("Ask @everyone in <#5>, or **Room 12**", "en-US"))
    assert text.index("Room 12") < text.index(cards.FIND_A_HELPLINE)
    assert "@everyone" not in text
    assert "<#5>" not in text
    assert "**Room 12**" not in text


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_button_fits(locale: str) -> None:
    assert complaints(Card((Row((cards.care_button(locale),)),), NIGHT)) == []
