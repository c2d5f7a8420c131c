"""`/quest adjust`, `rest`, and the note in the bottle."""

from tests.door.conftest import Stage
from tests.door.failures.steps import forged_press, message_of
from tests.door.quests.steps import PARTY, celebrated, log, nothing_more_comes

KINDS = "Every kind of answer counts; choose for fewer"


async def test_a_goal_lowered_below_the_count_asks_for_the_party_and_holds_it_once(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=30, toast="Tea", announce=True)
    await log(stage.ada, "First", "Second")
    asked = await stage.ada.slash("/quest adjust", goal=2)
    assert asked.ephemeral
    assert "**2** of 2" in asked.text
    assert "The count has reached this goal already. Party now?" in asked.text
    await nothing_more_comes(stage)
    assert celebrated(stage) == []
    opened = await stage.ada.press("Party now", on=asked.message)
    assert opened.text == "**That is the goal. Open it: Tea!**"
    await nothing_more_comes(stage)
    assert [text.split("\n")[0] for text in celebrated(stage)] == [f"### 🍾 <@{stage.ada.id}> has made it: 2 failures!"]
    assert "Party now?" not in (await stage.ada.slash("/quest adjust", toast="Ramen")).text


async def test_not_now_leaves_everything_as_it_is(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=30)
    await log(stage.ada, "First")
    asked = await stage.ada.slash("/quest adjust", goal=1)
    assert (await stage.ada.press("Not now", on=asked.message)).text == "🍾\n**1** of 1"
    await nothing_more_comes(stage)
    assert stage.ada.dms() == []


async def test_scope_toast_and_where_it_is_celebrated_are_changed(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=10, scope="chairs")
    changed = await stage.ada.slash("/quest adjust", scope="grants", toast="Ramen", announce=True)
    assert "**0** of 10 · grants\nthen: Ramen" in changed.text
    assert "Milestones are celebrated in this server's party channel." in changed.text
    await log(stage.ada, "First")
    await stage.posted(PARTY)
    private = await stage.ada.slash("/quest adjust", announce=False)
    assert "Milestones come to you alone" in private.text
    await stage.sandbox.until(lambda: not stage.channel(PARTY))


async def test_of_several_quests_the_one_that_is_meant_must_be_said(stage: Stage) -> None:
    assert (await stage.ada.slash("/quest adjust", goal=3)).text.startswith("No quest is running.")
    await stage.ada.slash("/quest start", goal=30, scope="chairs")
    await stage.ada.slash("/quest start", goal=10, scope="stories")
    assert (await stage.ada.slash("/quest adjust", goal=3)).text.startswith("Several quests are running.")
    assert "**0** of 3 · chairs" in (await stage.ada.slash("/quest adjust", goal=3, quest="chairs")).text


async def test_only_chosen_kinds_count_and_the_receipt_says_so(stage: Stage) -> None:
    begun = await stage.ada.slash("/quest start", goal=10)
    chosen = await stage.ada.select(KINDS, ["silence", "form"], on=begun.message)
    assert "Counts only: A form letter, Silence" in chosen.text
    (untold,) = await log(stage.ada, "Somehow no")
    assert "**0** of 10" in untold
    assert "Counts only: A form letter, Silence" in untold
    (silent,) = await log(stage.ada, "Nothing came", kind="silence")
    assert "**1** of 10" in silent


async def test_a_resting_quest_is_passed_over_until_it_goes_on(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=10, scope="chairs")
    rests = await stage.ada.slash("/quest rest")
    assert "It rests." in rests.text
    assert "**chairs** · resting" in (await stage.ada.slash("/quest show")).text
    (passed,) = await log(stage.ada, "First")
    assert "of 10" not in passed
    assert "It goes on where it stood" in (await stage.ada.press("Go on", on=rests.message)).text
    (counted,) = await log(stage.ada, "Second")
    assert "**1** of 10 · chairs" in counted


async def test_a_note_stays_sealed_until_the_goal_and_comes_to_its_member_alone(stage: Stage) -> None:
    begun = await stage.ada.slash("/quest start", goal=1, announce=True)
    await stage.ada.press("Note to myself", on=begun.message)
    sealed = await stage.ada.submit(note="Well tried. @everyone")
    assert sealed.text.startswith("🔒 The note is in the bottle.")
    assert "Well tried" not in (await stage.ada.slash("/quest show")).text
    await stage.ada.press("Note to myself", on=begun.message)
    refused = await stage.ada.submit(note="Another")
    assert refused.text.startswith("There is a note in this bottle already.")
    assert "> Another" in refused.text
    await log(stage.ada, "First")
    await stage.sandbox.until(stage.ada.dms)
    (note,) = stage.ada.dms()
    assert "A note from you to you · whatever comes" in note.text
    assert "> Well tried. @\u200beveryone" in note.text
    await nothing_more_comes(stage)
    assert all("Well tried" not in text for text in celebrated(stage))
    shown = await stage.ada.slash("/quest show")
    read = await stage.ada.press("whatever comes", on=shown.message)
    assert "> Well tried." in read.text
    assert read.buttons == ["Read it again"]


async def test_nobody_reaches_the_quest_or_the_note_of_another(stage: Stage) -> None:
    begun = await stage.ada.slash("/quest start", goal=1)
    await stage.ada.press("Note to myself", on=begun.message)
    await stage.ada.submit(note="Well tried.")
    own = message_of(await stage.chen.slash("/quest show"))
    for route in ("read-note:1", "note:1", "party-now:1", "go-on:1", "keep:1", "end:1:offer", "reopen:1", "offer:1"):
        answer = await forged_press(stage, stage.chen, own, f"quest:{route}")
        assert answer.text.startswith("That quest is not there any more.")
    assert (await forged_press(stage, stage.ada, own, "quest:read-note:1")).text != ""
    assert "**0** of 1" in (await stage.ada.slash("/quest show")).text
