"""What was on the screen before a restart works after it: buttons, pages, forms, menus."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.client import Cork
from sandbox.people.reply import Reply
from sandbox.server import Sandbox
from sandbox.trial import furnish, trial
from tests.door.failures.steps import listed, message_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@asynccontextmanager
async def furnished(sandbox: Sandbox, folder: Path) -> AsyncIterator[Cork]:
    async with trial(sandbox, folder) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
        yield bot


async def test_a_page_is_turned_by_a_button_from_before_the_restart(sandbox: Sandbox, folder: Path) -> None:
    ada = sandbox.person("ada")
    async with furnished(sandbox, folder):
        for n in range(9):
            await ada.slash("/fail", line=f"No number {n}", section="Letters to agents")
        listing = message_of(await ada.slash("/failures list", section="Letters to agents", year=2026))
    async with trial(sandbox, folder):
        turned = await ada.press("Older", on=listing)
        assert turned.text.split("\n") == [
            "🔒 **Your 9 failures**",
            "-# Letters to agents · 2026",
            "- 2026 · No number 0 · *Letters to agents*",
        ]


async def test_a_form_opened_before_the_restart_is_taken_after_it(sandbox: Sandbox, folder: Path) -> None:
    ada = sandbox.person("ada")
    async with furnished(sandbox, folder):
        await ada.slash("/fail", line="A polite no")
        await ada.press("Add story")
        story = ada.last_modal
        await ada.context("Add to my CV of failures", await ada.say("Another one"))
    async with trial(sandbox, folder):
        assert "> Another one" in (await ada.submit()).text
        assert "Two years of it" in (await ada.submit(story, story="Two years of it")).text


@pytest.mark.parametrize(
    ("button", "answer"),
    [
        ("Add story", "The story behind it"),
        ("Share…", "exactly what others will see"),
        ("Undo", "Taken back."),
    ],
)
async def test_a_receipts_buttons_outlive_the_process(sandbox: Sandbox, folder: Path, button: str, answer: str) -> None:
    ada = sandbox.person("ada")
    async with furnished(sandbox, folder):
        receipt = message_of(await ada.slash("/fail", line="A polite no"))
    async with trial(sandbox, folder):
        assert answer in _said(await ada.press(button, on=receipt))


async def test_a_deletion_asked_for_before_the_restart_is_done_after_it(sandbox: Sandbox, folder: Path) -> None:
    ada = sandbox.person("ada")
    async with furnished(sandbox, folder):
        await ada.slash("/fail", line="A polite no")
        question = message_of(await ada.slash("/failures delete", failure="polite"))
    async with trial(sandbox, folder):
        assert (await ada.press("Delete for good", on=question)).text.startswith("Deleted.")
        assert (await listed(ada))[0].startswith("Nothing here yet")


def _said(reply: Reply) -> str:
    return reply.modal.title if reply.modal is not None else reply.text
