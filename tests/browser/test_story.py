"""What a newcomer does in the first five minutes, in a browser; `make pictures` keeps what it looks like."""

from pathlib import Path

from playwright.async_api import Page, expect

from tests.browser.conftest import IN_A_BROWSER, As

pytestmark = IN_A_BROWSER


async def type_command(page: Page, name: str, **options: str) -> None:
    box = page.get_by_role("textbox", name="Message")
    await box.fill(f"/{name}")
    await page.get_by_role("option", name=f"/{name}").first.wait_for()
    await box.press("Enter")
    for option, value in options.items():
        field = page.get_by_label(option, exact=True)
        if not await field.count():
            await page.get_by_role("button", name="Add option").click()
            await page.get_by_role("option", name=option).click()
        await field.fill(value)
    await page.get_by_role("button", name="Send command").click()


async def go_to(page: Page, channel: str) -> None:
    await page.locator(".places").get_by_role("button", name=channel).click()


async def test_a_newcomer_does_the_main_job_in_a_browser(page_as: As, pictures: Path) -> None:
    page = await page_as("ada")
    await type_command(page, "fail", line="Not shortlisted for the chair in Zurich")
    await expect(page.get_by_role("article").last).to_contain_text("Only you can see this")

    await page.get_by_role("button", name="Share…").click()
    await expect(page.get_by_role("article").last).to_contain_text("exactly what others will see")
    await page.screenshot(path=pictures / "preview.png")
    await page.get_by_role("button", name="Post", exact=True).click()
    await expect(page.get_by_role("article").last).to_contain_text("You can take it back")
    await go_to(page, "cv-of-failures")
    await expect(page.get_by_role("article").last).to_contain_text("Not shortlisted for the chair in Zurich")
    await page.screenshot(path=pictures / "feed.png")

    await go_to(page, "general")
    await type_command(page, "quest start", goal="3", scope="faculty positions", announce="True")
    for line in ("A polite no from Oslo", "Silence from Graz", "Withdrew after the second round in Ghent"):
        await type_command(page, "fail", line=line)
        await expect(page.get_by_role("article").last).to_contain_text(line)
    await go_to(page, "party")
    await expect(page.get_by_role("img", name="3 of 3 failures")).to_be_visible()
    await page.screenshot(path=pictures / "party.png")

    await page.get_by_role("button", name="Next Sunday 18:00").click()
    await go_to(page, "weekly-prompt")
    await expect(page.get_by_role("article").last).to_contain_text("Passing is fine")
    await page.screenshot(path=pictures / "prompt.png")
