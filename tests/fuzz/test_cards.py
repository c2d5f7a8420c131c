"""Whatever a member writes, every card with it stays whole, within Discord's limits, and harmless."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.experience.model import TOPIC_LIMIT, Experience, Question, Request, RequestState
from bot.feed import unnamed
from bot.feed.cases import Case, Desk
from bot.feed.model import NOTE_LIMIT, Audience, Gesture, Manner, Offer, State, Supported, SupportPage
from bot.guilds.model import Guild
from bot.journal.model import clean_line, is_blank
from bot.moderation.model import Reports
from cogs.common.card import Card, Select, Text
from cogs.experience import cards as experience_cards
from cogs.feed import cards, previews, support_cards, unnamed_cards
from cogs.feed.previews import Prospect
from cogs.feed.titles import title
from cogs.moderation import cards as moderation_cards
from tests.cards.limits import complaints, drawn, units
from tests.cards.test_feed_cards import CARD, FAILURE, SHARE
from tests.conftest import NOW
from tests.fuzz.texts import breaks_out, harm, wild

PAUSE = "</pause:1>"
LATER = NOW + timedelta(days=7)
STAMP = int(LATER.timestamp())
OURS = ("<@10>", "<@11>", "<#2000>", PAUSE, f"<t:{STAMP}:F>", f"<t:{STAMP}:R>")
AUDIENCES = st.sampled_from((Audience.NAMED, Audience.ANONYMOUS))
NOTES = st.none() | wild(NOTE_LIMIT)
MANNERS = st.builds(Manner, talk=st.booleans(), no_advice=st.booleans(), ask_me=st.booleans(), note=NOTES)
TOPICS = wild(TOPIC_LIMIT).map(clean_line).filter(lambda topic: not is_blank(topic))


def wrong(*shown: Card) -> list[str]:
    """Return what Discord would refuse or resolve in a message of these cards."""
    texts = [one.get("content", "") for one in drawn(*shown)]
    menus = [block for card in shown for block in card.blocks if isinstance(block, Select)]
    options = [option.label for menu in menus for option in menu.options]
    found = [f"{label!r} is no label" for label in options if not 1 <= units(label) <= 100 or "\n" in label]
    return complaints(*shown) + found + [fault for text in texts for fault in harm(text, OURS)]


@settings(max_examples=150)
@given(text=wild(), audience=AUDIENCES, manner=MANNERS, locale=st.sampled_from(("en-US", "de")))
def test_a_card_and_its_preview_stand_and_call_nobody(
    text: str, audience: Audience, manner: Manner, locale: str
) -> None:
    member_id = 10 if audience is Audience.NAMED else None
    card = replace(CARD, text=text, audience=audience, member_id=member_id, manner=manner, locale=locale)
    assert wrong(cards.feed_card(card)) == []
    for due_at, stands in ((None, None), (LATER, State.SCHEDULED), (None, State.POSTED)):
        assert wrong(*previews.preview(FAILURE, Prospect(card, due_at, stands), locale, changed=True)) == []


@settings(max_examples=80)
@given(text=wild(), note=NOTES, locale=st.sampled_from(("en-US", "de")))
def test_a_preview_without_a_name_stands_and_calls_nobody(text: str, note: str | None, locale: str) -> None:
    guild = Guild(1, locale=locale, feed_channel=2000, anonymous=True)
    for due_at, state in ((None, None), (LATER, State.SCHEDULED), (None, State.HELD)):
        stands = None if state is None else replace(SHARE, state=state)
        offer = Offer(7, 1, text, Manner(no_advice=True, ask_me=True, note=note), due_at, audience=Audience.ANONYMOUS)
        prospect = unnamed.Prospect(guild, offer, stands, lately=True)
        assert wrong(*unnamed_cards.preview(FAILURE, prospect, 3, LATER, locale, changed=False)) == []


@settings(max_examples=150)
@given(text=wild())
def test_a_text_stays_inside_its_quotation(text: str) -> None:
    (block, _) = cards.feed_card(replace(CARD, text=text)).blocks
    assert isinstance(block, Text)
    who, *quoted, footer = block.content.split("\n")
    assert who == "<@10>"
    assert footer.startswith("-# ")
    assert breaks_out("\n".join(quoted)) == []


@pytest.mark.parametrize("length", range(cards.LONGEST - 6, cards.LONGEST + 3))
def test_a_cut_between_two_lines_stays_inside_the_quotation(length: int) -> None:
    (block, _) = cards.feed_card(replace(CARD, text=f"{'x' * length}\nand on")).blocks
    assert isinstance(block, Text)
    _, *quoted, _ = block.content.split("\n")
    assert breaks_out("\n".join(quoted)) == []
    assert units("\n".join(quoted)) <= cards.LONGEST


@settings(max_examples=150)
@given(text=wild(), note=NOTES)
def test_a_forum_post_has_a_title_of_one_line(text: str, note: str | None) -> None:
    said = title(replace(CARD, text=text, manner=Manner(note=note)))
    assert 1 <= units(said) <= 100
    assert said == " ".join(said.split())
    assert not [fault for fault in harm(said) if fault == "hides or reverses"]


@given(text=wild(), note=NOTES)
def test_a_thread_is_called_the_same_whatever_was_written(text: str, note: str | None) -> None:
    named = cards.thread_name(replace(CARD, text=text, manner=Manner(note=note)))
    assert named == cards.thread_name(CARD)
    assert 1 <= units(named) <= 100


@settings(max_examples=100)
@given(text=wild(), audience=AUDIENCES)
def test_what_moderators_look_at_stands_and_calls_nobody(text: str, audience: Audience) -> None:
    member_id = 10 if audience is Audience.NAMED else None
    case = Case("a" * 16, State.HELD, member_id, text, NOW.date(), Reports(2, 1), "0" * 12)
    cases = [replace(case, share_id=f"{number:016}") for number in range(50)]
    desk = Desk(tuple(cases[:25]), tuple(cases[25:]), (), ())
    assert wrong(moderation_cards.desk(desk, "de")) == []
    assert wrong(moderation_cards.report_question("a" * 16, text, "de")) == []


@settings(max_examples=100)
@given(text=wild())
def test_what_an_author_is_told_of_presses_stands_and_calls_nobody(text: str) -> None:
    found = Supported(replace(SHARE, text=text), dict.fromkeys(Gesture, 10**6))
    assert wrong(support_cards.page(SupportPage((found,) * support_cards.SHOWN, 0, 2), "de")) == []
    assert wrong(support_cards.asked(found.share, "de", PAUSE)) == []


@settings(max_examples=100)
@given(topic=TOPICS)
def test_a_topic_stands_and_calls_nobody(topic: str) -> None:
    one = Experience("a" * 16, 1, 10, topic, offered=True, until=date(2027, 2, 16))
    question = Question(Request(one.id, 11, RequestState.ASKED, NOW.date(), 2000), one)
    for card in (
        experience_cards.proposed(one, "de"),
        experience_cards.found((one,), "de"),
        experience_cards.asked_of(question, "de", PAUSE),
        experience_cards.listing((one,), (question,), (question,), "de"),
        experience_cards.ending(one, "de"),
    ):
        assert wrong(card) == []
