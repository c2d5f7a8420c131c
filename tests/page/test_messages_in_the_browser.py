"""Messages, components and forms as a member sees and uses them."""

from pathlib import Path

from playwright.async_api import Page, expect

from sandbox.server import Sandbox
from tests.page.conftest import IN_A_BROWSER, Open
from tests.page.show_bot import ShowBot

pytestmark = IN_A_BROWSER


async def use(page: Page, command: str, **options: str) -> None:
    await page.get_by_role("textbox", name="Message").fill(f"/{command}")
    await page.keyboard.press("Enter")
    for name, value in options.items():
        await page.get_by_label(name, exact=True).fill(value)
    await page.get_by_role("button", name="Send command").click()


async def test_a_shared_card_shows_its_pictures_and_counts_what_others_press(open_page: Open) -> None:
    ada, bo = await open_page("ada"), await open_page("bo")
    await use(ada, "fail", line="Rejected by Edinburgh")
    await ada.get_by_role("button", name="Share…").click()
    picture = bo.get_by_role("img", name="A bottle, filled up")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("image => image.complete && image.naturalWidth > 0")
    await bo.get_by_role("button", name="Hug").click()
    await expect(ada.get_by_role("button", name="Hug 1")).to_be_visible()
    await expect(bo.get_by_role("button", name="Hug 1")).to_be_focused()
    await bo.get_by_role("button", name="Enlarge picture: A bottle, filled up").click()
    await expect(bo.get_by_role("dialog", name="A bottle, filled up")).to_be_visible()
    await bo.keyboard.press("Escape")
    await expect(bo.get_by_role("dialog")).to_have_count(0)


async def test_a_disabled_button_cannot_be_pressed(open_page: Open) -> None:
    page = await open_page("ada")
    await use(page, "fail", line="No")
    await expect(page.get_by_role("button", name="Undo")).to_be_disabled()


async def test_a_button_that_goes_unanswered_says_so(open_page: Open, bot: ShowBot) -> None:
    page = await open_page("ada")
    await use(page, "fail", line="No")
    bot.deaf = True
    await page.get_by_role("button", name="Share…").click()
    await expect(page.get_by_role("button", name="Share…")).to_have_attribute("aria-busy", "true")
    await expect(page.get_by_text("This interaction failed")).to_be_visible()


async def test_a_form_keeps_what_was_typed_until_it_is_accepted(open_page: Open, bot: ShowBot, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear applicant", encoding="utf-8")
    page = await open_page("ada")
    await use(page, "fail", line="No")
    await page.get_by_role("button", name="Add story").click()
    form = page.get_by_role("dialog", name="Add the story")
    await expect(form.get_by_label("The story")).to_be_focused()
    await form.get_by_role("button", name="Submit").click()
    await expect(form.get_by_text("This field is required.")).to_be_visible()
    await expect(form.get_by_text("Choose an option.")).to_be_visible()
    await form.get_by_label("The story").fill("x" * 201)
    await form.get_by_role("radio", name="Silence").check()
    await form.get_by_role("button", name="Submit").click()
    await expect(form.get_by_text("Must be 200 or fewer in length.")).to_be_visible()
    await form.get_by_label("The story").fill("They never wrote back.")
    await form.get_by_role("combobox", name="Section").click()
    await page.get_by_role("option", name="Research funding").click()
    await form.get_by_label("The letter").set_input_files(letter)
    bot.deaf = True
    await form.get_by_role("button", name="Submit").click()
    await expect(form.get_by_text("Something went wrong. Try again.")).to_be_visible()
    await expect(form.get_by_label("The story")).to_have_value("They never wrote back.")
    bot.deaf = False
    await form.get_by_role("button", name="Submit").click()
    await expect(form).to_have_count(0)
    await expect(page.get_by_text("Story: They never wrote back. (silence) letter.txt")).to_be_visible()


async def test_a_form_with_text_in_it_is_not_thrown_away_at_the_first_escape(open_page: Open) -> None:
    page = await open_page("ada")
    await use(page, "fail", line="No")
    await page.get_by_role("button", name="Add story").click()
    form = page.get_by_role("dialog", name="Add the story")
    await form.get_by_label("The story").fill("Half a story")
    await page.keyboard.press("Escape")
    await expect(form.get_by_role("alert").last).to_contain_text("has not been sent")
    await expect(form.get_by_label("The story")).to_have_value("Half a story")
    await form.get_by_role("button", name="Cancel").click()
    await expect(form).to_have_count(0)


async def test_markdown_is_drawn_and_markup_stays_text(open_page: Open) -> None:
    page = await open_page("ada")
    await use(page, "cards")
    card = page.get_by_role("article").last
    await expect(card.get_by_role("heading", name="Loud")).to_be_visible()
    await expect(card.get_by_role("listitem").nth(1)).to_have_text("two <b>three</b>")
    await expect(card.locator("code")).to_have_text("code")
    hidden = card.get_by_text("seven")
    await expect(hidden).not_to_be_visible()
    await card.get_by_role("button", name="Spoiler, press to show").press("Enter")
    await expect(hidden).to_be_visible()
    await expect(card.get_by_role("link", name="Read on")).to_have_attribute("rel", "noopener noreferrer")


async def test_several_values_of_a_select_are_sent_when_it_closes(open_page: Open) -> None:
    page = await open_page("ada")
    await use(page, "cards")
    await page.get_by_role("combobox", name="Choose sections").press("ArrowDown")
    await page.get_by_role("option", name="Degree programs").click()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("option", name="Awards and scholarships")).to_have_attribute("aria-selected", "true")
    await page.keyboard.press("Escape")
    await expect(page.get_by_text("Chosen: Degree programs, Awards and scholarships")).to_be_visible()


async def test_a_message_is_handed_to_the_bot_from_its_menu(open_page: Open) -> None:
    page = await open_page("ada")
    await page.get_by_role("textbox", name="Message #general").fill("They said no")
    await page.keyboard.press("Enter")
    message = page.get_by_role("article").filter(has_text="They said no")
    await message.click(button="right")
    await page.get_by_role("menuitem", name="Add to my CV").click()
    await expect(page.get_by_text("Kept: They said no")).to_be_visible()


async def test_own_messages_can_be_deleted_and_those_of_others_cannot(open_page: Open, sandbox: Sandbox) -> None:
    ada, bo = await open_page("ada"), await open_page("bo")
    await ada.get_by_role("textbox", name="Message #general").fill("Never mind")
    await ada.keyboard.press("Enter")
    for page, count in ((bo, 0), (ada, 1)):
        message = page.get_by_role("article").filter(has_text="Never mind")
        await message.hover()
        await message.get_by_role("button", name="More actions").click()
        await expect(page.get_by_role("menuitem", name="Copy message ID")).to_be_visible()
        await expect(page.get_by_role("menuitem", name="Delete message")).to_have_count(count)
    await ada.get_by_role("menuitem", name="Delete message").click()
    await expect(bo.get_by_text("Never mind")).to_have_count(0)
    assert sandbox.person("bo").sees(channel="general") == []
