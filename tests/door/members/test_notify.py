"""`/me notify`: what is sent, and when; each choice is kept at once."""

import pytest

from sandbox.people.reply import Reply
from tests.door.conftest import Stage
from tests.door.failures.steps import forged_press, message_of


async def test_it_shows_what_is_sent_before_anything_was_set(stage: Stage) -> None:
    shown = await stage.ada.slash("/me notify")
    assert shown.ephemeral
    assert shown.text.split("\n") == [
        "### What Cork sends you",
        "At most once a week, in a private message: **Sunday at 17:00** (Europe/Berlin). "
        "With nothing to ask, nothing comes.",
        "There is nothing to ask you, so none is planned.",
        "✅ **Asks** that still wait for an answer: has one gone silent?",
        "✅ **Stings**, a week, a month and half a year later: how is it now?",
        "▫️ **Looking back** at a failure, 4 days after you logged it",
        f"▫️ **Earlier years**: an entry that comes round in its week; {stage.bot.mention('resurface on')} begins it.",
    ]


async def test_each_thing_is_left_out_and_added_by_a_press(stage: Stage) -> None:
    await stage.ada.slash("/me notify")
    for part, mark in (("asks", "▫️ **Asks**"), ("stings", "▫️ **Stings**")):
        assert mark in (await stage.ada.press(f"Leave out {part}")).text
    assert "✅ **Looking back**" in (await stage.ada.press("Add looking back")).text
    assert "✅ **Asks**" in (await stage.ada.press("Add asks")).text
    kept = (await stage.ada.slash("/me notify", dm=True)).text
    assert "✅ **Asks**" in kept
    assert "▫️ **Stings**" in kept
    assert "✅ **Looking back**" in kept


async def test_pressing_twice_is_pressing_once(stage: Stage) -> None:
    shown = await stage.ada.slash("/me notify")
    for _ in range(2):
        pressed = await forged_press(stage, stage.ada, message_of(shown), "me:ask:asks:off")
        assert "▫️ **Asks**" in pressed.text


async def test_a_forged_press_changes_nothing(stage: Stage) -> None:
    shown = message_of(await stage.ada.slash("/me notify"))
    assert "older version" in (await forged_press(stage, stage.ada, shown, "me:ask:milestones:off")).text


async def change_times(stage: Stage, **typed: str) -> Reply:
    await stage.ada.slash("/me notify")
    await stage.ada.press("Change the hour and the delay")
    return await stage.ada.submit(values=typed)


async def test_the_day_the_hour_and_the_delay_are_changed(stage: Stage) -> None:
    await stage.ada.slash("/me notify")
    assert "**Tuesday at 17:00**" in (await stage.ada.select("The day of the week", ["1"])).text
    changed = await change_times(stage, time="8.30", days="1")
    assert "**Tuesday at 08:30**" in changed.text
    assert "1 day after you logged it" in changed.text


@pytest.mark.parametrize(
    ("time", "days", "sentence"),
    [
        ("noonish", "4", "“noonish”"),
        ("25:00", "4", "“25:00”"),
        ("17:00", "two", "“two” is no number of days."),
        ("17:00", "999", "A look back comes after 0 to 365 days."),
    ],
)
async def test_what_cannot_be_read_is_refused_and_comes_back(stage: Stage, time: str, days: str, sentence: str) -> None:
    refused = await change_times(stage, time=time, days=days)
    assert sentence in refused.text
    assert f"> {time}\n> {days}" in refused.text
    assert "**Sunday at 17:00**" in (await stage.ada.slash("/me notify")).text


async def test_it_says_when_the_next_one_comes_in_the_readers_own_clock(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    assert "The next one: <t:1795363200:F>." in (await stage.ada.slash("/me notify")).text


async def test_what_is_paused_stands_there_too(stage: Stage) -> None:
    await stage.ada.slash("/pause", what="milestones")
    assert "⏸️ **Milestones**: paused until you resume." in (await stage.ada.slash("/me notify")).text
