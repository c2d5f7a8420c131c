"""How experience looks to who offers it, to who looks for it, and to the two who will talk."""

from dataclasses import replace
from datetime import date

import pytest

from bot.experience.model import Experience, Question, Request, RequestState
from cogs.common.card import Button, Card, Option, Row, Select, Style, Text
from cogs.common.look import NIGHT
from cogs.experience import cards
from tests.cards.limits import complaints, drawn

OFFER = Experience("aGVsbG8gd29ybGQh", 1, 10, "Marie-Curie fellowships", offered=True, until=date(2027, 2, 16))
QUESTION = Question(Request(OFFER.id, 11, RequestState.ASKED, date(2026, 11, 18), 2000), OFFER)
LONG = replace(OFFER, topic="*_|~`>" * 16)
LONGEST = Question(Request(LONG.id, 10**18, RequestState.OPEN, date(2026, 11, 18), 10**18, 10**18), LONG)
PAUSE = "</pause:1234567890123456789>"


def in_state(state: RequestState) -> Question:
    return replace(QUESTION, request=replace(QUESTION.request, state=state, thread_id=3000))


def test_a_topic_is_shown_exactly_before_it_is_offered() -> None:
    text, row = cards.proposed(OFFER, "en-US").blocks
    assert isinstance(text, Text)
    assert text.content.endswith("without your name:\n> Ask me about **Marie-Curie fellowships**")
    assert row == Row(
        (
            Button("Offer it", "experience:offer:aGVsbG8gd29ybGQh", style=Style.PRIMARY),
            Button("Leave it", "experience:close:aGVsbG8gd29ybGQh", "🔒"),
        )
    )


def test_what_is_found_names_topics_and_nobody() -> None:
    assert cards.found((OFFER, replace(OFFER, id="b" * 16, topic="Visas")), "en-US") == Card(
        (
            Text("**2 things that somebody here can be asked about**\n- Marie-Curie fellowships\n- Visas"),
            Select(
                "experience:look",
                (Option("Marie-Curie fellowships", OFFER.id), Option("Visas", "b" * 16)),
                "Look at one of these",
            ),
        ),
        NIGHT,
    )


def test_asking_says_first_who_learns_what() -> None:
    (text, _) = cards.may_ask(OFFER, "en-US", 2000).blocks
    assert isinstance(text, Text)
    for words in ("**with your name**", "yes, no, or nothing", "under <#2000>", "Moderators who manage threads"):
        assert words in text.content


@pytest.mark.parametrize("state", [RequestState.ASKED, RequestState.DECLINED])
def test_a_no_looks_like_no_answer(state: RequestState) -> None:
    waiting = cards.listing((), (), (QUESTION,), "en-US")
    assert cards.listing((), (), (in_state(state),), "en-US") == waiting
    assert cards.question(in_state(state), "en-US", "x") == cards.question(QUESTION, "en-US", "x")


def test_a_question_with_a_yes_cannot_be_taken_back_and_leads_to_its_thread() -> None:
    shown = drawn(cards.question(in_state(RequestState.OPEN), "en-US", "x"))
    assert not any(one["type"] == 2 for one in shown)
    assert "You two talk in <#3000>." in str(shown)
    assert "opens under <#2000>" in str(drawn(cards.question(in_state(RequestState.AGREED), "en-US", "x")))


def test_the_first_words_of_the_thread_repeat_nothing_of_either() -> None:
    for locale in ("en-US", "de"):
        shown = str(drawn(cards.welcome(QUESTION, locale)))
        assert "Marie" not in shown
        assert "<@" not in shown


def test_a_topic_is_text_and_nothing_in_it_is_active() -> None:
    active = replace(OFFER, topic="@everyone <@11> [x](https://x.example) **b**")
    question = replace(QUESTION, experience=active)
    shown = (
        cards.proposed(active, "en-US"),
        cards.found((active,), "en-US"),
        cards.asked_of(question, "en-US", PAUSE),
        cards.agreed(in_state(RequestState.OPEN), "en-US"),
        cards.ending(active, "en-US"),
        cards.listing((active,), (question,), (question,), "en-US"),
    )
    for card in shown:
        written = "".join(one.get("content", "") for one in drawn(card))
        assert "@everyone" not in written
        assert "](https://" not in written
        assert written.count("<@11>") <= (card is shown[2]) + (card is shown[5])


@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_everything_fits_into_a_message(locale: str) -> None:
    topics = [replace(LONG, id=f"{number:016}") for number in range(25)]
    asked = replace(LONGEST.request, state=RequestState.ASKED)
    questions = [Question(replace(asked, experience_id=one.id), one) for one in topics]
    for card in (
        cards.proposed(LONG, locale),
        cards.standing(LONG, locale, "x" * 300),
        cards.found(topics, locale),
        cards.may_ask(LONG, locale, 10**18),
        cards.question(LONGEST, locale, "x" * 300),
        cards.asked_of(LONGEST, locale, PAUSE),
        cards.agreed(LONGEST, locale),
        cards.welcome(LONGEST, locale),
        cards.not_opened(LONGEST, locale),
        cards.ending(LONG, locale),
        cards.listing(topics[:10], questions, questions, locale),
    ):
        assert complaints(card) == []
