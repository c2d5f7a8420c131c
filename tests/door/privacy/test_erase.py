"""`/privacy erase`: in two steps, completely, and as often as one likes."""

from sandbox.people.person import Person
from tests.door.conftest import Stage
from tests.door.failures.steps import listed, message_of, share_by_name

FEED, PARTY = "cv-of-failures", "party"


async def leave_traces(stage: Stage, person: Person) -> None:
    """Leave something of everything: entries, a quest, its celebration, a card."""
    await person.slash("/quest start", goal=10, scope="chairs", announce=True)
    await share_by_name(stage, person, "Not shortlisted at Uni X")
    await person.slash("/fail", line="A polite no")
    await stage.posted(PARTY)


async def test_the_first_step_says_what_would_go_and_changes_nothing(stage: Stage) -> None:
    await leave_traces(stage, stage.ada)
    question = await stage.ada.slash("/privacy erase")
    assert question.ephemeral
    assert question.text.startswith(
        "**Erase everything that Cork keeps of you?**\nThis goes for good, and your posts with it:\n"
        "- Failures (2)\n- Quests (1)\n- Shares (1)\nTake it along"
    )
    assert "</privacy export:" in question.text
    assert question.buttons == ["Erase everything", "Keep everything"]
    kept = await stage.ada.press("Keep everything")
    assert kept.text == "Nothing was changed."
    assert (await listed(stage.ada))[0] == "🔒 **Your 2 failures**"


async def test_the_second_step_erases_entries_quests_cards_and_parties(stage: Stage) -> None:
    await leave_traces(stage, stage.ada)
    await stage.ada.slash("/privacy erase")
    erased = await stage.ada.press("Erase everything")
    assert erased.text.startswith("Everything is erased, and your posts go within moments.")
    await stage.sandbox.until(lambda: stage.channel(FEED) == [] and stage.channel(PARTY) == [])
    assert (await listed(stage.ada))[0].startswith("Nothing here yet")
    assert (await stage.ada.slash("/quest show")).text.startswith("No quest is running.")
    assert await stage.ada.autocomplete("/fail", option="quest", typed="") == []
    assert (await stage.ada.slash("/privacy erase")).text == "Cork keeps nothing of you."


async def test_nothing_of_anybody_else_is_touched(stage: Stage) -> None:
    await leave_traces(stage, stage.ada)
    card = await share_by_name(stage, stage.chen, "Mine stays")
    await stage.ada.slash("/privacy erase")
    await stage.ada.press("Erase everything")
    await stage.sandbox.until(lambda: len(stage.channel(FEED)) == 1)
    assert [message.id for message in stage.channel(FEED)] == [card.id]
    assert (await listed(stage.chen))[0] == "🔒 **Your one failure**"


async def test_erasing_twice_is_erasing_once(stage: Stage) -> None:
    await leave_traces(stage, stage.ada)
    first = message_of(await stage.ada.slash("/privacy erase"))
    second = message_of(await stage.ada.slash("/privacy erase"))
    once = await stage.ada.press("Erase everything", on=first)
    assert (await stage.ada.press("Erase everything", on=second)).text == once.text
    await stage.sandbox.until(lambda: stage.channel(FEED) == [])


async def test_what_is_typed_after_erasing_is_new(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no")
    await stage.ada.slash("/privacy erase")
    await stage.ada.press("Erase everything")
    assert "**Saved.**" in (await stage.ada.slash("/fail", line="A polite no")).text
    assert len(await listed(stage.ada)) == 2


async def test_buttons_from_before_the_erasing_find_nothing(stage: Stage) -> None:
    receipt = message_of(await stage.ada.slash("/fail", line="A polite no"))
    await stage.ada.slash("/privacy erase")
    await stage.ada.press("Erase everything")
    for button in ("Undo", "Add story", "Share…"):
        assert "not there any more" in (await stage.ada.press(button, on=receipt)).text


async def test_presses_on_others_cards_are_counted_and_go_too(stage: Stage) -> None:
    card = await share_by_name(stage, stage.ada, "A polite no")
    await stage.chen.press("Hug", on=card)
    question = await stage.chen.slash("/privacy erase")
    assert "\n- Presses on others' cards (1)\nTake" in question.text
    await stage.chen.press("Erase everything")
    assert (await stage.chen.slash("/privacy erase")).text == "Cork keeps nothing of you."


async def test_erasing_is_asked_in_german_and_works_in_direct_messages(stage: Stage) -> None:
    await stage.bo.slash("/fail", line="Nein", dm=True)
    question = await stage.bo.slash("/privacy erase", dm=True)
    assert question.text.startswith(
        "**Alles löschen, was Cork von dir aufhebt?**\n"
        "Das verschwindet endgültig, und deine Beiträge mit ihm:\n- Einträge (1)\n"
    )
    assert (await stage.bo.press("Alles löschen")).text.startswith("Alles ist gelöscht")


async def test_a_celebration_that_was_on_its_way_while_its_quest_was_erased_is_taken_back(stage: Stage) -> None:
    held = stage.sandbox.trouble.hold("POST", "/channels/*/messages", applied=True)
    await stage.ada.slash("/quest start", goal=10, announce=True)
    await stage.ada.slash("/fail", line="A polite no")
    await held.arrived()
    assert len(stage.channel(PARTY)) == 1
    await stage.ada.slash("/privacy erase")
    await stage.ada.press("Erase everything")
    held.release()
    await stage.sandbox.until(lambda: stage.channel(PARTY) == [])


async def test_a_file_that_was_being_looked_at_goes_too(stage: Stage) -> None:
    sheet = ("sheet.csv", b"Line,Date\nA polite no,2019\n")
    dry_run = await (await stage.chen.slash("/cv import", file=sheet)).settled()
    question = await stage.chen.slash("/privacy erase")
    assert "\n- Files that wait to be imported (1)\n" in question.text
    shown = await stage.chen.slash("/privacy show")
    assert "- **Imports**: files that wait for your yes: 1" in shown.text.split("\n")
    await stage.chen.press("Erase everything", on=question.message)
    await (await stage.chen.press(dry_run.buttons[0], on=dry_run.message)).settled()
    assert (await listed(stage.chen))[0].startswith("Nothing here yet")
    assert (await stage.chen.slash("/privacy erase")).text == "Cork keeps nothing of you."
