"""`/quest offer`, `end` and `reopen`: every ending is a good one."""

import pytest

from sandbox.world.words import walk
from tests.door.conftest import Stage
from tests.door.quests.steps import PARTY, celebrated, log, nothing_more_comes


async def test_an_offer_asks_with_three_equal_buttons_and_changes_nothing_yet(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=30)
    await log(stage.ada, "First", "Second")
    asked = await stage.ada.slash("/quest offer")
    assert asked.ephemeral
    assert "Opened now it would be 2 of 30; the Edinburgh ending." in asked.text
    assert asked.message is not None
    buttons = [one for one in walk(asked.message.components) if one["type"] == 2]
    assert [one["label"] for one in buttons] == ["Open the bottle anyway", "Keep counting", "Start something else"]
    assert len({one["style"] for one in buttons}) == 1
    assert "**2** of 30" in (await stage.ada.press("Keep counting", on=asked.message)).text
    assert "**2** of 30" in (await stage.ada.slash("/quest show")).text


async def test_the_bottle_is_opened_anyway_where_it_is_announced_without_telling_why(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=30, scope="chairs", toast="Tea", announce=True)
    await log(stage.ada, "First", "Second")
    asked = await stage.ada.slash("/quest offer")
    ended = await stage.ada.press("Open the bottle anyway", on=asked.message)
    assert "2 of 30; the Edinburgh ending. Open it: **Tea**." in ended.text
    (party,) = await stage.posted(PARTY)
    assert party.text.split("\n") == [
        f"### 🍾 <@{stage.ada.id}> opens the bottle at **2 of 30**",
        "chairs",
        "To trying, and to whatever comes next: **Tea**",
    ]
    assert [file.filename for file in party.attachments] == ["party.png"]
    assert (await stage.chen.press("How it stands", on=party)).text.endswith("**2** of 30 · chairs")
    await nothing_more_comes(stage)
    assert len(celebrated(stage)) == 1


async def test_having_stopped_wanting_it_has_a_toast_of_its_own(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=30, toast="Tea")
    asked = await stage.ada.slash("/quest end")
    ended = await stage.ada.press("I stopped wanting it", on=asked.message)
    assert "That is an ending like any other. To whatever you want now: **Tea**." in ended.text
    await stage.sandbox.until(stage.ada.dms)
    assert stage.ada.dms()[0].text == (
        "### 🍾 **0 of 30**, and you stopped wanting it\n"
        "Knowing what one does not want is worth a toast. To whatever you want now: **Tea**"
    )


@pytest.mark.parametrize(
    ("command", "label"), [("/quest offer", "Start something else"), ("/quest end", "It just ends")]
)
async def test_other_endings_are_quiet_and_keep_everything(stage: Stage, command: str, label: str) -> None:
    await stage.ada.slash("/quest start", goal=30, announce=True)
    await log(stage.ada, "First")
    ended = await stage.ada.press(label, on=(await stage.ada.slash(command)).message)
    assert "It ended at 1 of 30" in ended.text
    await nothing_more_comes(stage)
    assert celebrated(stage) == []
    assert (await stage.ada.slash("/quest show")).text.startswith("No quest is running.")


async def test_an_offer_that_is_withdrawn_reopens_the_quest_and_nothing_is_celebrated_twice(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=10, announce=True)
    await log(stage.ada, "First")
    ended = await stage.ada.press("Open the bottle anyway", on=(await stage.ada.slash("/quest offer")).message)
    await stage.posted(PARTY, 2)
    again = await stage.ada.press("The offer was withdrawn", on=ended.message)
    assert again.text.startswith("**It goes on where it stood**\n🍾")
    (counted,) = await log(stage.ada, "Second")
    assert "**2** of 10" in counted
    await stage.ada.press("Open the bottle anyway", on=(await stage.ada.slash("/quest offer")).message)
    await nothing_more_comes(stage)
    assert len([text for text in celebrated(stage) if "opens the bottle" in text]) == 1


async def test_an_ended_quest_is_found_by_name_to_go_on(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=10, scope="chairs")
    await stage.ada.press("It just ends", on=(await stage.ada.slash("/quest end")).message)
    (choice,) = await stage.ada.autocomplete("/quest reopen", option="quest", typed="cha")
    assert choice.name == "chairs · 0/10"
    assert "It goes on" in (await stage.ada.slash("/quest reopen", quest=choice.value)).text
    assert (await stage.ada.slash("/quest reopen", quest="nonsense")).text.startswith("That quest is not there")


async def test_what_still_waits_is_offered_as_withdrawn_and_counts_toward_no_other_quest(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=20, scope="stories")
    await stage.ada.slash("/quest start", goal=10, scope="chairs")
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    await stage.ada.slash("/ask add", line="Chair in Graz")
    ended = await stage.ada.press(
        "Open the bottle anyway", on=(await stage.ada.slash("/quest offer", quest="chairs")).message
    )
    assert ended.message is not None
    (menu,) = (one for one in walk(ended.message.components) if one["type"] == 3)
    (oslo,) = (one["value"] for one in menu["options"] if one["label"] == "Chair in Oslo")
    for _ in range(2):
        noted = await stage.ada.select("I withdraw these", [oslo], on=ended.message)
    assert noted.text == "0 applications noted as withdrawn."
    assert "Chair in Oslo" not in (await stage.ada.slash("/ask list")).text
    assert (await stage.ada.slash("/failures list")).text.count("Chair in Oslo") == 1
    assert "**0** of 20" in (await stage.ada.slash("/quest show")).text
