"""Slash commands as a member types them."""

import asyncio
from pathlib import Path

from playwright.async_api import expect

from sandbox.server import Sandbox
from tests.page.conftest import IN_A_BROWSER, Open
from tests.page.show_bot import ShowBot

pytestmark = IN_A_BROWSER


async def test_a_command_is_found_filled_in_and_answered_with_the_keyboard_alone(open_page: Open) -> None:
    page = await open_page("ada")
    await page.get_by_role("textbox", name="Message #general").press_sequentially("/fail")
    await expect(page.get_by_role("option", name="/fail")).to_have_attribute("aria-selected", "true")
    await page.keyboard.press("Enter")
    await page.keyboard.type("Rejected by Edinburgh")
    await page.keyboard.press("Enter")
    answer = page.get_by_role("article").last
    await expect(answer).to_contain_text("Ada used /fail")
    await expect(answer).to_contain_text("Saved. Only you can see this.")
    await expect(answer.get_by_text("Only you can see this ·")).to_be_visible()
    await expect(page.get_by_role("textbox", name="Message #general")).to_be_focused()


async def test_an_ephemeral_answer_is_seen_by_one_and_can_be_dismissed(open_page: Open) -> None:
    ada, bo = await open_page("ada"), await open_page("bo")
    for page, command in ((ada, "/fail"), (bo, "/scheitern")):
        box = page.get_by_role("textbox", name="Message #general")
        await box.fill(command)
        await expect(page.get_by_role("option", name=command)).to_be_visible()
    await ada.keyboard.press("Enter")
    await ada.get_by_role("textbox", name="line").fill("Mine alone")
    await ada.keyboard.press("Enter")
    await expect(ada.get_by_text("Mine alone")).to_be_visible()
    await expect(bo.get_by_text("Mine alone")).to_have_count(0)
    await ada.get_by_role("button", name="Dismiss message").click()
    await expect(ada.get_by_text("Mine alone")).to_have_count(0)


async def test_wrong_values_are_named_before_anything_is_sent(open_page: Open, sandbox: Sandbox) -> None:
    page = await open_page("ada")
    await page.get_by_role("textbox", name="Message #general").fill("/fail")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    alert = page.get_by_role("alert")
    await expect(alert).to_have_text("line: This option is required. Specify a value.")
    await page.get_by_role("textbox", name="line").fill("No")
    await page.get_by_role("button", name="Add option").click()
    await page.get_by_role("option", name="sting").click()
    for typed, said in (("much", "Input a valid integer."), ("11", "Input a number less than or equal to 10.")):
        await page.get_by_label("sting", exact=True).fill(typed)
        await page.keyboard.press("Enter")
        await expect(alert).to_have_text(f"sting: {said}")
        await expect(page.get_by_label("sting", exact=True)).to_have_attribute("aria-invalid", "true")
    assert sandbox.world.interactions == {}


async def test_choices_and_suggestions_of_the_bot_are_picked_by_name_and_sent_by_value(open_page: Open) -> None:
    page = await open_page("ada")
    await page.get_by_role("textbox", name="Message #general").fill("/fail")
    await page.keyboard.press("Enter")
    await page.get_by_role("textbox", name="line").fill("No")
    for option, typed, name in (("kind", "sil", "Silence"), ("section", "award", "Awards and scholarships")):
        await page.get_by_role("button", name="Add option").click()
        await page.get_by_role("option", name=option).click()
        await page.get_by_role("combobox", name=option).fill(typed)
        await page.get_by_role("option", name=name).click()
        await expect(page.get_by_role("combobox", name=option)).to_have_value(name)
    await page.get_by_role("button", name="Send command").click()
    await expect(page.get_by_text("No · silence · AWARDS AND SCHOLARSHIPS")).to_be_visible()


async def test_a_file_is_attached_to_a_command(open_page: Open, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear applicant", encoding="utf-8")
    page = await open_page("ada")
    await page.get_by_role("textbox", name="Message #general").fill("/fail")
    await page.keyboard.press("Enter")
    await page.get_by_role("textbox", name="line").fill("No")
    await page.get_by_role("button", name="Add option").click()
    await page.get_by_role("option", name="proof").click()
    await page.get_by_label("proof", exact=True).set_input_files(letter)
    await page.get_by_role("button", name="Send command").click()
    await expect(page.get_by_text("No · letter.txt")).to_be_visible()


async def test_a_silent_bot_is_shown_as_such(open_page: Open) -> None:
    page = await open_page("ada")
    await page.get_by_role("textbox", name="Message #general").fill("/silence")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Send command").press("Enter")
    await expect(page.get_by_text("Sending command…")).to_be_visible()
    await expect(page.get_by_text("The application did not respond")).to_be_visible()
    await page.get_by_role("button", name="Dismiss message").click()
    await expect(page.get_by_text("The application did not respond")).to_have_count(0)


async def test_a_deferred_answer_thinks_until_it_comes_and_its_file_can_be_saved(open_page: Open, bot: ShowBot) -> None:
    page = await open_page("ada")
    await page.get_by_role("textbox", name="Message #general").fill("/export")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Cork is thinking…")).to_be_visible()
    bot.slow.set()
    await expect(page.get_by_text("Here it is.")).to_be_visible()
    async with page.expect_download() as saving:
        await page.get_by_role("link", name="Download export.txt").click()
    saved = await saving.value
    assert await asyncio.to_thread(Path(await saved.path()).read_text, encoding="utf-8") == "all of it"


async def test_escape_backs_out_of_a_command_step_by_step(open_page: Open) -> None:
    page = await open_page("ada")
    box = page.get_by_role("textbox", name="Message #general")
    await box.fill("/fail")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await expect(box).to_have_value("/fail")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("listbox")).to_have_count(0)
    await expect(box).to_be_focused()


async def test_members_are_offered_only_what_they_may_use(open_page: Open) -> None:
    for who, offered in (("ada", 0), ("olu", 1)):
        page = await open_page(who)
        await page.get_by_role("textbox", name="Message #general").fill("/")
        await expect(page.get_by_role("option", name="/silence")).to_be_visible()
        await expect(page.get_by_role("option", name="/organise")).to_have_count(offered)
