"""How a failure looks that is told as the answer to an interview question."""

from dataclasses import replace

import pytest

from bot.stories.model import PART_LIMIT, PARTS, QUESTIONS, BankPage, Kept, Parts, Story
from cogs.common.card import Attached, Button, Divider, Row, Select, Text
from cogs.stories import cards
from cogs.stories.forms import story_form
from tests.cards.limits import complaints
from tests.cards.test_failure_cards import LONGEST, NOON, PLAIN
from tests.stories.telling import WHOLE

LOCALES = ("en-US", "de")
STORY = Story(11, 7, "mistake", WHOLE, NOON)
KEPT = Kept(STORY, PLAIN)
LONG = Parts(**dict.fromkeys(PARTS, "*_|~`> " * (PART_LIMIT // 7)))


def test_a_story_is_told_under_its_question_with_its_length() -> None:
    text, divider, told, *_, menu, row = cards.story(KEPT, "en-US").blocks
    assert text == Text(
        "🔒 **Which mistake of yours do you still think about?**\n> A polite no\n"
        "-# 43 of the 225 words that ninety seconds hold: about 17 seconds at an easy pace."
    )
    assert divider == Divider()
    assert isinstance(told, Text)
    assert told.content.startswith("**The situation · 9 words**\nI applied for a grant in my second year.\n")
    assert isinstance(menu, Select)
    assert [option.value for option in menu.options if option.chosen] == ["mistake"]
    assert len(menu.options) == len(QUESTIONS)
    assert isinstance(row, Row)
    assert [button.route for button in row.buttons] == ["story:change:7", "story:delete:7"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "parts",
    [
        LONG,
        Parts(**dict.fromkeys(PARTS, "Word. " * (PART_LIMIT // 6))),
        Parts(situation="They wrote. " * 100, did="𝕏" * PART_LIMIT),
        Parts(mine="x" * PART_LIMIT, did="Sie. " * 240),
        Parts(result="*" * PART_LIMIT),
    ],
)
def test_the_longest_story_fits_a_message_and_comes_whole_in_a_file(locale: str, parts: Parts) -> None:
    kept = Kept(replace(STORY, parts=parts), LONGEST)
    card = cards.story(kept, locale)
    assert complaints(card) == []
    (file,) = card.files
    assert Attached(file.filename) in card.blocks
    assert all(text in file.content.decode() for _, text in parts.told)
    assert complaints(cards.confirm_delete(kept, locale)) == []
    assert complaints(cards.gone(kept.story, locale)) == []


def test_a_story_that_fits_needs_no_file() -> None:
    assert cards.story(KEPT, "en-US").files == ()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_fullest_page_of_the_bank_fits_a_message(locale: str) -> None:
    build = "</story build:1>"
    failures = [replace(LONGEST, id=10**18 + n) for n in range(8)]
    several = tuple(
        Kept(replace(STORY, question=key), failure) for key, failure in zip(QUESTIONS, failures, strict=False)
    )
    one = tuple(Kept(STORY, failure) for failure in failures)
    missing = tuple(key for key in QUESTIONS if key != STORY.question)
    assert complaints(cards.bank(BankPage(several, QUESTIONS[8:], 0, 10**7, 10**8), locale, build)) == []
    assert complaints(cards.bank(BankPage(one, missing, 10**6, 10**7, 10**8), locale, build)) == []


def test_the_bank_is_turned_by_pages_as_people_count_them() -> None:
    card = cards.bank(BankPage((KEPT,), (), 1, 3, 17), "en-US", "")
    assert card.blocks[-1] == Row(
        (
            Button("Back", "story:bank:1"),
            Button("2 of 3", "story:here", disabled=True),
            Button("On", "story:bank:3"),
        )
    )


def test_an_empty_bank_names_all_questions_and_the_way_in() -> None:
    (text,) = cards.bank(BankPage((), QUESTIONS, 0, 1, 0), "en-US", "</story build:1>").blocks
    assert isinstance(text, Text)
    assert "</story build:1>" in text.content
    assert text.content.count("\n- ") == len(QUESTIONS)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_questions_and_the_form_keep_to_what_discord_allows(locale: str) -> None:
    longest = Parts(**dict.fromkeys(PARTS, "x" * PART_LIMIT))
    for key in QUESTIONS:
        assert len(cards.question(key, locale)) <= 100
        form = story_form(10**18, key, longest, locale)
        assert len(form.title) <= 45
        assert len(form.route) <= 100
        for field in form.fields:
            assert len(field.label) <= 45
            assert len(field.description) <= 100
            assert len(field.value) == field.limit
            assert not field.required
