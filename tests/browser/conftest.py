"""The real bot, the sandbox's page, and a browser in which a member uses them."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page

from bot.client import Cork
from sandbox.clock import SandboxClock
from sandbox.server import Sandbox
from sandbox.trial import furnish, trial
from tests.door.conftest import WEDNESDAY
from tests.page.conftest import IN_A_BROWSER, PATIENCE, browser, chromium
from tests.wire.plugin import watch

__all__ = ["IN_A_BROWSER", "browser", "chromium"]

As = Callable[..., Awaitable[Page]]


@pytest_asyncio.fixture(loop_scope="module")
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(SandboxClock(WEDNESDAY, ticking=False), page=True) as sandbox:
        with watch(sandbox):
            yield sandbox


@pytest_asyncio.fixture(loop_scope="module")
async def cork(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Cork]:
    async with trial(sandbox, tmp_path) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
        yield bot


@pytest_asyncio.fixture(loop_scope="module")
async def page_as(browser: Browser, sandbox: Sandbox, cork: Cork) -> AsyncIterator[As]:  # noqa: ARG001 - the bot answers
    """Open the page as somebody."""
    contexts: list[BrowserContext] = []

    async def opened(who: str, channel: str = "general", *, dark: bool = False, width: int = 1180) -> Page:
        context = await browser.new_context(
            viewport={"width": width, "height": 820},
            device_scale_factor=2,
            color_scheme="dark" if dark else "light",
            locale="en-GB",
            timezone_id="Europe/Berlin",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)
        await page.goto(f"{sandbox.url}/?as={who}#{channel}")
        await page.locator("body:not([aria-busy])").wait_for()
        return page

    yield opened
    for context in contexts:
        await context.close()


@pytest.fixture
def pictures(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return where screenshots go: a folder of this test's own, or the one that `--pictures` names."""
    named = request.config.getoption("--pictures")
    return Path(named) if named else tmp_path
