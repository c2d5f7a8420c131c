"""An answer without a name in a browser."""

from playwright.async_api import expect

from bot.client import Cork
from sandbox.server import Sandbox
from tests.browser.conftest import IN_A_BROWSER, As
from tests.door.conftest import Stage
from tests.door.prompts.steps import CHANNEL
from tests.door.prompts.test_unnamed import OUT, said
from tests.door.prompts.test_unnamed_cards import prompt_on

pytestmark = IN_A_BROWSER

ANSWER = "That I kept the letter.\nThat I have not opened it since."


async def test_an_answer_without_a_name_is_written_shown_and_read(page_as: As, sandbox: Sandbox, cork: Cork) -> None:
    stage = Stage(sandbox, cork)
    prompt = await prompt_on(stage)
    page = await page_as("ada", CHANNEL)
    await page.get_by_role("button", name="Answer anonymously").click()
    await page.get_by_role("dialog").get_by_role("textbox").fill(ANSWER)
    await page.get_by_role("dialog").get_by_role("button", name="Submit").click()
    await expect(page.get_by_role("article").last).to_contain_text("without your name")
    await page.get_by_role("button", name="Post it without my name").click()
    await expect(page.get_by_role("article").last).to_contain_text("You can take it back")
    sandbox.clock.advance(OUT)
    await sandbox.until(lambda: len(said(stage, prompt)) == 1)
    assert prompt.thread is not None
    page = await page_as("chen", prompt.thread.name)
    await expect(page.get_by_role("article").last).to_contain_text("Somebody here")
