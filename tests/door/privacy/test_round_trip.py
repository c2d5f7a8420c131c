"""Export, erase, import: everything is back, and nobody else has noticed."""

import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from sandbox.people.person import Person
from tests.door.conftest import Stage
from tests.door.failures.steps import listed, own_id, share_by_name
from tests.door.privacy.steps import erase

FEED, PARTY = "cv-of-failures", "party"


async def fill(stage: Stage, person: Person) -> None:
    """Use what there is for oneself, and share one thing."""
    await person.slash("/quest start", goal=10, scope="chairs", toast="Tea")
    await share_by_name(stage, person, "Not shortlisted at Uni X")
    receipt = await person.slash(
        "/fail", line="A polite no", kind="personal", section="awards", date="2019-03", sting=7
    )
    await person.press("Add story", on=receipt.message)
    await person.submit(story="Two years.\n\nThen a letter. 🍾")
    await person.slash("/fail", line="لم يتم الاختيار", section="Übersetzungen")
    await person.slash("/ask add", line="Fellowship in Bergen")
    await person.slash("/me zone", zone="Europe/Oslo")


async def archive(person: Person) -> bytes:
    answer = await (await person.slash("/privacy export")).settled()
    (file,) = answer.files
    return file.content


def told(content: bytes) -> dict[str, Any]:
    """Return what an export says, without what is given anew or left out."""
    with ZipFile(BytesIO(content)) as packed:
        found: dict[str, Any] = json.loads(packed.read("cork.json"))
    for part in ("exported_at", "imports", "shares", "undecided", "presses"):
        del found[part]
    for row in (*found["failures"], *found["asks"]):
        del row["batch"], row["quest_id"]
    for row in found["quests"]:
        del row["id"]
    for row in found["milestones"]:
        del row["quest_id"]
    return found


async def test_after_export_erase_and_import_everything_is_as_it_was(stage: Stage) -> None:
    ada = stage.ada
    await fill(stage, ada)
    before = await archive(ada)
    heading = (await listed(ada))[0]
    await erase(ada)
    await stage.sandbox.until(lambda: stage.channel(FEED) == [])
    dry_run = await (await ada.slash("/cv import", file=("cork-export.zip", before))).settled()
    assert dry_run.ephemeral
    await (await ada.press(dry_run.buttons[0], on=dry_run.message)).settled()
    after = await archive(ada)
    assert told(after) == told(before)
    assert (await listed(ada))[0] == heading
    # The card is not back: sharing is a step of its own.
    assert stage.channel(FEED) == []
    assert stage.channel(PARTY) == []


async def test_the_document_in_the_zip_comes_back_alone_too_and_to_another_account(stage: Stage) -> None:
    await fill(stage, stage.ada)
    with ZipFile(BytesIO(await archive(stage.ada))) as packed:
        document = packed.read("cork.json")
    dry_run = await (await stage.chen.slash("/cv import", file=("cork.json", document))).settled()
    await (await stage.chen.press(dry_run.buttons[0], on=dry_run.message)).settled()
    assert await own_id(stage.chen, "polite") == await own_id(stage.ada, "polite")
    assert len(await listed(stage.chen)) == 4


async def test_a_damaged_export_is_refused_with_the_place_and_changes_nothing(stage: Stage) -> None:
    await fill(stage, stage.ada)
    with ZipFile(BytesIO(await archive(stage.ada))) as packed:
        document = json.loads(packed.read("cork.json"))
    document["failures"][1]["sting"] = 11
    answer = await (await stage.chen.slash("/cv import", file=("cork.json", json.dumps(document).encode()))).settled()
    assert "what stands at failures 2.sting cannot be read" in answer.text
    assert (await listed(stage.chen))[0].startswith("Nothing here yet")
