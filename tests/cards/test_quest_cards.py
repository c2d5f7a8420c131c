"""How quests and their milestones look, card by card."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.quests.model import Celebration, Occasion, Progress, Quest
from cogs.common.card import Button, Card, File, Picture, Row, Text
from cogs.common.look import GOLD, NIGHT
from cogs.milestones import cards
from tests.cards.limits import complaints

QUEST = Quest(
    id=3,
    member_id=11,
    guild_id=1,
    locale="en-US",
    goal=30,
    toast="tea",
    scope="chairs",
    announced=True,
    started_at=datetime(2026, 11, 18, 12, 0, tzinfo=UTC),
    ended_at=None,
    count=4,
)


@pytest.mark.parametrize(
    ("count", "goal", "drawn"),
    [(0, 3, "▫️▫️▫️"), (1, 3, "🍾▫️▫️"), (3, 3, "🍾🍾🍾"), (9, 3, "🍾🍾🍾"), (29, 30, "🍾" * 9 + "▫️"), (1, 1, "🍾")],
)
def test_progress_is_drawn_as_bottles_that_are_full_only_at_the_goal(count: int, goal: int, drawn: str) -> None:
    assert cards.bottles(Progress(count, goal)) == drawn


def test_a_quest_that_nothing_is_said_of_says_only_how_far_it_is() -> None:
    assert cards.standing(replace(QUEST, scope="", goal=4, count=1), "en-US") == "🍾▫️▫️▫️\n**1** of 4"


@pytest.mark.parametrize(
    ("reached", "said"),
    [
        ((), "**4** of 30 · chairs"),
        ((1,), "A milestone: you tried, and it counts."),
        ((3, 6), "A milestone: you have tried 6 times."),
        ((27, 30), "**That is the goal. Open it: tea!**"),
    ],
)
def test_what_was_just_reached_is_said_last(reached: tuple[int, ...], said: str) -> None:
    assert cards.standing(QUEST, "en-US", reached).split("\n")[-1] == said


def test_a_quest_past_its_goal_says_so_plainly() -> None:
    assert cards.standing(replace(QUEST, goal=2), "en-US") == "🍾🍾\n**4**, past the goal of 2 · chairs"


@pytest.mark.parametrize(
    ("announced", "has_party", "where"),
    [
        (True, True, "Milestones are celebrated in this server's party channel."),
        (True, False, "This server has no party channel yet, so for now milestones come to you alone."),
        (False, True, "Milestones come to you alone, in a private message."),
    ],
)
def test_a_beginning_says_where_it_will_be_celebrated(*, announced: bool, has_party: bool, where: str) -> None:
    quest = replace(QUEST, announced=announced)
    _, small, *_ = cards.started(quest, "en-US", "/fail", has_party=has_party).blocks
    assert isinstance(small, Text)
    assert small.content.startswith(f"-# {where}")
    assert small.content.endswith("Every /fail counts, whatever the answer was.")


def test_a_milestone_shows_its_own_count_whatever_the_quest_has_come_to() -> None:
    celebration = Celebration(QUEST, 3, Occasion.TENTH, member_id=11, private=False)
    assert cards.milestone(celebration, "en-US", None) == Card(
        (
            Text("🥂 <@11> has reached **3 of 30** · chairs"),
            Text("🍾" + "▫️" * 9),
            Row((Button("How it stands", "quest:look:3:3", "🍾"),)),
        ),
        GOLD,
    )


def test_a_party_shows_its_picture_with_words_for_it() -> None:
    party = Celebration(QUEST, 30, Occasion.GOAL, member_id=11, private=False)
    alt = "A party picture: 30 of 30 failures collected, every bottle full."
    assert cards.milestone(party, "en-US", b"PNG") == Card(
        (
            Text("### 🍾 <@11> has made it: 30 failures!\nchairs\nEach of them was an attempt. Open it: **tea**!"),
            Picture("party.png", alt),
            Row(
                (
                    Button("How it stands", "quest:look:3:30:goal", "🍾"),
                    Button("Plan a party", "party:for:3", "🥂"),
                )
            ),
        ),
        GOLD,
        (File("party.png", b"PNG", alt),),
    )


def test_a_party_of_ones_own_says_you_and_a_single_failure_is_one() -> None:
    quest = replace(QUEST, goal=1, scope="")
    card = cards.milestone(Celebration(quest, 1, Occasion.GOAL, member_id=11, private=True), "en-US", b"PNG")
    assert card.blocks[0] == Text("### 🍾 You have made it: 1 failure!\nIt was an attempt. Open it: **tea**!")


def test_every_card_fits_a_message_with_the_longest_words() -> None:
    longest = replace(QUEST, goal=1000, count=100000, toast="*" * 140, scope="👩‍👩‍👧‍👦" * 20)
    for locale in ("en-US", "de"):
        assert complaints(cards.overview((longest,) * 100, locale, "/quest start")) == []
        assert complaints(cards.started(longest, locale, "/fail", has_party=False)) == []
        assert (
            complaints(
                cards.milestone(Celebration(longest, 1000, Occasion.GOAL, member_id=11, private=False), locale, b"")
            )
            == []
        )


def test_an_overview_without_a_quest_says_how_to_begin() -> None:
    assert cards.overview((), "en-US", "/quest start") == Card(
        (Text("No quest is running. Begin one with /quest start."),), NIGHT
    )
