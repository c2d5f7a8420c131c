from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.feed.model import NOTE_LIMIT, TEXT_LIMIT, Audience, Manner, Offer, State
from cogs.common.card import Button, Row, Select, Style, Text
from cogs.feed import cards, previews
from cogs.feed.previews import Prospect
from tests.cards.limits import complaints, units
from tests.cards.reading import buttons, said
from tests.cards.test_feed_cards import CARD, FAILURE, SHARE

LATER = datetime(2026, 12, 1, 19, 0, tzinfo=UTC)
MANNERS = (Manner(), Manner(talk=True, no_advice=True, ask_me=True, note="losing a job " * 7))
TELLING = "Prof. N. Huang wrote from n@example.org, call +49 30 1234567: "
LONGEST_LINE = "> ||"


@pytest.mark.parametrize("locale", ["en-US", "de"])
@settings(max_examples=8, deadline=None)
@given(text=st.text(min_size=1, max_size=60).map(lambda piece: (TELLING + piece * TEXT_LIMIT)[:TEXT_LIMIT]))
def test_a_preview_fits_into_a_message_whatever_was_written_and_wished(locale: str, text: str) -> None:
    states = (None, State.SCHEDULED, State.HELD)
    for manner, due_at, stands, changed in product(MANNERS, (None, LATER), states, (False, True)):
        card = replace(CARD, text=text, locale=locale, manner=manner)
        shown = previews.preview(FAILURE, Prospect(card, due_at, stands), locale, changed=changed)
        assert complaints(*shown) == []
        assert shown[1] == cards.feed_card(card, pressable=False)


@settings(max_examples=30, deadline=None)
@given(
    text=st.text(alphabet=st.sampled_from("a|*`_~\\ \n<@>#-"), min_size=1, max_size=300),
    note=st.text(max_size=NOTE_LIMIT),
)
def test_behind_a_note_every_line_opens_and_closes_its_own_spoiler(text: str, note: str) -> None:
    card = cards.feed_card(replace(CARD, text=text, manner=Manner(note=note or "loss")))
    hidden = card.blocks[1]
    assert isinstance(hidden, Text)
    for line in hidden.content.split("\n"):
        assert line == "> " or (line.startswith(LONGEST_LINE) and line.endswith("\u200b||"))
    assert units(hidden.content) <= cards.LONGEST


def test_a_note_stands_above_the_text_and_not_in_its_block() -> None:
    (head, hidden, foot, _) = cards.feed_card(replace(CARD, manner=Manner(note="losing *a* job"))).blocks
    assert head == Text("<@10>\n🫥 **Content note:** losing \\*a\\* job")
    assert hidden == Text("> ||Not shortlisted\u200b||")
    assert isinstance(foot, Text)


def test_a_long_text_behind_a_note_is_cut_and_still_closed() -> None:
    hidden = cards.feed_card(replace(CARD, text="x" * TEXT_LIMIT, manner=Manner(note="loss"))).blocks[1]
    assert isinstance(hidden, Text)
    assert hidden.content.endswith("…\u200b||")
    assert units(hidden.content) <= cards.LONGEST


def test_wishes_stand_on_the_card_and_ask_me_has_its_button() -> None:
    card = cards.feed_card(replace(CARD, manner=Manner(talk=True, no_advice=True, ask_me=True)))
    assert "open to talk, in the thread below · 🤍 no advice, please · 🙋 ask me about this\n" in said(card)
    assert [button.label for button in buttons(card)] == ["Me too", "Hug", "Cheers", "Ask me"]
    assert "Ask me" not in repr(cards.feed_card(CARD))


def test_an_anonymous_card_promises_no_thread() -> None:
    card = replace(CARD, audience=Audience.ANONYMOUS, member_id=None, manner=Manner(talk=True, no_advice=True))
    assert "thread" not in repr(cards.feed_card(card))


