"""A content note above a card without a name."""

from datetime import timedelta

import pytest

from bot.guilds import actions as guilds
from tests.door.conftest import Stage
from tests.door.feed.steps import FEED, newest_failure
from tests.door.waiting import pressed

TEXT = "A rejection that nobody else would have worded so"
POST = "Post it without my name"


@pytest.fixture(autouse=True)
async def _offered(stage: Stage) -> None:
    """Turn it on, and have Ada look at a card without her name."""
    await stage.bot.db.run(guilds.change, stage.sandbox.world.guild.id, stage.sandbox.clock.now(), anonymous=True)
    await stage.ada.slash("/fail", line=TEXT)
    await stage.ada.slash("/share", failure=await newest_failure(stage.ada), options={"as": "anonymous"})


async def test_the_text_stands_behind_the_note_on_the_card_as_in_the_preview(stage: Stage) -> None:
    await stage.ada.press("Content note")
    shown = await stage.ada.submit(note="losing a job")
    assert "without your name" in shown.text
    preview = shown.text
    await pressed(stage.ada, POST)
    stage.sandbox.clock.advance(timedelta(hours=2))
    (card,) = await stage.posted(FEED)
    for text in (preview, card.text):
        assert "**Content note:** losing a job" in text
        assert f"> ||{TEXT}\u200b||" in text


async def test_the_form_begins_with_the_note_and_an_empty_one_takes_it_away(stage: Stage) -> None:
    await stage.ada.press("Content note")
    await stage.ada.submit(note="losing a job")
    form = (await stage.ada.press("Content note")).modal
    assert form is not None
    assert form.components[0]["component"]["value"] == "losing a job"
    assert "Content note:" not in (await stage.ada.submit(note="")).text


async def test_a_name_in_the_note_is_pointed_out(stage: Stage) -> None:
    await stage.ada.press("Content note")
    shown = await stage.ada.submit(note="Write to n@example.org")
    assert "There seems to be an e-mail address in it." in shown.text


async def test_opened_again_the_preview_has_what_was_shared(stage: Stage) -> None:
    await stage.ada.press("Content note")
    await stage.ada.submit(note="losing a job")
    await stage.ada.press("No advice, please")
    await pressed(stage.ada, POST)
    failure = await newest_failure(stage.ada)
    shown = await stage.ada.slash("/share", failure=failure, options={"as": "anonymous"})
    assert "**Content note:** losing a job" in shown.text
    assert "no advice, please" in shown.text
    assert "Nothing has changed" not in (await pressed(stage.ada, POST)).text
    stage.sandbox.clock.advance(timedelta(hours=2))
    assert len(await stage.posted(FEED)) == 1
