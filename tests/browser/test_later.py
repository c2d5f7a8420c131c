"""A share that wants to be met in a certain way, and later, in a browser: the preview is where all of it is decided."""

from playwright.async_api import expect

from tests.browser.conftest import IN_A_BROWSER, As
from tests.browser.test_story import go_to, type_command

pytestmark = IN_A_BROWSER


async def test_a_member_says_how_and_when_and_others_see_exactly_that(page_as: As) -> None:
    page = await page_as("ada")
    await type_command(page, "fail", line="Let go after eleven weeks, by a letter from P. Huang")
    await page.get_by_role("button", name="Share…").click()
    answer = page.get_by_role("article").last
    await expect(answer).to_contain_text("exactly what others will see")
    for wish in ("Open to talk", "No advice, please", "Ask me about this"):
        await page.get_by_role("button", name=wish).last.click()
        await expect(answer).to_contain_text(wish.lower())
    await page.get_by_role("button", name="Content note").click()
    await page.get_by_label("What is it about?").fill("losing a job")
    await page.get_by_role("button", name="Submit").click()
    await expect(answer).to_contain_text("Content note: losing a job")

    await page.get_by_role("button", name="Post", exact=True).click()
    await go_to(page, "cv-of-failures")
    await expect(page.get_by_role("article").last).to_contain_text("Content note: losing a job")


async def test_a_member_finds_again_what_they_scheduled(page_as: As) -> None:
    page = await page_as("ada")
    await type_command(page, "fail", line="Not shortlisted")
    await page.get_by_role("button", name="Share…").click()
    answer = page.get_by_role("article").last
    await page.get_by_role("combobox", name="When it is posted").click()
    await page.get_by_role("option", name="in a week").click()
    await expect(answer).to_contain_text("and not before")
    await page.get_by_role("button", name="Schedule it").click()
    await expect(page.get_by_role("article").last).to_contain_text("Until then only you see it")
    await type_command(page, "share")
    await expect(page.get_by_role("article").last).to_contain_text("Scheduled here")
