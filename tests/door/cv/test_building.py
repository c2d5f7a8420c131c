"""`/cv build`: a file for its owner alone, with what they asked for in it and nothing else."""

import json
from datetime import timedelta

import pytest

from tests.door.conftest import Stage
from tests.door.cv.steps import build, file_of, text_of
from tests.door.failures.steps import own_id, share_by_name

BEGINNINGS = {
    "pdf": b"%PDF-",
    "png": b"\x89PNG",
    "md": b"# CV of failures\n",
    "tex": b"% A CV of failures.",
    "json": b'{\n  "format": "cork-cv"',
    "csv": b'\xef\xbb\xbf"section"',
}


@pytest.mark.parametrize("kind", BEGINNINGS)
async def test_every_format_comes_as_a_file_that_only_its_owner_sees(stage: Stage, kind: str) -> None:
    await stage.ada.slash("/fail", line="A *polite* no", section="awards", date="2019-03")
    answer = await build(stage.ada, kind)
    assert answer.deferred
    assert answer.text.startswith("🔒 Your CV with everything in it: one failure, also if nobody else knows of it.")
    file = file_of(answer)
    assert file.filename == f"cv-of-failures.{kind}"
    assert file.content.startswith(BEGINNINGS[kind])
    assert stage.channel("cv-of-failures") == []


async def test_everything_is_in_it_unless_it_was_let_go(stage: Stage) -> None:
    ada = stage.ada
    await ada.slash("/fail", line="Stays here", section="awards", date="2019")
    stage.sandbox.clock.advance(timedelta(minutes=1))  # at once, it would be a double press
    await ada.slash("/fail", line="Stays here", section="awards", date="2019-05")
    await ada.slash("/fail", line="Is let go")
    await ada.slash("/failures letgo", failure=await own_id(ada, "Is let go"))
    await ada.press("Let go, keep the count")
    made = await text_of(ada, "md", style="haushofer")
    assert "## Awards and scholarships I did not get\n\n- 2019 · Stays here (2×)\n" in made
    assert "Is let go" not in made


async def test_what_it_became_stands_below_in_the_members_words_or_ours(stage: Stage) -> None:
    ada = stage.ada
    for line, became in (("One", "https://example.org/talk"), ("Two", "nothing much happened"), ("Three", None)):
        await ada.slash("/fail", line=line)
        if became:
            await ada.slash("/failures edit", failure=await own_id(ada, line), became=became)
    made = await text_of(ada, "md")
    assert "- 2026 · One → [example.org/talk](<https://example.org/talk>)" in made
    assert "- 2026 · Two → nothing much happened\n" in made
    assert "- 2026 · Three\n" in made


async def test_the_named_one_holds_only_what_is_shared_by_name(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Nobody knows")
    await share_by_name(stage, stage.ada, "Everybody knows")
    answer = await build(stage.ada, "md", include="named")
    assert "one failure that you share under your name" in answer.text
    made = file_of(answer).content.decode()
    assert "Everybody knows" in made
    assert "Nobody knows" not in made


async def test_with_nothing_shared_by_name_it_says_so_and_makes_no_file(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Nobody knows")
    answer = await build(stage.ada, "pdf", include="named")
    assert answer.text.startswith("Nothing is shared under your name, so this CV would be empty.")
    assert answer.files == []


async def test_with_an_empty_journal_it_says_how_to_begin(stage: Stage) -> None:
    answer = await build(stage.ada, "pdf")
    assert answer.ephemeral
    assert answer.text == "There is nothing to put into a CV yet. `/fail` logs a failure in one line."


async def test_a_timeline_goes_year_by_year(stage: Stage) -> None:
    for year in ("2019", "2021", "2020"):
        await stage.ada.slash("/fail", line=f"In {year}", date=year, section="awards")
    made = json.loads(await text_of(stage.ada, "json", style="timeline"))
    assert [part["year"] for part in made["parts"]] == [2021, 2020, 2019]


async def test_a_file_is_in_the_readers_language_and_comes_in_direct_messages_too(stage: Stage) -> None:
    await stage.bo.slash("/fail", line="Nicht eingeladen", section="research-funding", dm=True)
    answer = await build(stage.bo, "md", dm=True)
    assert answer.text.startswith("🔒 Dein Lebenslauf mit allem: ein Fehlschlag")
    file = file_of(answer)
    assert file.filename == "lebenslauf-des-scheiterns.md"
    made = file.content.decode()
    assert made.startswith("# Lebenslauf des Scheiterns\n")
    assert "## Forschungsgelder, die ich nicht bekam" in made


async def test_a_picture_is_shown_with_its_words_for_those_who_do_not_see_it(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no")
    answer = await build(stage.ada, "png")
    assert file_of(answer).description == "Your CV of failures as a picture: CV of failures"


async def test_nothing_of_anybody_else_is_in_it(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="The secret of Ada")
    await stage.chen.slash("/fail", line="The secret of Chen")
    assert "Ada" not in await text_of(stage.chen, "json")
