from dataclasses import replace
from datetime import UTC, date, datetime

from bot.feed import model
from bot.feed.model import Audience, Gesture, Share, State
from bot.journal.model import Failure
from cogs.common.card import Button, Card, Row, Text
from cogs.common.look import NIGHT
from cogs.feed import cards, support_cards

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


def test_a_press_that_stands_can_lead_on_and_one_taken_back_does_not() -> None:
    assert len(support_cards.pressed(Gesture.ME_TOO, CARD.share_id, "en-US", stands=True).blocks) == 2
    for gesture in Gesture:
        assert support_cards.pressed(gesture, CARD.share_id, "de", stands=False) == Card(
            (Text("Zurückgenommen."),), NIGHT
        )
