"""Whatever is typed into a line: it is kept, shown harmless, and never lost."""

import pytest

from sandbox.people.reply import NotPossible
from tests.door.conftest import Stage
from tests.door.failures.steps import listed, own_id

ZALGO = "N" + "\u0336\u0337\u0338\u0322\u0321" * 20 + "o"
MOST = "A hope, and then an answer. " * 142 + "And so, end."


@pytest.mark.parametrize("blank", [" ", "\u200b", "\u2800\u2800", "\u202e \u2066", "\u3164", "\u0301\u0302"])
async def test_a_line_with_nothing_to_see_is_refused_without_an_empty_quotation(stage: Stage, blank: str) -> None:
    refusal = await stage.ada.slash("/fail", line=blank)
    assert refusal.ephemeral
    assert refusal.text.startswith("There was nothing to read in that line.")
    assert "\n" not in refusal.text
    assert (await listed(stage.ada))[0].startswith("Nothing here yet")


async def test_a_line_that_is_empty_cannot_even_be_sent(stage: Stage) -> None:
    with pytest.raises(NotPossible):
        await stage.ada.slash("/fail", line="")


@pytest.mark.parametrize(
    ("typed", "harmless"),
    [
        ("Ask @everyone and @here", "Ask @\u200beveryone and @\u200bhere"),
        ("Thanks <@123> and <#45>, </fail:6>", "Thanks <\u200b@123> and <\u200b#45>, <\u200b/fail:6>"),
        ("[click](https://evil.example)", "\\[click](https:\u200b//evil.example)"),
        ("# Big **no** ||secret|| `code`", "\\# Big \\*\\*no\\*\\* \\|\\|secret\\|\\| \\`code\\`"),
        ("\u202edesrever\u202c text", "desrever text"),
        ("bell\a and\tspace  here", "bell and space here"),
        ("😤 पहला मौका नहीं 落選", "😤 पहला मौका नहीं 落選"),
    ],
)
async def test_text_is_shown_as_written_with_nothing_active_in_it(stage: Stage, typed: str, harmless: str) -> None:
    receipt = await stage.ada.slash("/fail", line=typed)
    assert receipt.text.split("\n")[1] == f"> {harmless}"
    assert receipt.message is not None
    assert receipt.message.mentions == []


async def test_stacked_marks_are_thinned_out_in_every_place_that_shows_the_line(stage: Stage) -> None:
    receipt = await stage.ada.slash("/fail", line=ZALGO)
    shown = receipt.text.split("\n")[1].removeprefix("> ")
    assert len(shown) == 5
    (choice,) = await stage.ada.autocomplete("/failures show", option="failure", typed="o")
    assert choice.name == shown


async def test_four_thousand_characters_are_kept_to_the_last_one(stage: Stage) -> None:
    assert len(MOST) in range(3980, 4001)
    receipt = await stage.ada.slash("/fail", line=MOST)
    assert "**Saved.**" in receipt.text
    assert "kept as its story" in receipt.text
    shown = await stage.ada.slash("/failures show", failure=await own_id(stage.ada, "A hope"))
    assert shown.files[0].content.decode() == MOST


async def test_four_thousand_emoji_units_are_kept_too(stage: Stage) -> None:
    text = "👩‍👩‍👧‍👦" * 360
    receipt = await stage.ada.slash("/fail", line=text)
    assert "**Saved.**" in receipt.text
    await stage.ada.press("Edit story", on=receipt.message)
    shown = await stage.ada.submit()
    assert text in shown.text or shown.files[0].content.decode() == text


async def test_a_refused_text_of_any_length_comes_back_whole(stage: Stage) -> None:
    refusal = await stage.ada.slash("/fail", line=MOST, date="2030")
    assert "lies in the future" in refusal.text
    (file,) = refusal.files
    assert (file.filename, file.content.decode()) == ("your-words.txt", MOST)
