from dataclasses import replace

import pytest

from bot.asks.model import Ask
from bot.quests.model import Adjusted, Celebration, Ending, Kind, Occasion, Quest
from cogs.milestones import cards, course_cards
from tests.cards.limits import complaints
from tests.conftest import NOW

QUEST = Quest(
    id=3,
    member_id=11,
    guild_id=7,
    locale="en-US",
    goal=1000,
    toast="*" * 140,
    scope="👩‍👩‍👧‍👦" * 20,
    announced=True,
    started_at=NOW,
    ended_at=NOW,
    count=100000,
    kinds=tuple(Kind),
    resting=True,
    note="*" * 1000,
    note_opened=True,
)
MANY = tuple(replace(QUEST, id=number) for number in range(30))
ASK = Ask(5, 11, "|" * 140, None, None, None, None, NOW)


@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_every_card_of_a_course_fits_a_message_with_the_longest_words(locale: str) -> None:
    shown = (
        course_cards.adjusted(Adjusted(QUEST, party_now=True), locale),
        course_cards.opened(QUEST, locale),
        course_cards.rested(QUEST, locale),
        course_cards.goes_on(QUEST, locale),
        course_cards.offer(QUEST, locale),
        course_cards.how_it_ends(QUEST, locale),
        course_cards.note(QUEST, locale),
        *(course_cards.ended(replace(QUEST, ending=one), (ASK,) * 30, locale, "/quest start") for one in Ending),
        *course_cards.waiting(MANY, locale),
    )
    assert [complaints(card) for card in shown] == [[]] * len(shown)


@pytest.mark.parametrize("ending", [Ending.OFFER, Ending.REORIENTED])
def test_a_public_ending_does_not_tell_why(ending: Ending) -> None:
    over = replace(QUEST, count=23, goal=30, toast="tea", scope="", ending=ending)
    public = cards.milestone(Celebration(over, 23, Occasion.ENDING, 11, private=False), "en-US", None)
    other = replace(over, ending=Ending.OFFER)
    assert public == cards.milestone(Celebration(other, 23, Occasion.ENDING, 11, private=False), "en-US", None)
    own = cards.milestone(Celebration(over, 23, Occasion.ENDING, 11, private=True), "en-US", None)
    assert ("Edinburgh" in str(own)) == (ending is Ending.OFFER)


def test_an_overview_of_resting_quests_and_notes_with_the_longest_words_fits_a_message() -> None:
    for locale in ("en-US", "de"):
        assert complaints(cards.overview(MANY, locale, "/quest start"), *course_cards.waiting(MANY, locale)) == []
