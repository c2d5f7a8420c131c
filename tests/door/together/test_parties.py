"""The party at the goal: one, with a picture, whatever happens."""

from pathlib import Path

import pytest

from bot.kernel import outbox
from bot.kernel.transaction import Transaction
from bot.together import actions as together
from sandbox.server import Sandbox
from sandbox.trial import furnish, trial
from sandbox.world.message import Message
from sandbox.world.words import walk
from tests.door.conftest import Stage
from tests.door.quests.steps import set_up
from tests.door.together.steps import DAY, FRIDAY_AT_NINE, PARTY, begin, join, log, redrawn
from tests.door.waiting import until_kept, until_put_off

HELD = "failures, collected together!"


def parties(stage: Stage) -> list[Message]:
    """Return the parties that stand in the party channel."""
    return [message for message in stage.channel(PARTY) if HELD in message.text]


def nothing_waits(tx: Transaction) -> bool:
    """Tell whether everything was said that was to be said."""
    return outbox.next_due(tx) is None


async def reach(stage: Stage, number: int = 10) -> Message:
    """Let three members collect this many, and return the card."""
    stage.sandbox.limits.lasting = 0
    card = await begin(stage)
    people = (stage.ada, stage.chen, stage.dara)
    await join(*people)
    for at, person in enumerate(people):
        await log(person, number // 3 + (at < number % 3))
    return card


async def test_at_the_goal_there_is_one_party_with_a_picture_and_its_words(stage: Stage) -> None:
    await set_up(stage, toast="Apple juice")
    card = await reach(stage)
    stage.sandbox.clock.move_to(FRIDAY_AT_NINE)
    await stage.posted(PARTY, 2)
    (party,) = parties(stage)
    *told, evening = party.text.split("\n")
    assert "Whoever likes can plan an evening for it with" in evening
    assert told == [
        "### 🍾 10 failures, collected together!",
        "Each of them was an attempt by somebody here. Open it: **Apple juice**!",
    ]
    (file,) = party.attachments
    assert (file.filename, file.content[:8]) == ("party.png", b"\x89PNG\r\n\x1a\n")
    (gallery,) = (one for one in walk(party.components) if one["type"] == 12)
    assert gallery["items"][0]["description"] == "A party picture: 10 of 10 failures collected, every bottle full."
    assert "nächste Flasche öffnet sich bei **20**" in (await stage.bo.press("Do mine count?", on=party)).text
    await redrawn(stage, card, "at **20**")


async def test_several_goals_passed_in_one_night_are_one_party(stage: Stage) -> None:
    await reach(stage, 33)
    stage.sandbox.clock.move_to(FRIDAY_AT_NINE)
    await stage.posted(PARTY, 2)
    stage.sandbox.clock.move_to(FRIDAY_AT_NINE + DAY)
    await until_kept(stage.bot.db, lambda tx: not together.due(tx, FRIDAY_AT_NINE + DAY))
    await until_kept(stage.bot.db, nothing_waits)
    assert [party.text.split("\n")[0] for party in parties(stage)] == ["### 🍾 30 failures, collected together!"]


@pytest.mark.parametrize("applied", [True, False], ids=["done all the same", "not done"])
async def test_an_error_of_discord_leaves_one_party(stage: Stage, *, applied: bool) -> None:
    card = await reach(stage)
    stage.sandbox.trouble.fail("POST", "/channels/*/messages", status=503, applied=applied)
    stage.sandbox.clock.move_to(FRIDAY_AT_NINE)
    await until_put_off(stage.bot.db, FRIDAY_AT_NINE)
    stage.sandbox.clock.move_to(FRIDAY_AT_NINE + DAY)
    await stage.posted(PARTY, 2)
    await redrawn(stage, card, "at **20**")
    await until_kept(stage.bot.db, nothing_waits)
    assert len(parties(stage)) == 1


async def test_a_bot_that_was_away_for_three_weeks_holds_one_party(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trial(sandbox, tmp_path) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
        card = await reach(Stage(sandbox, bot), 20)
    sandbox.clock.move_to(FRIDAY_AT_NINE + 21 * DAY)
    async with trial(sandbox, tmp_path) as bot:
        stage = Stage(sandbox, bot)
        await stage.posted(PARTY, 2)
        await redrawn(stage, card, "**20** failures so far")
        assert "**Yours count here**" in (await stage.ada.press("Do mine count?", on=card)).text
    async with trial(sandbox, tmp_path) as bot:
        assert len(parties(Stage(sandbox, bot))) == 1


async def test_a_card_that_somebody_deleted_stays_away_and_the_party_is_held(stage: Stage) -> None:
    card = await reach(stage)
    await stage.olu.delete(card)
    stage.sandbox.clock.move_to(FRIDAY_AT_NINE)
    await stage.sandbox.until(lambda: parties(stage))
    assert stage.channel(PARTY) == parties(stage)
    await stage.olu.slash("/group goal", where="organisers", goal=10)
    await stage.posted(PARTY, 2)


async def test_what_the_channel_refused_comes_once_organisers_have_put_it_right(stage: Stage) -> None:
    await reach(stage)
    place = stage.place(PARTY)
    stage.sandbox.trouble.deny("SEND_MESSAGES", place)
    stage.sandbox.clock.move_to(FRIDAY_AT_NINE)
    refused = "SELECT count(*) FROM outbox WHERE kind = 'group.party' AND dead_reason IS NOT NULL"
    await until_kept(stage.bot.db, lambda tx: tx.value(refused) == 1)
    stage.sandbox.trouble.allow("SEND_MESSAGES", place)
    await (await stage.olu.slash("/setup check")).settled()
    await stage.sandbox.until(lambda: parties(stage))
