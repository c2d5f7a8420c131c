"""The form behind the context menu and *Me too*: prefilled, and as careful as the command."""

from sandbox.people.forms import fields_of
from sandbox.people.person import Person
from tests.door.conftest import Stage
from tests.door.failures.steps import listed, share_by_name

MENU = "Add to my CV of failures"


def prefilled(person: Person) -> dict[str, object]:
    assert person.last_modal is not None
    return {field["custom_id"]: field.get("value") for _, field in fields_of(person.last_modal)}


async def test_ones_own_message_starts_a_form_with_its_words_and_its_day(stage: Stage) -> None:
    message = await stage.ada.say("They went with somebody else")
    opened = await stage.ada.context(MENU, message)
    assert opened.modal is not None
    assert prefilled(stage.ada) == {"line": "They went with somebody else", "date": "2026-11-18"}
    receipt = await stage.ada.submit(line="They went with an insider")
    assert receipt.ephemeral
    assert receipt.text.split("\n")[1:] == ["> They went with an insider", "-# 18 November 2026"]
    assert receipt.buttons == ["Add story", "Share…", "Undo"]


async def test_somebody_elses_message_is_refused_kindly_and_nothing_of_it_is_kept(stage: Stage) -> None:
    message = await stage.ada.say("They went with somebody else")
    refusal = await stage.chen.context(MENU, message)
    assert refusal.text == "Only your own messages can go into your CV of failures."
    assert refusal.ephemeral
    assert (await listed(stage.chen))[0].startswith("Nothing here yet")


async def test_a_message_of_only_a_picture_starts_an_empty_form(stage: Stage) -> None:
    message = await stage.ada.say("\u200b")
    await stage.ada.context(MENU, message)
    refusal = await stage.ada.submit(line="\u200b")
    assert refusal.text.startswith("There was nothing to read in that line.")


async def test_an_unreadable_date_in_a_form_gives_the_line_back(stage: Stage) -> None:
    await stage.ada.context(MENU, await stage.ada.say("They went with somebody else"))
    refusal = await stage.ada.submit(date="one of these days")
    assert "“one of these days” as a date" in refusal.text
    assert "> They went with somebody else" in refusal.text


async def test_a_form_without_a_date_needs_none(stage: Stage) -> None:
    await stage.ada.context(MENU, await stage.ada.say("They went with somebody else"))
    receipt = await stage.ada.submit(date="")
    assert receipt.text.split("\n")[1:] == ["> They went with somebody else"]


async def test_me_too_on_a_card_leads_to_a_form_that_begins_with_its_words(stage: Stage) -> None:
    card = await share_by_name(stage, stage.ada, "A polite no")
    await stage.chen.press("Me too", on=card)
    await stage.chen.press("Add one of my own")
    assert prefilled(stage.chen) == {"line": "A polite no", "date": None}
    assert "> Mine as well" in (await stage.chen.submit(line="Mine as well")).text


async def test_a_long_message_becomes_a_line_and_its_story(stage: Stage) -> None:
    text = "Dear all, it did not work out. " * 60
    await stage.ada.context(MENU, await stage.ada.say(text))
    receipt = await stage.ada.submit()
    assert "kept as its story" in receipt.text
