"""How asks look to their member, card by card."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.asks.model import Added, Answer, Ask, Page
from bot.journal.model import PartialDate
from cogs.asks import cards
from cogs.common.card import Attached, Button, Card, Option, Row, Select, Text
from cogs.common.look import NIGHT
from tests.cards.limits import complaints, drawn, units

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
OSLO = Ask(
    id=7,
    member_id=11,
    line="Chair in Oslo",
    story=None,
    section=None,
    quest_id=None,
    sent_on=PartialDate(2026, 11, 4),
    added_at=NOON,
)
GRAZ = replace(OSLO, id=8, line="Chair in Graz", sent_on=PartialDate(2026, 9))
UNDATED = replace(OSLO, id=9, line="Grant", sent_on=None)
SILENT = replace(OSLO, answer=Answer.SILENCE, answered_on=PartialDate(2026, 11, 18), answered_at=NOON)
LONGEST = replace(OSLO, id=10**18, line="*_|~`>" * 23, story="*" * 4000, section="*_|~`>#[" * 7)
DEEDS = (
    Button("Still waiting", "ask:waiting:7", "⏳"),
    Button("It has gone silent", "ask:silent:7", "🔕"),
    Button("I withdrew", "ask:withdrew:7"),
    Button("An answer came", "ask:came:7"),
)
CORRECTIONS = (
    Button("Another answer", "ask:came:7"),
    Button("It waits again", "ask:reopen:7", "↩️"),
)
OTHERS = (Button("Change", "ask:change:7"), Button("Take off the list", "ask:forget:7"))


def many(number: int) -> tuple[Ask, ...]:
    return tuple(replace(LONGEST, id=10**18 + n) for n in range(number))


def test_the_weekly_question_names_each_ask_and_gives_it_a_button() -> None:
    assert cards.waiting((OSLO, GRAZ, UNDATED), "en-US", NOON) == (
        Card(
            (
                Text(
                    "⏳ **Still waiting on 3.** Has any gone silent?\n"
                    "1. Chair in Oslo · sent 4 November 2026, 14 days\n"
                    "2. Chair in Graz · sent September 2026\n"
                    "3. Grant · noted 18 November 2026"
                ),
                Row(
                    (
                        Button("1 has gone silent", "ask:silent:7", "🔕"),
                        Button("2 has gone silent", "ask:silent:8", "🔕"),
                        Button("3 has gone silent", "ask:silent:9", "🔕"),
                    )
                ),
                Select(
                    "ask:open",
                    (Option("Chair in Oslo", "7"), Option("Chair in Graz", "8"), Option("Grant", "9")),
                    "Something else with one of them",
                ),
            ),
            NIGHT,
        ),
    )


def test_where_nothing_waits_nothing_is_asked() -> None:
    assert cards.waiting((), "en-US", NOON) == ()


@pytest.mark.parametrize("locale", ["en-US", "de"])
@pytest.mark.parametrize("number", [1, 5, 6, 8, 9, 500])
def test_the_weekly_question_leaves_room_for_the_other_two_parts(number: int, locale: str) -> None:
    (card,) = cards.waiting(many(number), locale, NOON)
    assert complaints(card) == []
    found = drawn(card)
    assert len(found) <= 14
    assert sum(units(one.get("content", "")) for one in found) <= 1700
    assert ("/ask list" in found[1]["content"]) == (number > 8)


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_day_of_waiting_is_told_from_the_day_after_sending_on(days: int) -> None:
    text = cards.facts(OSLO, "en-US", datetime(2026, 11, 4, 23, tzinfo=UTC) + timedelta(days=days))
    assert text.endswith("sent 4 November 2026, one day" if days == 1 else "sent 4 November 2026")


def test_an_ask_that_waits_offers_every_way_it_can_end() -> None:
    assert cards.one(replace(OSLO, section="awards"), "en-US", NOON, "**Here:**") == Card(
        (
            Text(
                "**Here:**\n> Chair in Oslo\n-# sent 4 November 2026, 14 days · Awards and scholarships I did not get"
            ),
            Row(DEEDS),
            Row(OTHERS),
        ),
        NIGHT,
    )


def test_an_ask_that_ended_says_how_and_can_be_corrected() -> None:
    assert cards.one(SILENT, "en-US", NOON) == Card(
        (
            Text("> Chair in Oslo\n-# sent 4 November 2026 · gone silent, 18 November 2026"),
            Row(CORRECTIONS),
            Row(OTHERS),
        ),
        NIGHT,
    )


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Answer.YES, "answered 18 November 2026: A yes"),
        (Answer.NEAR_MISS, "answered 18 November 2026: A near miss"),
        (Answer.WITHDREW, "withdrawn, 18 November 2026"),
    ],
)
def test_each_ending_has_its_words(answer: Answer, told: str) -> None:
    assert cards.ending(replace(SILENT, answer=answer), "en-US") == told
    assert cards.ending(replace(SILENT, answered_on=None), "en-US") == "gone silent, no date"


def test_a_note_says_that_only_its_member_sees_it() -> None:
    said = (
        "⏳ **Noted.** Only you can see this.\n> Chair in Oslo\n-# sent 4 November 2026, 14 days\n"
        "-# Once a week Cork asks you in private whether one has gone silent. `/me notify` turns that off."
    )
    buttons = (
        Button("An answer came", "ask:came:7"),
        Button("Change", "ask:change:7"),
        Button("Take off the list", "ask:forget:7", "↩️"),
    )
    assert cards.noted(Added(OSLO, first_time=True), "en-US", NOON, "`/me notify`") == Card(
        (Text(said), Row(buttons)), NIGHT
    )


def test_what_sort_of_answer_came_is_asked_without_a_default() -> None:
    card = cards.which_answer(OSLO, "en-US")
    assert card.blocks[1] == Select(
        "ask:answer:7",
        (
            Option("A form letter", "form"),
            Option("A personal answer", "personal"),
            Option("A near miss", "near-miss"),
            Option("Something else", "other"),
            Option("A yes", "yes"),
        ),
        "Choose the answer",
    )


def test_a_list_of_answers_tells_each_and_can_be_turned() -> None:
    card = cards.listing(Page((SILENT,), 1, 3, 17), "en-US", NOON, answered=True)
    assert card == Card(
        (
            Text("🔒 **17 asks are answered**\n- Chair in Oslo · gone silent, 18 November 2026"),
            Select("ask:open", (Option("Chair in Oslo", "7"),), "Open one of these"),
            Row(
                (
                    Button("Back", "asks:page:answered:0", "◀️"),
                    Button("2 of 3", "asks:here", disabled=True),
                    Button("More", "asks:page:answered:2", "▶️"),
                )
            ),
        ),
        NIGHT,
    )


@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_the_longest_texts_fit_every_card(locale: str) -> None:
    ended = replace(LONGEST, answer=Answer.NEAR_MISS, answered_on=PartialDate(2026, 11, 18), answered_at=NOON)
    page = Page(many(8), 10**6, 10**7, 10**8)
    for card in (
        cards.one(LONGEST, locale, NOON, "x" * 200),
        cards.one(ended, locale, NOON),
        cards.forgotten(ended, locale, NOON),
        cards.which_answer(LONGEST, locale),
        cards.noted(Added(LONGEST, first_time=False), locale, NOON, "</me notify:1>"),
        cards.listing(page, locale, NOON, answered=False),
        cards.listing(replace(page, asks=(ended, *many(7))), locale, NOON, answered=True),
    ):
        assert complaints(card) == []


def test_a_text_that_is_longer_than_a_message_comes_whole_in_a_file() -> None:
    card = cards.forgotten(LONGEST, "en-US", NOON)
    assert Attached("ask.txt") in card.blocks
    assert [file.content for file in card.files] == [b"*" * 4000]
