"""How support looks to those who give it and to the author who was given it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.feed.model import Audience, Gesture, Share, State, Supported, SupportPage
from cogs.common.card import Button, Card, Row, Text
from cogs.common.look import NIGHT
from cogs.feed import support_cards as cards
from tests.cards.limits import complaints

SHARE = Share(
    id="aGVsbG8gd29ybGQh",
    guild_id=1,
    audience=Audience.NAMED,
    member_id=10,
    failure_id=7,
    text="Not shortlisted",
    own_version=False,
    shared_at=None,
    shared_on=date(2026, 11, 22),
    channel_id=2000,
    message_id=3000,
    state=State.POSTED,
)
PRESSED = Supported(SHARE, {Gesture.HUG: 2, Gesture.ASK_ME: 1})
LONGEST = Supported(replace(SHARE, text="*_|~`>" * 600, channel_id=10**18), dict.fromkeys(Gesture, 10**9))


def test_me_too_leads_on_to_ones_own_and_the_others_do_not() -> None:
    said, row = cards.pressed(Gesture.ME_TOO, SHARE.id, "en-US", stands=True).blocks
    assert said == Text("✋ Noted. Only its author can learn how many. Press again to take it back.")
    assert row == Row((Button("Add one of my own", "share:own:aGVsbG8gd29ybGQh", "✋"),))
    assert len(cards.pressed(Gesture.HUG, SHARE.id, "en-US", stands=True).blocks) == 1


@pytest.mark.parametrize("told", [True, False])
def test_a_wish_to_ask_says_whether_anybody_is_told(*, told: bool) -> None:
    (said,) = cards.wants_to_ask("en-US", stands=True, told=told).blocks
    assert isinstance(said, Text)
    assert ("may hear in private" in said.content) is told
    assert ("Nobody is told" in said.content) is not told
    assert cards.wants_to_ask("de", stands=False, told=told) == Card((Text("Zurückgenommen."),), NIGHT)


def test_the_totals_of_a_card_stand_under_its_text() -> None:
    assert cards.one(PRESSED, "en-US") == Card(
        (
            Text(
                "🔒 **What others pressed on this card. Only you can see this.**\n"
                "> Not shortlisted\n🫂 2 · 🙋 1\n-# under your name in <#2000> · 22 November 2026"
            ),
        ),
        NIGHT,
    )


def test_an_anonymous_card_is_told_apart_and_no_press_is_no_verdict() -> None:
    (said,) = cards.one(Supported(replace(SHARE, audience=Audience.ANONYMOUS), {}), "en-US").blocks
    assert isinstance(said, Text)
    assert "\nNo presses so far. Reading leaves none.\n" in said.content
    assert "without your name in <#2000>" in said.content


@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_everything_fits_into_a_message(locale: str) -> None:
    many = SupportPage((LONGEST,) * cards.SHOWN, 1, 3)
    assert complaints(cards.page(many, locale)) == []
    assert complaints(cards.one(LONGEST, locale)) == []
    assert complaints(cards.asked(LONGEST.share, locale, "</pause:1234567890123456789>")) == []
    assert complaints(cards.none(locale, "</share:1234567890123456789>")) == []


@pytest.mark.parametrize(("page", "back", "onward"), [(0, True, False), (1, False, False), (2, False, True)])
def test_the_buttons_at_the_ends_of_the_pages_cannot_be_pressed(page: int, *, back: bool, onward: bool) -> None:
    row = cards.page(SupportPage((PRESSED,), page, 3), "en-US").blocks[-1]
    assert isinstance(row, Row)
    assert (row.buttons[0].disabled, row.buttons[2].disabled) == (back, onward)