@pytest.mark.parametrize(
    ("stands", "due_at", "first", "last"),
    [
        (None, None, "Post", "Keep private"),
        (State.COUNTED, None, "Post", "Keep private"),
        (None, LATER, "Schedule it", "Keep private"),
        (State.SCHEDULED, LATER, "Schedule it", "Cancel it"),
        (State.SCHEDULED, None, "Post", "Cancel it"),
        (State.WAITING, None, "Post", "Make it private again"),
        (State.POSTED, None, "Post", "Make it private again"),
    ],
)
def test_the_choice_says_what_each_button_would_do(
    stands: State | None, due_at: datetime | None, first: str, last: str
) -> None:
    (_, _, choice) = previews.preview(FAILURE, Prospect(CARD, due_at, stands), "en-US")
    deeds = choice.blocks[0]
    assert isinstance(deeds, Row)
    assert [one.label for one in deeds.buttons] == [first, "Edit this version", "Just count it", last]
    offers_times = any(isinstance(block, Select) for block in choice.blocks)
    assert offers_times == (stands in (None, State.COUNTED, State.SCHEDULED))


@pytest.mark.parametrize(
    ("stands", "words"),
    [
        (State.HELD, "The moderators have not let this one into <#2000> yet."),
        (State.REMOVED, "The moderators took this one out of <#2000>"),
        (State.POSTED, "Others see this failure in <#2000> already."),
    ],
)
def test_a_preview_of_what_is_shared_says_who_sees_it(stands: State, words: str) -> None:
    (head, _, _) = previews.preview(FAILURE, Prospect(CARD, None, stands), "en-US")
    assert said(head).startswith(words)


def test_a_switch_shows_whether_it_is_on_by_more_than_its_colour() -> None:
    (_, _, choice) = previews.preview(FAILURE, Prospect(replace(CARD, manner=Manner(no_advice=True))), "en-US")
    switches = {one.label: (one.emoji, one.style) for one in buttons(choice)[4:]}
    assert switches == {
        "Open to talk": ("💬", Style.SECONDARY),
        "No advice, please": ("✅", Style.SUCCESS),
        "Ask me about this": ("🙋", Style.SECONDARY),
        "Content note": ("🫥", Style.SECONDARY),
    }


def test_a_preview_for_later_says_when_and_what_would_hold_it_back() -> None:
    (head, _, _) = previews.preview(FAILURE, Prospect(CARD, LATER), "en-US")
    assert "Nothing is posted yet." in said(head)
    assert "It would go there <t:1796151600:F> (<t:1796151600:R>), and not before." in said(head)
    assert "If more people could see <#2000> by then" in said(head)


def test_what_seems_to_give_somebody_away_is_said_before_and_holds_nothing_up() -> None:
    (head, _, choice) = previews.preview(FAILURE, Prospect(replace(CARD, text="Write to n@example.org")), "en-US")
    assert "e-mail address" in said(head)
    assert not any(button.disabled for button in buttons(choice))


@pytest.mark.parametrize(
    ("changes", "paused", "words", "back"),
    [
        ({}, False, "✅ It goes to <#2000> now.", "Make it private again"),
        ({}, True, "⏳ Cork cannot post in <#2000> at the moment.", "Make it private again"),
        ({"state": State.SCHEDULED, "due_at": LATER}, True, "⏳ It goes to <#2000> <t:1796151600:F>", "Cancel it"),
        ({"state": State.HELD}, False, "⏳ The moderators here look at it", "Make it private again"),
        ({"state": State.REMOVED}, False, "🔒 The moderators took this out of <#2000>.", "Make it private again"),
        ({"state": State.COUNTED}, True, "✅ Counted. The group has collected 3 failures;", "Make it private again"),
    ],
)
def test_its_author_learns_where_a_share_stands_and_the_way_back(
    changes: dict[str, Any], words: str, back: str, *, paused: bool
) -> None:
    text, row = previews.shared(replace(SHARE, **changes), "en-US", 3, paused=paused).blocks
    assert isinstance(text, Text)
    assert text.content.startswith(words)
    assert row == Row((Button(back, "share:private:7", "🔒"),))


def test_the_word_about_a_cancelled_share_has_a_button_that_works_in_private_messages() -> None:
    card = previews.cancelled(Offer(7, 1, cancelled=True), 2000, "Not *shortlisted*", "</share:1>", "en-US")
    assert said(card).startswith("> Not \\*shortlisted\\*\nWhat you had scheduled was **not posted**")
    assert [button.route for button in buttons(card)] == ["share:let-be:1:7"]
