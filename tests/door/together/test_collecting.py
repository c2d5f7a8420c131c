"""`/group goal` and `/group show`: what a server collects together, and joining in."""

import pytest

from tests.door.conftest import Stage
from tests.door.failures.steps import forged_press, message_of
from tests.door.quests.steps import set_up
from tests.door.together.steps import DAY, FRIDAY_AT_NINE, PARTY, begin, join, log, redrawn


async def test_an_organiser_sets_a_goal_and_its_card_stands_in_the_party_channel(stage: Stage) -> None:
    answer = await stage.olu.slash("/group goal", where="organisers")
    assert answer.ephemeral
    assert "**0** failures so far · the next bottle opens at **100**" in answer.text
    (card,) = await stage.posted(PARTY)
    assert card.text.split("\n")[:2] == ["**The collective cork**", "▫️" * 10]


async def test_whoever_joins_in_is_told_so_alone_and_counted_the_day_after_the_next(stage: Stage) -> None:
    stage.sandbox.limits.lasting = 0
    card = await begin(stage)
    look = await stage.ada.press("Do mine count?", on=card)
    assert look.ephemeral
    assert "**Yours do not count here.**" in look.text
    joined = await stage.ada.press("Count mine too", on=look.message)
    assert "**Yours count here** since" in joined.text
    await log(stage.ada, 3)
    await log(stage.chen, 4)
    assert "**0** failures so far" in (await stage.chen.slash("/group show")).text
    stage.sandbox.clock.move_to(FRIDAY_AT_NINE - DAY)
    stage.sandbox.clock.move_to(FRIDAY_AT_NINE)
    await redrawn(stage, card, "**3** failures so far")
    assert "🍾🍾🍾▫️" in card.text
    assert "From" not in card.text
    assert len(stage.channel(PARTY)) == 1


async def test_leaving_is_silent_and_nothing_that_is_shown_falls(stage: Stage) -> None:
    stage.sandbox.limits.lasting = 0
    card = await begin(stage)
    await join(stage.ada)
    await log(stage.ada, 3)
    stage.sandbox.clock.move_to(FRIDAY_AT_NINE)
    await redrawn(stage, card, "**3** failures so far")
    mine = await stage.ada.slash("/group show")
    assert "**Yours do not count here.**" in (await stage.ada.press("No longer", on=mine.message)).text
    await stage.ada.press("Count mine too", on=mine.message)
    asked = await stage.ada.slash("/leave")
    assert "- What you log counts no longer toward what is collected together here." in asked.text
    await stage.ada.press("Leave")
    await join(stage.chen)
    await log(stage.chen, 4)
    stage.sandbox.clock.move_to(FRIDAY_AT_NINE + 2 * DAY)
    await redrawn(stage, card, "**4** failures so far")


async def test_what_is_kept_of_it_is_told_and_erased(stage: Stage) -> None:
    await begin(stage)
    await join(stage.ada)
    assert "**1 server** in which what you log is counted" in (await stage.ada.slash("/privacy show")).text
    where = await (await stage.ada.slash("/privacy where")).settled()
    assert "How many failures you log is a part of what is collected together here" in where.text
    asked = await stage.ada.slash("/privacy erase")
    assert "together with that of others (1)" in asked.text
    await stage.ada.press("Erase everything", on=asked.message)
    assert "**Yours do not count here.**" in (await stage.ada.slash("/group show")).text


async def test_only_organisers_set_the_goal(stage: Stage) -> None:
    refused = await stage.ada.slash("/group goal", goal=10)
    assert refused.ephemeral
    assert refused.text == "This is for those who may manage the server. `/group show` is for everybody."
    assert "collects nothing together" in (await stage.ada.slash("/group show")).text


@pytest.mark.parametrize("goal", [1, 9])
async def test_a_goal_that_is_too_small_is_refused_kindly(stage: Stage, goal: int) -> None:
    refused = await stage.olu.slash("/group goal", where="organisers", goal=goal)
    assert refused.text.startswith("A goal is a number from 10 to 10000; 0 puts the cork away.")


async def test_put_away_the_card_goes_and_a_stale_button_says_what_is_so(stage: Stage) -> None:
    await begin(stage)
    stale = (await stage.ada.slash("/group show")).message
    away = await stage.olu.slash("/group goal", where="organisers", goal=0)
    assert away.text.startswith("The collective cork is put away")
    await stage.sandbox.until(lambda: not stage.channel(PARTY))
    refused = await stage.ada.press("Count mine too", on=stale)
    assert refused.text.startswith("This server collects nothing together at the moment.")
    again = await stage.olu.slash("/group goal", where="organisers", goal=0)
    assert again.text.startswith("This server collects nothing together at the moment.")


async def test_a_goal_that_is_delivered_twice_brings_one_card(stage: Stage) -> None:
    await begin(stage)
    again = stage.olu.last_interaction
    assert again is not None
    stage.sandbox.redeliver(again)
    await stage.olu.slash("/group goal", where="organisers", goal=20)
    (card,) = stage.channel(PARTY)
    await redrawn(stage, card, "at **20**")
    assert len(stage.channel(PARTY)) == 1


async def test_a_server_without_a_party_channel_says_so_and_collects_all_the_same(stage: Stage) -> None:
    await set_up(stage, party_channel=None)
    answer = await stage.olu.slash("/group goal", where="organisers")
    assert "This server has no party channel yet" in answer.text
    await join(stage.ada)
    assert "**Yours count here**" in (await stage.ada.slash("/group show")).text


async def test_a_german_member_reads_it_in_german(stage: Stage) -> None:
    await begin(stage)
    shown = await stage.bo.slash("/group show")
    assert shown.text.startswith("**Der gemeinsame Korken**")
    joined = await stage.bo.press("Meine auch", on=shown.message)
    assert "**Deine zählen hier** seit dem" in joined.text


async def test_a_tampered_client_joins_in_nowhere_but_where_it_is(stage: Stage) -> None:
    card = await begin(stage)
    own = message_of(await stage.ada.slash("/group show"))
    answer = await forged_press(stage, stage.ada, own, "group:join:1")
    assert answer.ephemeral
    assert "**Yours count here**" not in answer.text
    assert "**Yours do not count here.**" in (await stage.ada.press("Do mine count?", on=card)).text
