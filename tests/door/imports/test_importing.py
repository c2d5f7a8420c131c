"""Bringing in what a dry run showed, and taking it back."""

from tests.door.conftest import Stage
from tests.door.failures.steps import forged_press, listed, message_of, share_by_name
from tests.door.feed.steps import newest_failure
from tests.door.imports.steps import ONE, brings, custom_id, imports, layout

CHILL = "chill_subs.csv"


async def test_an_import_is_a_press_and_says_what_it_brought(stage: Stage) -> None:
    done = await imports(stage.ada, *layout(CHILL))
    assert done.text.startswith("🔒 **3 failures are saved now.** Only you can see them. </failures list:")
    assert "\n1 ask was added. </ask list:" in done.text
    assert done.buttons == ["Take it all back"]
    assert await listed(stage.ada) == [
        "🔒 **Your 3 failures**",
        "- 2024 · Low Tide, Small Bells",
        "- 2024 · What the Well Kept, Fen Quarterly",
        "- 2024 · Moth Song, The Night Ferry Review",
    ]
    assert "Hinge, a sequence, Ordinary Weather" in (await stage.ada.slash("/ask list")).text


async def test_a_press_takes_it_all_back_and_nothing_else(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="My own")
    done = await imports(stage.ada, *layout(CHILL))
    gone = await stage.ada.press("Take it all back", on=done.message)
    assert gone.text == (
        "Taken back: 3 failures are gone again, and what was shared of them.\n1 ask that still waited went too."
    )
    assert (await listed(stage.ada))[0] == "🔒 **Your one failure**"
    assert "Hinge" not in (await stage.ada.slash("/ask list")).text


async def test_what_was_shared_of_an_import_goes_with_it(stage: Stage) -> None:
    done = await imports(stage.ada, "x.csv", ONE)
    await stage.ada.slash("/share", failure=await newest_failure(stage.ada))
    await stage.ada.press("Post")
    await stage.posted("cv-of-failures")
    await stage.ada.press("Take it all back", on=done.message)
    await stage.sandbox.until(lambda: stage.channel("cv-of-failures") == [])


async def test_an_import_shares_and_celebrates_nothing(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=2, announce=True)
    await imports(stage.ada, *layout(CHILL))
    assert "**0** of 2" in (await stage.ada.slash("/quest show")).text
    assert stage.channel("cv-of-failures") == []
    await share_by_name(stage, stage.chen, "The feed is awake")
    assert len(stage.channel("cv-of-failures")) == 1
    assert stage.channel("party") == []


async def test_it_counts_toward_a_quest_at_a_press_and_without_a_party(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=2, scope="poems", announce=True)
    done = await imports(stage.ada, *layout(CHILL))
    assert done.buttons == ["Take it all back", "Count them toward poems"]
    counted = await stage.ada.press("Count them toward poems", on=done.message)
    assert counted.text == "They count toward poems now: 3 of 2. An import celebrates no milestone."
    assert "**3**, past the goal of 2" in (await stage.ada.slash("/quest show")).text
    await share_by_name(stage, stage.chen, "The feed is awake")
    assert stage.channel("party") == []
    await stage.ada.press("Take it all back", on=counted.message)
    assert "**0** of 2" in (await stage.ada.slash("/quest show")).text


async def test_two_presses_are_one_import(stage: Stage) -> None:
    dry_run = await brings(stage.ada, "x.csv", ONE)
    before = dry_run.message
    first = await (await stage.ada.press("Import 1", on=before)).settled()
    assert first.text.startswith("🔒 **1 failure is saved now.**")
    again = await brings(stage.ada, "x.csv", ONE)
    assert again.buttons == ["Not like this"]
    assert (await listed(stage.ada))[0] == "🔒 **Your one failure**"


async def test_after_it_was_taken_back_an_old_card_says_so(stage: Stage) -> None:
    done = await imports(stage.ada, "x.csv", ONE)
    undo = custom_id(stage.ada, done, "Take it all back")
    gone = await stage.ada.press("Take it all back", on=done.message)
    late = await forged_press(stage, stage.ada, message_of(gone), undo)
    assert late.text == "This import was taken back already."
    assert (await imports(stage.ada, "x.csv", ONE)).text.startswith("🔒 **1 failure is saved now.**")


async def test_another_member_s_import_is_nobody_else_s_to_press(stage: Stage) -> None:
    done = await imports(stage.ada, "x.csv", ONE)
    undo = custom_id(stage.ada, done, "Take it all back")
    own = await stage.chen.slash("/fail", line="Mine")
    refusal = await forged_press(stage, stage.chen, message_of(own), undo)
    assert refusal.text == "This import was taken back already."
    assert (await listed(stage.ada))[0] == "🔒 **Your one failure**"


async def test_nobody_else_sees_anything_of_it(stage: Stage) -> None:
    await imports(stage.ada, *layout(CHILL))
    assert stage.chen.sees() == []
    assert (await listed(stage.chen))[0].startswith("Nothing here yet")


async def test_the_list_of_next_month_ends_the_asks_of_this_one(stage: Stage) -> None:
    await imports(stage.ada, "list.csv", "Title,Date sent,Response\nMoth Song,2024-01-03,pending\n")
    dry_run = await brings(stage.ada, "list.csv", "Title,Date sent,Response\nMoth Song,2024-01-03,form\n")
    assert "**1 failure is new.**\n1 answers an ask of yours that still waits, and ends it." in dry_run.text
    done = await (await stage.ada.press("Import 1", on=dry_run.message)).settled()
    assert "Moth Song" not in (await stage.ada.slash("/ask list")).text
    await stage.ada.press("Take it all back", on=done.message)
    assert "Moth Song" in (await stage.ada.slash("/ask list")).text
    assert (await listed(stage.ada))[0].startswith("Nothing here yet")
