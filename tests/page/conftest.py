"""The page with a bot behind it, and a browser to look at it with."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, datetime

import discord
import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from sandbox.clock import SandboxClock
from sandbox.server import Sandbox
from tests.page.show_bot import ShowBot

SATURDAY = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
HOW_TO_GET_ONE = (
    "No Chromium found; get one with `apt-get install chromium` (or your system's way) to run the browser tests."
)

PATIENCE = 15_000
"""Milliseconds until something that does not come counts as missing; a busy machine is slow, not wrong."""
expect.set_options(timeout=PATIENCE)

IN_A_BROWSER = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
"""Marks a file of browser tests, which share one browser: to start it takes longer than most of them."""

Open = Callable[..., Awaitable[Page]]


@pytest_asyncio.fixture(loop_scope="module")
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(SandboxClock(SATURDAY, ticking=False), page=True, rate_limits=0) as running:
        yield running


@pytest.fixture
def discord_address() -> Iterator[None]:
    before = discord.http.Route.BASE
    yield
    discord.http.Route.BASE = before


@pytest_asyncio.fixture(loop_scope="module")
async def bot(sandbox: Sandbox, discord_address: None) -> AsyncIterator[ShowBot]:  # noqa: ARG001 — it is put back afterwards
    discord.http.Route.BASE = sandbox.api_url
    async with ShowBot() as show:
        running = asyncio.create_task(show.start(sandbox.token))
        await sandbox.bot_ready()
        yield show
        await show.close()
        await running


@pytest.fixture(scope="session")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(HOW_TO_GET_ONE)
    if found is None:
        pytest.skip(HOW_TO_GET_ONE)
    return found


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        await running.close()


@pytest_asyncio.fixture(loop_scope="module")
async def open_page(browser: Browser, sandbox: Sandbox, bot: ShowBot) -> AsyncIterator[Open]:  # noqa: ARG001 — it answers
    """Open the page as somebody, in a window of its own; an error of a script or a blocked request fails the test."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    async def opened(
        who: str, channel: str = "general", *, width: int = 1440, height: int = 900, dark: bool = True
    ) -> Page:
        context = await browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            locale="en-GB",
            timezone_id="Europe/Berlin",
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: complaints.append(f"{who}: {error}"))
        page.on("console", lambda said: complaints.append(f"{who}: {said.text}") if said.type == "error" else None)
        await page.goto(f"{sandbox.url}/?as={who}#{channel}")
        await page.locator("body:not([aria-busy])").wait_for()
        return page

    yield opened
    for context in contexts:
        await context.close()
    assert complaints == []
