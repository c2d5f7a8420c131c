"""The story behind a line: added, changed, taken away, and what a line leaves behind that is too long."""

from sandbox.people.forms import fields_of
from sandbox.people.person import Person
from tests.door.conftest import Stage
from tests.door.failures.steps import listed, message_of, own_id


def in_the_form(person: Person, field: str) -> object:
    assert person.last_modal is not None
    return {one["custom_id"]: one for _, one in fields_of(person.last_modal)}[field].get("value")


async def test_a_story_is_kept_and_stands_in_the_form_when_it_is_opened_again(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no")
    await stage.ada.press("Add story")
    assert not in_the_form(stage.ada, "story")
    shown = await stage.ada.submit(story="It took *two* years.\n\nThen a letter.")
    assert shown.text.split("\n") == [
        "> A polite no",
        "-# private: only me",
        "It took \\*two\\* years.",
        "",
        "Then a letter.",
    ]
    assert shown.buttons == ["Edit", "Edit story", "Share…", "Let go…", "Delete…"]
    await stage.ada.press("Edit story")
    assert in_the_form(stage.ada, "story") == "It took *two* years.\n\nThen a letter."


async def test_an_emptied_form_takes_the_story_away_and_leaves_the_line(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no")
    await stage.ada.press("Add story")
    await stage.ada.submit(story="Too much to keep")
    await stage.ada.press("Edit story")
    shown = await stage.ada.submit(story="")
    assert "Too much to keep" not in shown.text
    assert "Add story" in shown.buttons
    assert await listed(stage.ada) == ["🔒 **Your one failure**", "- 2026 · A polite no"]


async def test_a_line_that_is_too_long_is_cut_at_a_word_and_kept_whole_as_its_story(stage: Stage) -> None:
    text = "We regret to inform you that, after careful consideration, " * 3
    receipt = await stage.ada.slash("/fail", line=text)
    assert "kept as its story" in receipt.text
    line = receipt.text.split("\n")[1]
    assert line.endswith(("consideration,…", "careful…", "that,…", "you…", "after…", "inform…", "regret…"))
    assert len(line.removeprefix("> ")) <= 140
    shown = await stage.ada.slash("/failures show", failure=await own_id(stage.ada, "We regret"))
    assert text.strip() in shown.text


async def test_a_story_that_a_message_cannot_hold_comes_whole_in_a_file(stage: Stage) -> None:
    story = "*ouch* " * 571 + "end"
    assert len(story) == 4000
    await stage.ada.slash("/fail", line="A long one")
    await stage.ada.press("Add story")
    shown = await stage.ada.submit(story=story)
    assert "…" in shown.text
    (file,) = shown.files
    assert (file.filename, file.content.decode()) == ("story.txt", story)
    await stage.ada.press("Edit story")
    assert in_the_form(stage.ada, "story") == story
    gone = await stage.ada.press("Delete…", on=message_of(shown))
    assert gone.files == []
    gone = await stage.ada.press("Delete for good")
    assert gone.files[0].content.decode() == story


async def test_the_story_of_an_entry_that_went_meanwhile_comes_back_to_its_author(stage: Stage) -> None:
    receipt = await stage.ada.slash("/fail", line="A polite no")
    await stage.ada.press("Add story")
    form = stage.ada.last_modal
    await stage.ada.press("Undo", on=message_of(receipt))
    refusal = await stage.ada.submit(form, story="Hours of writing. " * 200)
    assert "not there any more" in refusal.text
    assert "Hours of writing. Hours of writing." in refusal.text
    assert refusal.files[0].filename == "your-words.txt"
    assert refusal.files[0].content.decode() == "Hours of writing. " * 200


async def test_a_story_is_written_by_command_too(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no")
    await stage.ada.slash("/failures story", failure="polite")
    shown = await stage.ada.submit(story="It took two years.")
    assert shown.ephemeral
    assert shown.text.endswith("It took two years.")
    await stage.ada.slash("/failures story", failure="polite")
    assert in_the_form(stage.ada, "story") == "It took two years."
