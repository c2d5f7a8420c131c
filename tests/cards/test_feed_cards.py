from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.feed import model
from bot.feed.model import TEXT_LIMIT, Audience, Gesture, Share, State
from bot.journal.model import Failure
from cogs.common.card import Button, Card, Row, Text
from cogs.common.look import NIGHT
from cogs.feed import cards
from tests.cards.limits import complaints

CARD = model.Card(
    share_id="aGVsbG8gd29ybGQh",
    guild_id=1,
    audience=Audience.NAMED,
    member_id=10,
    text="Not shortlisted",
    shared_on=date(2026, 11, 22),
    locale="en-US",
    state=State.WAITING,
    channel_id=2000,
    message_id=None,
)
FAILURE = Failure(
    id=7,
    member_id=10,
    line="Not shortlisted",
    story=None,
    kind=None,
    section=None,
    happened=None,
    sting=None,
    quest_id=None,
    logged_at=datetime(2026, 11, 22, tzinfo=UTC),
    edited_at=None,
)
SHARE = Share(
    id=CARD.share_id,
    guild_id=1,
    audience=Audience.NAMED,
    member_id=10,
    failure_id=7,
    text="Not shortlisted",
    own_version=False,
    shared_at=None,
    shared_on=CARD.shared_on,
    channel_id=2000,
    message_id=None,
    state=State.WAITING,
)


def test_a_card_shows_who_what_and_the_day_and_takes_three_presses() -> None:
    assert cards.feed_card(CARD) == Card(
        (
            Text("<@10>\n> Not shortlisted\n-# 🍾 A failure, shared · 22 November 2026"),
            Row(
                (
                    Button("Me too", "share:press:me-too:aGVsbG8gd29ybGQh", "✋"),
                    Button("Hug", "share:press:hug:aGVsbG8gd29ybGQh", "🫂"),
                    Button("Cheers", "share:press:cheers:aGVsbG8gd29ybGQh", "🥂"),
                )
            ),
        ),
        NIGHT,
    )


def test_a_card_without_a_name_has_no_id_of_its_author_anywhere() -> None:
    card = cards.feed_card(replace(CARD, audience=Audience.ANONYMOUS, member_id=None))
    assert "Somebody here" in repr(card)
    assert "<@" not in repr(card)


def test_every_line_of_a_text_is_quoted() -> None:
    (text, _) = cards.feed_card(replace(CARD, text="First yes.\n\nThen no.")).blocks
    assert isinstance(text, Text)
    assert text.content.split("\n")[1:4] == ["> First yes.", "> ", "> Then no."]


@pytest.mark.parametrize("locale", ["en-US", "de"])
@settings(max_examples=30)
@given(text=st.text(min_size=1, max_size=60).map(lambda piece: (piece * TEXT_LIMIT)[:TEXT_LIMIT]))
def test_a_preview_fits_into_a_message_whatever_was_written(locale: str, text: str) -> None:
    card = replace(CARD, text=text, locale=locale)
    for stands in (False, True):
        shown = cards.preview(FAILURE, card, locale, stands=stands)
        assert complaints(*shown) == []
        assert shown[1] == cards.feed_card(card, pressable=False)


def test_where_a_share_stands_already_the_preview_offers_to_take_it_back() -> None:
    for stands, label in ((False, "Keep private"), (True, "Make it private again")):
        (_, _, choice) = cards.preview(FAILURE, CARD, "en-US", stands=stands)
        (row,) = choice.blocks
        assert isinstance(row, Row)
        assert [button.label for button in row.buttons] == ["Post", "Edit this version", "Just count it", label]


@pytest.mark.parametrize(
    ("audience", "paused", "words"),
    [
        (Audience.NAMED, False, "✅ It goes to <#2000> now."),
        (Audience.NAMED, True, "⏳ Cork cannot post in <#2000> at the moment."),
        (Audience.COUNTED, False, "✅ Counted. The group has collected 3 failures;"),
        (Audience.COUNTED, True, "✅ Counted. The group has collected 3 failures;"),
    ],
)
def test_its_author_learns_where_a_share_stands_and_the_way_back(
    audience: Audience, words: str, *, paused: bool
) -> None:
    text, back = cards.shared(replace(SHARE, audience=audience), "en-US", 3, paused=paused).blocks
    assert isinstance(text, Text)
    assert text.content.startswith(words)
    assert back == Row((Button("Make it private again", "share:private:7", "🔒"),))


def test_a_press_that_stands_can_lead_on_and_one_taken_back_does_not() -> None:
    assert len(cards.pressed(Gesture.ME_TOO, "en-US", stands=True).blocks) == 2
    for gesture in Gesture:
        assert cards.pressed(gesture, "de", stands=False) == Card((Text("Zurückgenommen."),), NIGHT)
