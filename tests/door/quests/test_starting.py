"""`/quest start` and `/quest show`: a number, a toast, and what counts."""

import pytest

from sandbox.people.reply import NotPossible
from tests.door.conftest import Stage
from tests.door.quests.steps import log, set_up


async def test_a_quest_begins_with_its_goal_its_toast_and_where_it_is_celebrated(stage: Stage) -> None:
    begun = await stage.ada.slash("/quest start", goal=30, toast="Ramen", scope="faculty positions", announce=True)
    assert begun.ephemeral
    assert begun.text.split("\n")[:3] == [
        "**30 failures to go, then: Ramen**",
        "▫️" * 10,
        "**0** of 30 · faculty positions",
    ]
    assert "celebrated in this server's party channel. Every </fail:" in begun.text


async def test_a_quest_is_private_unless_it_is_announced(stage: Stage) -> None:
    begun = await stage.ada.slash("/quest start", goal=30)
    assert "Milestones come to you alone, in a private message." in begun.text


async def test_a_server_without_a_party_channel_says_so_at_once(stage: Stage) -> None:
    await set_up(stage, party_channel=None)
    begun = await stage.ada.slash("/quest start", goal=30, announce=True)
    assert "no party channel yet, so for now milestones come to you alone" in begun.text


@pytest.mark.parametrize("goal", [0, 1001, -5])
async def test_a_goal_off_the_scale_cannot_even_be_sent(stage: Stage, goal: int) -> None:
    with pytest.raises(NotPossible, match="out of bounds"):
        await stage.ada.slash("/quest start", goal=goal)


@pytest.mark.parametrize("goal", [1, 1000])
async def test_the_smallest_and_the_largest_goal_are_taken(stage: Stage, goal: int) -> None:
    assert f"**0** of {goal}" in (await stage.ada.slash("/quest start", goal=goal)).text


@pytest.mark.parametrize("toast", [None, " ", "\u200b"])
async def test_a_toast_that_nobody_named_is_champagne(stage: Stage, toast: str | None) -> None:
    begun = await stage.ada.slash("/quest start", goal=3, toast=toast)
    assert begun.text.startswith("**3 failures to go, then: Champagne**")


async def test_the_servers_own_toast_goes_before_champagne(stage: Stage) -> None:
    await set_up(stage, toast="Apple juice")
    begun = await stage.ada.slash("/quest start", goal=3)
    assert begun.text.startswith("**3 failures to go, then: Apple juice**")


async def test_a_toast_and_a_scope_are_shown_harmless(stage: Stage) -> None:
    begun = await stage.ada.slash("/quest start", goal=3, toast="**@everyone**", scope="<@1> ||x||")
    assert "then: \\*\\*@\u200beveryone\\*\\***" in begun.text
    assert "<\u200b@1> \\|\\|x\\|\\|" in begun.text


async def test_a_start_that_is_delivered_twice_is_one_quest(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=30)
    again = stage.ada.last_interaction
    assert again is not None
    stage.sandbox.redeliver(again)
    shown = await stage.ada.slash("/quest show")
    assert shown.text.count("of 30") == 1


async def test_without_a_quest_one_is_told_how_to_begin(stage: Stage) -> None:
    assert (await stage.ada.slash("/quest show")).text.startswith("No quest is running. Begin one with </quest start:")


async def test_of_several_quests_the_newest_counts_unless_another_is_named(stage: Stage) -> None:
    ada = stage.ada
    await ada.slash("/quest start", goal=30, scope="faculty positions")
    await ada.slash("/quest start", goal=10, scope="short stories", toast="Tea")
    (unnamed,) = await log(ada, "A form letter")
    assert "**1** of 10 · short stories" in unnamed
    older = (await ada.autocomplete("/fail", option="quest", typed="faculty"))[0].value
    (named,) = await log(ada, "Not shortlisted", quest=older)
    assert "**1** of 30 · faculty positions" in named
    (typed,) = await log(ada, "Silence", quest="Faculty")
    assert "**2** of 30 · faculty positions" in typed
    assert (await ada.slash("/quest show")).text.split("\n") == [
        "**short stories**",
        "🍾" + "▫️" * 9,
        "**1** of 10 · then: Tea",
        "**faculty positions**",
        "▫️" * 10,
        "**2** of 30 · then: Champagne",
    ]


@pytest.mark.parametrize("typed", ["o", "poems"])
async def test_words_that_fit_several_quests_or_none_are_asked_about_and_the_line_comes_back(
    stage: Stage, typed: str
) -> None:
    await stage.ada.slash("/quest start", goal=30, scope="faculty positions")
    await stage.ada.slash("/quest start", goal=10, scope="short stories")
    (refusal,) = await log(stage.ada, "A form letter", quest=typed)
    assert refusal.startswith("Cork could not tell which quest is meant.")
    assert refusal.endswith("> A form letter")


async def test_many_quests_with_long_words_fit_a_message(stage: Stage) -> None:
    for n in range(12):
        await stage.ada.slash("/quest start", goal=1000 - n, toast="*" * 140, scope=f"{n:02}" + "|" * 138)
    shown = await stage.ada.slash("/quest show")
    assert shown.text.count("then: ") == 10
    assert shown.text.endswith("-# and 2 older quests")


async def test_a_german_member_begins_in_german(stage: Stage) -> None:
    begun = await stage.bo.slash("/quest start", goal=3)
    assert begun.text.startswith("**Noch 3 Mal scheitern, dann: Champagner**")
    assert "Meilensteine kommen nur zu dir" in begun.text
