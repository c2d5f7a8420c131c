"""`/privacy export`: everything, in one file, for its owner alone."""

import json
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from sandbox.people.person import Person
from tests.door.conftest import Stage
from tests.door.failures.steps import share_by_name

TO_THE_PROMPT = timedelta(days=4, hours=7)
"""From the stage's Wednesday at 10:00 UTC to Sunday 18:00 in Berlin."""


async def unpacked(person: Person, *, dm: bool = False) -> tuple[dict[str, Any], str]:
    """Export, and return the JSON and the Markdown of the zip."""
    answer = await (await person.slash("/privacy export", dm=dm)).settled()
    assert answer.ephemeral
    (file,) = answer.files
    assert file.filename == "cork-export.zip"
    with ZipFile(BytesIO(file.content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["cork.json", "failures.md", "failures.pdf"]
        assert archive.read("failures.pdf").startswith(b"%PDF-")
        return json.loads(archive.read("cork.json")), archive.read("failures.md").decode()


async def test_the_file_holds_all_of_it_and_says_that_it_is_private(stage: Stage) -> None:
    ada = stage.ada
    await ada.slash("/quest start", goal=30, scope="chairs", toast="Tea")
    card = await share_by_name(stage, ada, "Not shortlisted at Uni X")
    receipt = await ada.slash("/fail", line="A *polite* no", kind="personal", section="awards", date="2019-03", sting=7)
    await ada.press("Add story", on=receipt.message)
    await ada.submit(story="Two years.\n\nThen a letter.")

    answer = await (await ada.slash("/privacy export")).settled()
    assert answer.deferred
    assert answer.text.startswith("🔒 Everything that Cork keeps of you, to take along. Only you can see this.")

    found, markdown = await unpacked(ada)
    assert found["member_id"] == str(ada.id)
    assert [one["line"] for one in found["failures"]] == ["Not shortlisted at Uni X", "A *polite* no"]
    second = found["failures"][1]
    assert (second["story"], second["kind"], second["section"], second["happened"], second["sting"]) == (
        "Two years.\n\nThen a letter.",
        "personal",
        "awards",
        "2019-03",
        7,
    )
    (quest,) = found["quests"]
    assert (quest["goal"], quest["count"], quest["scope"], quest["toast"]) == (30, 2, "chairs", "Tea")
    (share,) = found["shares"]
    assert (share["text"], share["message_id"]) == ("Not shortlisted at Uni X", str(card.id))
    assert "## Awards and scholarships I did not get\n\n- A \\*polite\\* no (2019-03, A personal answer" in markdown
    assert "> Two years." in markdown


async def test_a_private_answer_to_a_prompt_is_in_it_with_its_question(stage: Stage) -> None:
    stage.sandbox.clock.advance(TO_THE_PROMPT)
    (prompt,) = await stage.posted("weekly-prompt")
    await stage.ada.press("Answer only for me", on=prompt)
    await stage.ada.submit(text="I would tell her to rest.")
    found, markdown = await unpacked(stage.ada)
    (answer,) = found["answers"]
    assert answer["text"] == "I would tell her to rest."
    question = markdown.partition("## What I answered to the weekly prompts\n\n- 2026-11-22 ")[2].partition("\n")[0]
    assert question in prompt.text.replace("\u200b", "")
    assert "> I would tell her to rest." in markdown


async def test_nothing_of_anybody_else_is_in_it(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="The secret of Ada")
    await stage.chen.slash("/fail", line="The secret of Chen")
    found, markdown = await unpacked(stage.chen)
    assert "The secret of Ada" not in json.dumps(found) + markdown
    assert "The secret of Chen" in markdown


async def test_the_document_is_in_the_members_language_and_comes_in_direct_messages_too(stage: Stage) -> None:
    await stage.bo.slash("/fail", line="Nicht eingeladen", kind="silence", section="research-funding")
    _, markdown = await unpacked(stage.bo, dm=True)
    assert markdown.startswith("# Mein Lebenslauf des Scheiterns\n")
    assert "## Forschungsgelder, die ich nicht bekam" in markdown
    assert "Schweigen" in markdown


async def test_somebody_of_whom_nothing_is_kept_gets_an_empty_file(stage: Stage) -> None:
    found, markdown = await unpacked(stage.chen)
    assert [found[kind] for kind in ("failures", "quests", "shares", "answers", "presses")] == [[], [], [], [], 0]
    assert "0 entries" in markdown
