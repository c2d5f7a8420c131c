"""How looking back, and asking for feedback, look to the member."""

from dataclasses import replace

import pytest

from bot.reviews.model import ANSWER_LIMIT, PART_LIMIT, PARTS, FeedbackState, FeedbackTask, LookBack, Outcome, Review
from cogs.common.card import Button, Card, Divider, Option, Row, Select, Style, Text
from cogs.common.look import NIGHT
from cogs.reviews import cards
from cogs.reviews.forms import answer_form, look_back_form
from tests.cards.limits import complaints, units
from tests.cards.test_failure_cards import LONGEST, NOON, PLAIN

LOCALES = ("en-US", "de")
OPEN_TASK = FeedbackTask(11, 7, FeedbackState.OPEN, None, NOON)
DAY = f"<t:{int(NOON.timestamp())}:D>"
LET_GO = Button("Let go…", "failure:let-go:7", "🎈")
ASK = Button("Ask for feedback", "feedback:want:7")


def review(outcome: Outcome = Outcome.WRITTEN, **parts: str) -> Review:
    return Review(11, 7, outcome, LookBack(**parts), NOON)


def test_a_checkin_with_nothing_ripe_says_nothing_of_it() -> None:
    assert cards.ripe((), "en-US") == ()


def test_a_checkin_names_what_is_ripe_and_offers_to_open_it() -> None:
    assert cards.ripe((PLAIN,), "en-US") == (
        Card(
            (
                Text("**Ripe for a look back, if you like**\n- A polite no"),
                Select("review:open", (Option("A polite no", "7"),), "Look back at one of these"),
            ),
            NIGHT,
        ),
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_a_checkin_leaves_room_for_others_however_much_is_ripe(locale: str) -> None:
    failures = tuple(replace(LONGEST, id=10**18 + n) for n in range(25))
    (card,) = cards.ripe(failures, locale)
    text, menu = card.blocks
    assert isinstance(text, Text)
    assert isinstance(menu, Select)
    assert text.content.count("\n- ") == len(menu.options) == cards.IN_CHECKIN
    assert "`/review`" in text.content
    assert units(text.content) < 1000
    assert complaints(card) == []


def test_a_list_holds_what_is_ripe_and_the_requests() -> None:
    asked = replace(OPEN_TASK, state=FeedbackState.ASKED)
    card = cards.overview((PLAIN,), ((OPEN_TASK, PLAIN), (asked, PLAIN)), "en-US")
    assert card.blocks == (
        Text("🔒 **Ripe for a look back, if you like**\n- A polite no"),
        Select("review:open", (Option("A polite no", "7"),), "Look back at one of these"),
        Divider(),
        Text(f"🔒 **Feedback you mean to ask for**\n- A polite no · not asked yet\n- A polite no · asked on {DAY}"),
        Select("feedback:open", (Option("A polite no", "7"),) * 2, "Open one of these requests"),
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_the_longest_list_fits_a_message_and_its_menus_hold_it_all(locale: str) -> None:
    failures = tuple(replace(LONGEST, id=10**18 + n) for n in range(25))
    tasks = tuple((replace(OPEN_TASK, state=FeedbackState.ASKED), failure) for failure in failures)
    card = cards.overview(failures, tasks, locale)
    assert [len(block.options) for block in card.blocks if isinstance(block, Select)] == [25, 25]
    assert complaints(card) == []


def test_an_undecided_failure_offers_all_answers_alike() -> None:
    assert cards.look_back(PLAIN, None, None, "en-US") == Card(
        (
            Text("> A polite no\n-# Any part may stay empty, and no lesson is needed."),
            Row(
                (
                    Button("Look back", "review:write:7", style=Style.PRIMARY),
                    Button("Nothing to learn", "review:nothing:7"),
                    Button("Not this one", "review:decline:7"),
                    ASK,
                    LET_GO,
                )
            ),
        ),
        NIGHT,
    )


def test_what_was_let_go_is_not_offered_to_be_let_go() -> None:
    card = cards.look_back(replace(PLAIN, let_go=True), review(Outcome.DECLINED), None, "en-US")
    assert card.blocks[-1] == Row((Button("Look back after all", "review:write:7"), ASK))


def test_a_look_back_shows_the_parts_that_say_something() -> None:
    card = cards.look_back(PLAIN, review(happened="They *called*.", onward="Let go"), OPEN_TASK, "en-US")
    assert card.blocks == (
        Text(f"> A polite no\n-# looked back on {DAY}"),
        Divider(),
        Text("**What happened**\nThey \\*called\\*.\n\n**Next: learn, try elsewhere, or let go**\nLet go"),
        Row((Button("Change", "review:write:7"), Button("Feedback", "feedback:want:7"), LET_GO)),
    )


def test_a_dropped_request_is_offered_as_a_new_one() -> None:
    card = cards.look_back(PLAIN, None, replace(OPEN_TASK, state=FeedbackState.DROPPED), "en-US")
    row = card.blocks[-1]
    assert isinstance(row, Row)
    assert ASK in row.buttons


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("outcome", Outcome)
def test_the_longest_look_back_fits_a_message_and_comes_whole_in_a_file(locale: str, outcome: Outcome) -> None:
    longest = dict.fromkeys(PARTS, "*" * PART_LIMIT)
    card = cards.look_back(LONGEST, review(outcome, **longest), OPEN_TASK, locale, fresh=True)
    assert complaints(card) == []
    if outcome is Outcome.WRITTEN:
        (file,) = card.files
        assert file.content.count(b"*" * PART_LIMIT) == len(PARTS)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("state", FeedbackState)
def test_a_request_fits_a_message_in_every_state(locale: str, state: FeedbackState) -> None:
    task = replace(OPEN_TASK, state=state, answer="*" * ANSWER_LIMIT)
    card = cards.feedback(LONGEST, task, locale)
    assert complaints(card) == []
    assert [len(file.content) for file in card.files] == ([ANSWER_LIMIT] if state is FeedbackState.ANSWERED else [])


@pytest.mark.parametrize("locale", LOCALES)
def test_the_forms_keep_to_what_discord_allows_and_lose_nothing(locale: str) -> None:
    longest = LookBack(**dict.fromkeys(PARTS, "x" * PART_LIMIT))
    answered = replace(OPEN_TASK, answer="x" * ANSWER_LIMIT)
    for form in (look_back_form(LONGEST, longest, locale), answer_form(answered, locale)):
        assert len(form.title) <= 45
        assert len(form.fields) <= 5
        for field in form.fields:
            assert len(field.label) <= 45
            assert len(field.description) <= 100
            assert len(field.value) == field.limit <= 4000
            assert not field.required
