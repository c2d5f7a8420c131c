"""A party in a browser, from choosing what to read to what is left of it; `make pictures` keeps what it looks like."""

from datetime import timedelta
from pathlib import Path

from playwright.async_api import expect

from sandbox.server import Sandbox
from tests.browser.conftest import IN_A_BROWSER, As
from tests.door.failures.steps import message_of
from tests.door.parties.evening_steps import choose, log, plan, toast

pytestmark = IN_A_BROWSER

LINES = (
    "Grant proposal: “not sufficiently ambitious”",
    "Third journal, reviewer 2 again",
    "No answer from the residency in Rome",
    "The choir audition",
)


async def test_a_party_is_held_in_a_browser(page_as: As, sandbox: Sandbox, pictures: Path) -> None:
    ada, chen = sandbox.person("ada"), sandbox.person("chen")
    await log(ada, *LINES)
    invitation = await plan(ada, "shred")
    page = await page_as("ada")
    await page.get_by_role("button", name="Choose what to read").click()
    await expect(page.get_by_role("article").last).to_contain_text("Nothing chosen yet")
    await choose(ada, invitation, *LINES)
    preview = message_of(await ada.press("Begin", on=invitation))
    await page.get_by_role("button", name="Begin now").wait_for()
    await ada.press("Begin now", on=preview)
    page = await page_as("ada", "party")
    card = page.get_by_role("article").filter(has_text="Here we are").last
    await expect(card).to_contain_text("The choir audition")
    party = next(one for one in ada.sees(channel="party") if "Read tonight" in one.text)
    await toast(chen, party, "To whoever read this far")
    await expect(card).to_contain_text("To whoever read this far")
    async with page.expect_response("**/page/do"):
        await card.get_by_role("button", name="Shred 2").click()
    sandbox.clock.advance(timedelta(seconds=2))
    await expect(card.locator("s, del")).to_have_text(LINES[1])
    await page.mouse.move(0, 0)
    await page.screenshot(path=pictures / "evening.png")
    reply = message_of(await ada.press("End the party", on=party))
    await ada.press("End it", on=reply)
    await expect(page.get_by_role("img", name="A picture of a party at The kitchen")).to_be_visible()
    await expect(page.get_by_role("button", name="My own copy")).to_be_in_viewport()
    await page.screenshot(path=pictures / "keepsake.png")
