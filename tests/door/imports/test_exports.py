"""What `/privacy export` gave comes back by `/cv import`."""

from io import BytesIO
from zipfile import ZipFile

from sandbox.people.person import Person
from tests.door.conftest import Stage
from tests.door.failures.steps import listed
from tests.door.imports.steps import brings, imports
from tests.door.privacy.steps import erase


async def exported(person: Person) -> bytes:
    """Export everything, and return the zip."""
    (file,) = (await (await person.slash("/privacy export")).settled()).files
    return file.content


async def live(person: Person) -> None:
    """Leave something of several sorts."""
    await person.slash("/quest start", goal=30, scope="chairs")
    await person.slash("/fail", line="Not shortlisted", kind="near-miss", section="awards", date="2019-03", sting=7)
    await person.slash("/fail", line="A polite no")
    await person.slash("/ask add", line="Chair at Uni Y")


async def test_an_export_says_what_would_come_back(stage: Stage) -> None:
    await live(stage.ada)
    archive = await exported(stage.ada)
    await erase(stage.ada)
    dry_run = await brings(stage.ada, "cork-export.zip", archive)
    told = dry_run.text.split("\n")
    assert told[0] == (
        "🔒 **cork-export.zip is an export of Cork's.** Nothing is put back yet, and only you can see this."
    )
    assert told[1:4] == ["- 2 failures", "- 1 ask", "- 1 quest, no longer announced anywhere"]
    assert dry_run.buttons[0].startswith("Put ")
    assert (await listed(stage.ada))[0].startswith("Nothing here yet")


async def test_export_erase_import_is_as_if_nothing_had_been(stage: Stage) -> None:
    await live(stage.ada)
    archive = await exported(stage.ada)
    before = await listed(stage.ada), (await stage.ada.slash("/ask list")).text
    await erase(stage.ada)
    back = await imports(stage.ada, "cork-export.zip", archive)
    assert back.text.startswith("🔒 **It is back.** Only you can see it:\n- 2 failures\n- 1 ask\n- 1 quest")
    assert (await listed(stage.ada), (await stage.ada.slash("/ask list")).text) == before
    quest = (await stage.ada.slash("/quest show")).text.split("\n")
    assert (quest[0], quest[-1]) == ("**chairs**", "**2** of 30 · then: Champagne")
    shown = (await stage.ada.slash("/failures show", failure="Not shortlisted")).text
    assert "March 2019 · Awards and scholarships I did not get · A near miss · sting 7 of 10" in shown


async def test_the_json_alone_is_enough(stage: Stage) -> None:
    await live(stage.ada)
    with ZipFile(BytesIO(await exported(stage.ada))) as archive:
        document = archive.read("cork.json")
    await erase(stage.ada)
    await imports(stage.ada, "cork.json", document)
    assert (await listed(stage.ada))[0] == "🔒 **Your 2 failures**"


async def test_its_document_for_people_can_be_read_too(stage: Stage) -> None:
    await live(stage.ada)
    with ZipFile(BytesIO(await exported(stage.ada))) as archive:
        document = archive.read("failures.md")
    await erase(stage.ada)
    await imports(stage.ada, "failures.md", document)
    assert await listed(stage.ada) == [
        "🔒 **Your 2 failures**",
        "- 2026 · A polite no",
        "- 2019 · Not shortlisted · *Awards and scholarships I did not get*",
    ]


async def test_what_is_all_there_is_not_put_back_again(stage: Stage) -> None:
    await live(stage.ada)
    dry_run = await brings(stage.ada, "cork-export.zip", await exported(stage.ada))
    assert "2 entries are there already." in dry_run.text
    assert dry_run.buttons == ["Not like this"]


async def test_what_came_back_can_be_taken_back(stage: Stage) -> None:
    await live(stage.ada)
    archive = await exported(stage.ada)
    await erase(stage.ada)
    back = await imports(stage.ada, "cork-export.zip", archive)
    gone = await stage.ada.press("Take it all back", on=back.message)
    assert gone.text.startswith("Taken back: 2 failures are gone again")
    assert (await listed(stage.ada))[0].startswith("Nothing here yet")
