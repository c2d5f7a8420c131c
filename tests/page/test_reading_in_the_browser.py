"""Reading: the newest stays in sight of whoever is at the end, and nobody is torn away from what is further up."""

from playwright.async_api import Page, expect

from sandbox.server import Sandbox
from tests.page.conftest import IN_A_BROWSER, Open

pytestmark = IN_A_BROWSER

# A picture makes its message higher, and before that is painted something new is drawn.
GROW_AND_DRAW = """async () => {
    const { changed } = await import("/page/static/js/store.js");
    const rows = document.querySelectorAll("[role=article], article");
    rows[rows.length - 2].style.minHeight = "700px";
    changed("messages");
}"""


async def full_page(open_page: Open, sandbox: Sandbox) -> Page:
    for number in range(1, 31):
        await sandbox.person("olu").say(f"Line {number} of many")
    page = await open_page("ada")
    await expect(page.get_by_text("Line 30 of many")).to_be_in_viewport()
    return page


async def test_a_picture_that_arrives_while_something_new_is_drawn_leaves_the_newest_in_sight(
    open_page: Open, sandbox: Sandbox
) -> None:
    page = await full_page(open_page, sandbox)
    await page.evaluate(GROW_AND_DRAW)
    await expect(page.get_by_text("Line 30 of many")).to_be_in_viewport()


async def test_whoever_reads_further_up_is_not_taken_to_the_end_by_what_is_new(
    open_page: Open, sandbox: Sandbox
) -> None:
    page = await full_page(open_page, sandbox)
    await page.get_by_role("log").hover()
    await page.mouse.wheel(0, -10_000)
    await expect(page.get_by_text("Line 1 of many")).to_be_in_viewport()
    await sandbox.person("olu").say("Something new")
    await expect(page.get_by_text("Something new")).to_be_attached()
    await expect(page.get_by_text("Something new")).not_to_be_in_viewport()
    await page.mouse.wheel(0, 100_000)
    await expect(page.get_by_text("Something new")).to_be_in_viewport()
    await sandbox.person("olu").say("And newer")
    await expect(page.get_by_text("And newer")).to_be_in_viewport()
