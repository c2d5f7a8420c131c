"""One card a share, whatever is pressed twice, delivered twice or answered badly."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from sandbox.server import Sandbox
from sandbox.trial import furnish, trial
from tests.door.conftest import Stage
from tests.door.feed.steps import FEED, cards, nothing_more_comes, preview, share
from tests.door.waiting import pressed, until_put_off

MESSAGES = "/channels/*/messages"


async def test_a_double_press_on_post_makes_one_card(stage: Stage) -> None:
    shown = await preview(stage.ada, "Not shortlisted")
    await asyncio.gather(*(stage.ada.press("Post", on=shown.message) for _ in range(2)))
    await nothing_more_comes(stage)
    assert len(cards(stage)) == 1


async def test_a_press_that_discord_delivers_twice_makes_one_card(stage: Stage) -> None:
    await share(stage, stage.ada, "Not shortlisted")
    assert stage.ada.last_interaction is not None
    stage.sandbox.redeliver(stage.ada.last_interaction)
    await nothing_more_comes(stage)
    assert len(cards(stage)) == 1


async def test_a_press_that_is_delivered_again_after_a_restart_makes_one_card(sandbox: Sandbox, tmp_path: Path) -> None:
    ada = sandbox.person("ada")
    async with trial(sandbox, tmp_path) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
        card = await share(Stage(sandbox, bot), ada, "Not shortlisted")
        pressed = ada.last_interaction
    assert pressed is not None
    async with trial(sandbox, tmp_path) as bot:
        stage = Stage(sandbox, bot)
        sandbox.redeliver(pressed)
        await nothing_more_comes(stage)
        assert cards(stage) == [card]


@pytest.mark.parametrize("applied", [True, False], ids=["posted all the same", "not posted"])
async def test_a_card_that_discord_answers_with_an_error_stands_once(stage: Stage, *, applied: bool) -> None:
    stage.sandbox.trouble.fail("POST", MESSAGES, status=503, applied=applied)
    await preview(stage.ada, "Not shortlisted")
    await pressed(stage.ada, "Post")
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    assert len(cards(stage)) == int(applied)
    stage.sandbox.clock.advance(timedelta(seconds=10))
    await nothing_more_comes(stage)
    assert len(cards(stage)) == 1


async def test_a_card_whose_answer_was_lost_longer_than_discord_remembers_is_recognised(stage: Stage) -> None:
    stage.sandbox.trouble.fail("POST", MESSAGES, status=503, applied=True)
    await preview(stage.ada, "Not shortlisted")
    await pressed(stage.ada, "Post")
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    (card,) = cards(stage)
    stage.sandbox.clock.advance(timedelta(hours=3))
    await nothing_more_comes(stage)
    assert cards(stage) == [card]
    await stage.ada.press("Make it private again")
    await stage.sandbox.until(lambda: card.deleted)


async def test_a_form_that_is_sent_twice_leaves_one_preview(stage: Stage) -> None:
    await preview(stage.ada, "Not shortlisted")
    form = (await stage.ada.press("Edit this version")).modal
    await asyncio.gather(*(stage.ada.submit(form, text=f"A no, version {number}") for number in range(2)))
    await pressed(stage.ada, "Post")
    (card,) = await stage.posted(FEED)
    assert "A no, version" in card.text


async def test_a_card_that_arrived_unheard_of_goes_when_its_author_takes_it_back(stage: Stage) -> None:
    stage.sandbox.trouble.fail("POST", MESSAGES, status=503, applied=True)
    await preview(stage.ada, "Not shortlisted")
    await pressed(stage.ada, "Post")
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    assert len(cards(stage)) == 1

    await stage.ada.press("Make it private again")
    stage.sandbox.clock.advance(timedelta(minutes=10))

    await stage.sandbox.until(lambda: cards(stage) == [])
