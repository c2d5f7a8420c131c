"""Files that cannot be read: one clear answer each, and nothing changed."""

import asyncio
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from bot.imports.model import LARGEST
from tests.door.conftest import Stage
from tests.door.failures.steps import CALLBACK, listed
from tests.door.imports.steps import brings


def zipped(name: str, content: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "answer"),
    [
        ("empty.csv", b"", "There is nothing in this file that could be a failure."),
        ("photo.png", b"\x89PNG\r\n\x1a\n\x00", "There is no text in this file."),
        ("cv.pdf", b"%PDF-1.7", "This is a document for printing"),
        ("list.xlsx", zipped("xl/workbook.xml", b""), "This is a workbook of a spreadsheet or office program."),
        ("list.zip", zipped("list.csv", b"Title\nA\n"), "Of zip files Cork reads only its own exports."),
        ("list.zip", b"PK\x03\x04", "This zip file is damaged or locked."),
        ("bomb.zip", zipped("cork.json", b" " * (33 << 20)), "This file is larger than 32 MB"),
        ("cork.json", b'{"schema": 99}', "This export comes from a newer Cork"),
        ("cork.json", b"{}", "This is not an export of Cork's."),
        ("large.csv", b"Title\n" + b"A\n" * 6000, "This file has more than 5000 rows"),
        ("large.md", b"- A long line of a long list\n" * 20000, "This file is larger than 512 kB"),
        (
            "broken.csv",
            b"Title,Notes\n" + b'"open,x\n' * 300,
            "The quotation marks in this table do not match, from row 2 on.",
        ),
        ("odd.csv", b"Date,Fee\n2024-01-01,3\n", "No column of this table says what the failure was."),
    ],
)
async def test_a_file_that_cannot_be_read_is_answered_kindly(
    stage: Stage, name: str, content: bytes, answer: str
) -> None:
    refusal = await brings(stage.ada, name, content)
    assert refusal.ephemeral
    assert refusal.text.startswith(answer)
    assert refusal.buttons == []
    assert (await listed(stage.ada))[0].startswith("Nothing here yet")


async def test_a_file_that_is_too_large_is_not_even_fetched(stage: Stage) -> None:
    refusal = await stage.ada.slash("/cv import", file=("big.csv", b"x" * (LARGEST + 1)))
    assert not refusal.deferred
    assert refusal.text.startswith("This file is larger than 10 MB")


async def test_ten_megabytes_are_answered_within_seconds(stage: Stage) -> None:
    refusal = await brings(stage.ada, "big.csv", b"Title,Notes\n" + b"A," + b"x" * (LARGEST - 14))
    assert refusal.text.startswith("🔒 **big.csv")
    assert "A text that is too long: 2" in refusal.text


async def test_a_file_that_discord_does_not_hand_over_can_be_tried_again(stage: Stage) -> None:
    thinking = stage.sandbox.trouble.hold("POST", CALLBACK)
    asked = asyncio.create_task(stage.ada.slash("/cv import", file=("x.csv", b"Line\nA\n")))
    await thinking.arrived()
    stage.sandbox.world.files.clear()
    thinking.release()
    refusal = await (await asked).settled()
    assert refusal.text == "Discord did not hand the file over just now. Please try once more in a minute."
