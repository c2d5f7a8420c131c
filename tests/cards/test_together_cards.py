"""How the collective cork looks: in the party channel, and to whoever asks."""

from dataclasses import replace

import pytest

from bot.together.model import Together
from cogs.common.card import Card, Picture
from cogs.common.look import GOLD
from cogs.together import cards
from tests.cards.limits import complaints
from tests.cards.reading import buttons, said
from tests.conftest import NOW

SHOWN = Together(guild_id=7, goal=100, next_at=NOW, shown=34, contributors=6, cards=3, channel_id=70, message_id=9000)
LOCALES = pytest.mark.parametrize("locale", ["en-US", "de"])


def words(card: Card) -> list[str]:
    """Return the lines of a card."""
    return said(card).split("\n")


def test_the_card_shows_bottles_the_total_and_of_how_many_it_is() -> None:
    assert words(cards.standing(SHOWN, "en-US")) == [
        "**The collective cork**",
        "🍾🍾🍾▫️▫️▫️▫️▫️▫️▫️",
        "**34** failures so far · the next bottle opens at **100**",
        "From 6 members or more.",
        "-# Counted anew at 09:00 each morning, and only what was logged before yesterday. "
        "Nobody sees whose or what, and it never falls.",
    ]


def test_past_a_goal_the_way_to_the_next_is_drawn() -> None:
    told = words(cards.standing(replace(SHOWN, shown=134), "en-US"))
    assert told[1:3] == ["🍾" * 6 + "▫️" * 4, "**134** failures so far · the next bottle opens at **200**"]


def test_of_fewer_than_five_members_it_is_not_told_how_many() -> None:
    assert not any("From" in line for line in words(cards.standing(replace(SHOWN, contributors=4), "en-US")))


def test_whoever_asks_is_offered_to_join_in_or_to_stop_and_never_both() -> None:
    outside, inside = (cards.shown(SHOWN, since, "en-US", "/group goal") for since in (None, NOW))
    assert [(one.label, one.route) for one in buttons(outside)] == [("Count mine too", "group:join")]
    assert [(one.label, one.route) for one in buttons(inside)] == [("No longer", "group:leave")]
    assert "🔒 **Yours count here** since <t:1773489600:D>" in "\n".join(words(inside))


def test_where_nothing_is_collected_whoever_is_counted_can_still_stop() -> None:
    assert buttons(cards.shown(None, None, "en-US", "/group goal")) == []
    assert [one.route for one in buttons(cards.shown(None, NOW, "en-US", "/group goal"))] == ["group:leave"]


def test_each_card_is_recognised_by_its_number_alone() -> None:
    assert cards.card_route(1) not in cards.card_route(11)
    assert cards.party_route(10) not in cards.party_route(110)


@LOCALES
def test_a_party_is_gold_has_a_picture_and_words_for_it(locale: str) -> None:
    party = cards.party(100, "*Tea*", locale, b"png", "</party plan:1>")
    assert party.accent == GOLD
    assert "**\\*Tea\\***!" in "\n".join(words(party))
    (picture,) = (block for block in party.blocks if isinstance(block, Picture))
    assert "100" in picture.alt


@LOCALES
def test_every_card_fits_a_message(locale: str) -> None:
    large = replace(SHOWN, goal=10_000, shown=10**9, contributors=10**6)
    for card in (
        cards.standing(large, locale),
        cards.shown(large, NOW, locale, "</group goal:1>"),
        cards.shown(large, None, locale, "</group goal:1>"),
        cards.goal_set(large, locale, "</setup wizard:1>"),
        cards.goal_set(replace(large, channel_id=None), locale, "</setup wizard:1>"),
        cards.party(10**9, "W" * 140, locale, b"", "</party plan:1>"),
    ):
        assert complaints(card) == []
