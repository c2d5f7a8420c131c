"""What a member keeps for themselves, in a browser; `make pictures` keeps what it looks like."""

from pathlib import Path

from playwright.async_api import expect

from tests.browser.conftest import IN_A_BROWSER, As
from tests.browser.test_story import go_to, type_command

pytestmark = IN_A_BROWSER

ENTRIES = (
    ("Lectureship in Ghent, shortlisted", "2022", "Academic positions and fellowships I did not get"),
    ("Chair in Zurich", "2024-11", "Academic positions and fellowships I did not get"),
    ("Nature, rejected without review", "2023-05", "Paper rejections from academic journals"),
    ("Science: three reviewers, four opinions", "2023-11", "Paper rejections from academic journals"),
    ("Starting grant, second round", "2025", "Research funding I did not get"),
    ("Young investigator award", "2021", "Awards and scholarships I did not get"),
)


async def test_a_member_keeps_a_cv_of_failures_in_a_browser(page_as: As, pictures: Path) -> None:
    page = await page_as("ada")
    newest = page.get_by_role("article").last
    for line, date, section in ENTRIES:
        await type_command(page, "fail", line=line, date=date, section=section, kind="A form letter", sting="6")
        await expect(newest).to_contain_text(line)
    await type_command(page, "ask add", line="Postdoc in Oslo", date="2026-10-01")
    await expect(newest).to_contain_text("Postdoc in Oslo")

    await type_command(page, "cv build", format="PNG, a picture")
    await expect(newest.get_by_role("img", name="CV of failures")).to_be_visible()
    await page.screenshot(path=pictures / "cv.png")

    await page.get_by_role("button", name="Next Sunday 18:00").click()
    await go_to(page, "Cork")
    await expect(newest).to_contain_text("Postdoc in Oslo")
    await page.screenshot(path=pictures / "check-in.png")
    await newest.get_by_role("button", name="1 has gone silent").click()
    await expect(newest).to_contain_text("Silence it is")

    await go_to(page, "general")
    await type_command(page, "stats me")
    await expect(newest.get_by_role("img").last).to_be_visible()
