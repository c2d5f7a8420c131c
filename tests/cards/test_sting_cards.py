"""How stings look to their member, card by card."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.pictures.charts import Line, Lines
from bot.stings.model import AFTER, Course, Due, Ending, Rating, Step, Told
from cogs.common.card import Button, Card, File, Picture, Row, Select, Text
from cogs.common.look import NIGHT
from cogs.stings import cards, drawn
from tests.cards.limits import complaints, units
from tests.cards.limits import drawn as drawn_parts
from tests.cards.test_failure_cards import FULL, LONGEST, NOON

WEEK, MONTH, HALF_YEAR = AFTER.values()
UNTOLD = Told(FULL, Course(FULL.id))
RATED = Told(
    FULL,
    Course(
        FULL.id,
        forecast=5,
        ratings=(
            Rating(Step.WEEK, 6, NOON + WEEK),
            Rating(Step.MONTH, 9, NOON + MONTH),
            Rating(Step.HALF_YEAR, None, NOON + HALF_YEAR),
        ),
    ),
)
LONG = replace(RATED, failure=replace(LONGEST, id=10**18 - 1))
GUESS = Button("Guess how it goes on", "sting:forecast:7", "🔮")
STOP = Button("Stop asking about this one", "sting:stop:7")
REORIENT = Button("I no longer want it", "sting:reorient:7")
AGAIN = Button("Ask again", "sting:again:7")


def batch(number: int) -> tuple[Due, ...]:
    return tuple(Due(replace(LONGEST, id=10**18 - n), Step.HALF_YEAR) for n in range(number))


def row_of(card: Card) -> tuple[Button, ...]:
    (row,) = (block for block in card.blocks if isinstance(block, Row))
    return row.buttons


def test_a_scale_goes_from_nothing_to_everything_and_names_the_other_answers() -> None:
    (card,) = cards.due((Due(FULL, Step.WEEK),), "en-US")
    heading, about, select = card.blocks
    assert heading == Text(
        "🐝 **How much does this one sting now?**\n"
        "-# From 0 to 10, as it is today. Skipping is fine, and only you see this."
    )
    assert about == Text(f"> A polite no\n-# logged on <t:{int(NOON.timestamp())}:D>")
    assert isinstance(select, Select)
    assert select.route == "sting:rate:7:week"
    assert [option.value for option in select.options] == [*map(str, range(11)), "skip", "stop", "reorient"]
    assert (select.options[0].label, select.options[10].label) == ("0 · not at all", "10 · as much as anything can")
    assert not any(option.chosen for option in select.options)


def test_where_nothing_is_due_there_is_no_card() -> None:
    assert cards.due((), "en-US") == ()


@pytest.mark.parametrize("locale", ["en-US", "de"])
@pytest.mark.parametrize("number", [1, 3, 4, 1000])
def test_its_part_of_a_check_in_stays_small(number: int, locale: str) -> None:
    shown = cards.due(batch(number), locale)
    parts = drawn_parts(*shown)
    assert complaints(*shown) == []
    assert len(parts) <= 12
    assert sum(units(part.get("content", "")) for part in parts) <= 1300


@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_a_full_batch_fits_a_message_together_with_an_answer_to_another(locale: str) -> None:
    other = replace(LONG, failure=replace(LONG.failure, id=1))
    confirmed = cards.noted("*" * 200, other, locale, Step.HALF_YEAR)
    assert complaints(confirmed, *cards.due(batch(500), locale, most=cards.AT_ONCE)) == []


def test_a_confirmed_answer_can_be_given_again_with_the_first_one_picked() -> None:
    card = cards.noted("Noted.", RATED, "en-US", Step.MONTH)
    said, select, row = card.blocks
    assert said == Text("🔒 Noted.\n> A polite no")
    assert isinstance(select, Select)
    assert [option.value for option in select.options if option.chosen] == ["9"]
    assert row == Row((Button("How it went", "sting:show:7", "🐝"),))


def test_a_confirmed_ending_can_be_taken_back() -> None:
    ended = replace(RATED, course=replace(RATED.course, ending=Ending.STOPPED))
    assert row_of(cards.noted("Noted.", ended, "en-US"))[1] == AGAIN


def test_a_course_says_every_step_and_what_was_expected_without_a_verdict() -> None:
    assert cards.in_words(RATED, "en-US") == (
        "When you logged it: **7** · A week later: **6** · A month later: **9** · Half a year later: skipped\n"
        "You expected 5 after a month. It was 9."
    )


def test_a_forecast_whose_month_was_skipped_stands_alone() -> None:
    course = Course(FULL.id, forecast=0, ratings=(Rating(Step.MONTH, None, NOON + MONTH),))
    assert cards.in_words(Told(FULL, course), "en-US").endswith("You expect 0 after a month.")


@pytest.mark.parametrize(
    ("after", "ending", "buttons"),
    [
        (timedelta(0), None, (GUESS, STOP, REORIENT)),
        (MONTH, None, (STOP, REORIENT)),
        (HALF_YEAR, None, (REORIENT,)),
        (timedelta(0), Ending.STOPPED, (GUESS, AGAIN, REORIENT)),
        (MONTH, Ending.REORIENTED, (AGAIN,)),
    ],
)
def test_a_course_offers_what_can_still_be_done(
    after: timedelta, ending: Ending | None, buttons: tuple[Button, ...]
) -> None:
    told = Told(FULL, Course(FULL.id, ending=ending))
    assert row_of(cards.course(told, "en-US", NOON + after, None)) == buttons


def test_a_course_that_is_over_and_answered_asks_nothing() -> None:
    card = cards.course(RATED, "en-US", NOON + HALF_YEAR, b"png")
    assert not any(isinstance(block, Select) for block in card.blocks)
    words = cards.in_words(RATED, "en-US").replace("*", "")
    assert Picture("sting.png", words) in card.blocks
    assert card.files == (File("sting.png", b"png", words),)


@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_the_longest_course_and_the_longest_overview_fit_a_message(locale: str) -> None:
    assert complaints(cards.course(LONG, locale, NOON + HALF_YEAR, b"png")) == []
    many = tuple(replace(LONG, failure=replace(LONG.failure, id=n)) for n in range(1, 200))
    shown = cards.overview(many, locale, b"png")
    assert complaints(shown) == []
    assert units(shown.files[0].alt) <= 1024


def test_the_chart_of_a_course_has_a_place_for_every_step_and_a_dashed_line_for_what_was_expected() -> None:
    steps = ("When you logged it", "A week later", "A month later", "Half a year later")
    assert drawn.course(RATED, "en-US") == Lines(
        "How it stung, then and later",
        steps,
        (Line("A polite no", (7, 6, 9, None)), Line("What you expected", (7, None, 5, None), dashed=True)),
    )


def test_nothing_to_compare_is_not_drawn() -> None:
    assert drawn.course(UNTOLD, "en-US") is None


def test_the_chart_of_all_shows_then_and_now_of_the_newest() -> None:
    chart = drawn.overview((RATED,) * 9, "en-US")
    assert chart.steps == ("Then", "Now")
    assert chart.lines == (Line("A polite no", (7, 9)),) * 6


def test_with_nothing_told_a_card_says_how_that_begins() -> None:
    assert cards.nothing_told("en-US", "`/fail`", None) == Card(
        (
            Text(
                "Nothing to compare yet. Where you note a sting with `/fail`, Cork asks in private again after a "
                "week, a month and half a year."
            ),
        ),
        NIGHT,
    )
