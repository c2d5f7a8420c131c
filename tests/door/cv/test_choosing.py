"""`/cv choose`: pick what stands in a CV of one's own choice."""

import asyncio
from typing import Any

from sandbox.world.message import Message
from sandbox.world.words import walk
from tests.door.conftest import Stage
from tests.door.cv.steps import build, text_of
from tests.door.failures.steps import forged_press, message_of, own_id

MENU = "Pick as many as you like"


def options_of(message: Message) -> list[dict[str, Any]]:
    """Return the options of a message's one menu."""
    (options,) = [one["options"] for one in walk(message.components) if "options" in one]
    return list(options)


def offered(message: Message) -> list[str]:
    """Return the values of those options."""
    return [option["value"] for option in options_of(message)]


async def test_without_picks_the_file_becomes_the_menu_that_makes_them(stage: Stage) -> None:
    ada = stage.ada
    await ada.slash("/fail", line="The chair in Oslo")
    await ada.slash("/fail", line="Some prize")
    instead = await build(ada, "md", include="chosen")
    assert instead.ephemeral
    assert instead.text.startswith("You have not picked any failures yet.")
    assert instead.files == []
    picked = await ada.select(MENU, [await own_id(ada, "Oslo")], on=message_of(instead))
    assert "One is picked." in picked.text
    made = await text_of(ada, "md", include="chosen")
    assert "- 2026 · The chair in Oslo" in made
    assert "Some prize" not in made


async def test_picks_of_other_pages_stay_and_one_can_pick_none(stage: Stage) -> None:
    ada = stage.ada
    await asyncio.gather(*(ada.slash("/fail", line=f"No number {n}") for n in range(27)))
    first = await ada.slash("/cv choose")
    message = message_of(first)
    assert first.buttons == ["Back", "1 of 2", "On"]
    assert len(offered(message)) == 25
    await ada.select(MENU, offered(message)[:3], on=message)
    await ada.press("On", on=message)
    both = await ada.select(MENU, offered(message), on=message)
    assert (len(offered(message)), both.buttons[1]) == (2, "2 of 2")
    assert "5 are picked." in both.text
    emptied = await ada.select(MENU, [], on=message)
    assert "3 are picked." in emptied.text
    back = await ada.press("Back", on=message)
    assert [option["value"] for option in options_of(message) if option.get("default")] == offered(message)[:3]
    assert "3 are picked." in back.text


async def test_somebody_without_failures_is_told_how_to_begin(stage: Stage) -> None:
    assert (await stage.ada.slash("/cv choose")).text.startswith("There is nothing to put into a CV yet.")


async def test_a_menu_from_before_everything_was_deleted_says_so(stage: Stage) -> None:
    ada = stage.ada
    await ada.slash("/fail", line="Gone soon")
    menu = message_of(await ada.slash("/cv choose"))
    gone = await own_id(ada, "Gone soon")
    await ada.slash("/failures undo")
    assert (await ada.select(MENU, [gone], on=menu)).text.startswith("There is nothing to put into a CV yet.")


async def test_a_forged_page_is_answered_kindly(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="One")
    menu = message_of(await stage.ada.slash("/cv choose"))
    for custom_id in ("cv:choose-page:99", "cv:page:99"):
        assert (await forged_press(stage, stage.ada, menu, custom_id)).message is not None
    for custom_id in ("cv:choose-page:x", "cv:of:x:0"):
        assert "Cork" in (await forged_press(stage, stage.ada, menu, custom_id)).text
