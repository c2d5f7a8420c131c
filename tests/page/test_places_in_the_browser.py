"""Getting around: channels, threads, members, the clock, trouble, small screens, both themes."""

from playwright.async_api import Page, expect

from sandbox.server import Sandbox
from sandbox.world import threads
from sandbox.world.model import Channel
from tests.page.conftest import IN_A_BROWSER, Open

pytestmark = IN_A_BROWSER


def channel(sandbox: Sandbox, name: str) -> Channel:
    return next(one for one in sandbox.world.guild.channels.values() if one.name == name)


async def write(page: Page, text: str) -> None:
    await page.get_by_role("textbox", name="Message").fill(text)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("article").filter(has_text=text)).to_be_visible()


async def test_the_address_says_who_looks_where(open_page: Open) -> None:
    page = await open_page("bo", "party")
    await expect(page.get_by_role("textbox", name="Message #party")).to_be_visible()
    await page.get_by_role("navigation", name="Channels").get_by_role("button", name="general").click()
    await page.get_by_role("radio", name="Chen").click()
    await expect(page.get_by_role("radio", name="Chen")).to_be_checked()
    await page.wait_for_url("**/?as=chen#general")
    await page.reload()
    await expect(page.get_by_role("radio", name="Chen")).to_be_checked()


async def test_what_somebody_else_wrote_is_unread_until_it_is_looked_at(open_page: Open) -> None:
    ada, bo = await open_page("ada", "party"), await open_page("bo")
    await write(ada, "Champagne")
    unread = bo.get_by_role("button", name="party, unread")
    await expect(unread).to_be_visible()
    await unread.click()
    await expect(bo.get_by_text("Champagne")).to_be_visible()
    await expect(bo.get_by_role("button", name="party", exact=True)).to_have_attribute("aria-current", "page")


async def test_a_place_that_has_news_stays_the_element_that_one_is_about_to_press(open_page: Open) -> None:
    ada, bo = await open_page("ada", "party"), await open_page("bo")
    places = bo.get_by_role("navigation", name="Channels")
    party = await places.get_by_role("button", name="party").element_handle()
    general = await places.get_by_role("button", name="general").element_handle()
    await write(ada, "Champagne")
    await expect(bo.get_by_role("button", name="party, unread")).to_be_visible()
    assert party is not None
    assert general is not None
    await party.click()
    await general.click()
    await expect(bo.get_by_role("textbox", name="Message #general")).to_be_visible()


async def test_a_draft_waits_in_its_channel(open_page: Open) -> None:
    page = await open_page("ada")
    await page.get_by_role("textbox", name="Message #general").fill("Not yet")
    places = page.get_by_role("navigation", name="Channels")
    await places.get_by_role("button", name="party").click()
    await expect(page.get_by_role("textbox", name="Message #party")).to_have_value("")
    await places.get_by_role("button", name="general").click()
    await expect(page.get_by_role("textbox", name="Message #general")).to_have_value("Not yet")


async def test_a_thread_is_opened_from_its_message_and_answered(open_page: Open, sandbox: Sandbox) -> None:
    weekly = channel(sandbox, "weekly-prompt")
    olu = sandbox.person("olu")
    prompt = await olu.say("What did you ask for?", channel="weekly-prompt")
    threads.start_from_message(sandbox.world, olu.user, weekly, prompt, {"name": "This week"})
    page = await open_page("ada", "weekly-prompt")
    await page.get_by_role("log").get_by_role("button", name="This week").click()
    await expect(page.get_by_text("What did you ask for?")).to_be_visible()
    await write(page, "A reference letter")
    await page.get_by_role("button", name="weekly-prompt", exact=True).first.click()
    await expect(page.get_by_role("button", name="This week 1 message")).to_be_visible()


async def test_a_channel_that_is_deleted_leaves_one_in_another(open_page: Open, sandbox: Sandbox) -> None:
    page = await open_page("ada", "party")
    sandbox.trouble.delete_channel(channel(sandbox, "party"))
    await expect(page.get_by_role("textbox", name="Message #general")).to_be_visible()
    await expect(page.get_by_role("navigation", name="Channels").get_by_role("button", name="party")).to_have_count(0)


async def test_the_bot_answers_in_direct_messages_too(open_page: Open) -> None:
    page = await open_page("ada")
    await page.get_by_role("navigation", name="Channels").get_by_role("button", name="Cork").click()
    await page.get_by_role("textbox", name="Message @Cork").fill("/fail")
    await page.keyboard.press("Enter")
    await page.get_by_role("textbox", name="line").fill("Between us")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Between us")).to_be_visible()


async def test_commands_speak_the_language_of_the_member(open_page: Open) -> None:
    page = await open_page("bo")
    await page.get_by_role("textbox", name="Message #general").fill("/schei")
    await expect(page.get_by_role("option", name="/scheitern, Ein Scheitern in einer Zeile")).to_be_visible()
    await page.keyboard.press("Enter")
    await page.get_by_role("textbox", name="zeile").fill("Abgelehnt")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Abgelehnt")).to_be_visible()


async def test_the_clock_is_shown_and_moved(open_page: Open, sandbox: Sandbox) -> None:
    page = await open_page("ada")
    clock = page.get_by_role("timer", name="Sandbox time")
    await expect(clock).to_contain_text("13:00:00")
    await page.get_by_role("button", name="Next Sunday 18:00").click()
    await expect(clock).to_contain_text("18:00:00")
    await expect(clock).to_contain_text("Sun, 15 Mar 2026")
    await page.get_by_label("Date and time in Berlin").fill("2026-12-24T20:00")
    await page.get_by_role("button", name="Go", exact=True).click()
    await expect(clock).to_contain_text("Thu, 24 Dec 2026")
    assert sandbox.clock.now().isoformat() == "2026-12-24T19:00:00+00:00"


async def test_times_in_messages_follow_the_clock(open_page: Open, sandbox: Sandbox) -> None:
    page = await open_page("ada")
    then = int(sandbox.clock.now().timestamp()) + 3600
    await page.get_by_role("textbox", name="Message #general").fill(f"Tea <t:{then}:R>, at <t:{then}:t>")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Tea in 1 hour, at 2:00 PM")).to_be_visible()
    await page.get_by_role("button", name="+1 day").click()
    await expect(page.get_by_text("Tea 23 hours ago")).to_be_visible()


async def test_trouble_is_caused_and_sharp_deeds_ask_twice(open_page: Open, sandbox: Sandbox) -> None:
    page = await open_page("ada", "party")
    await page.get_by_text("Trouble", exact=True).click()
    await page.get_by_role("button", name="Error 500 after it was sent").click()
    await expect(page.get_by_text("Error 500 after it was sent: done.")).to_be_visible()
    fault = sandbox.trouble.faults[0]
    assert (fault.method, fault.status, fault.applied) == ("POST", 500, True)
    await page.get_by_role("button", name="Delete this channel").click()
    assert channel(sandbox, "party").name == "party"
    await page.get_by_role("button", name="Sure? Press again").click()
    await expect(page.get_by_role("textbox", name="Message #general")).to_be_visible()


async def test_the_tour_fills_a_command_in(open_page: Open) -> None:
    page = await open_page("ada")
    await page.get_by_role("button", name="Try /fail").click()
    await expect(page.get_by_role("textbox", name="line")).to_have_value("Rejected by the Edinburgh fellowship")
    await page.get_by_role("button", name="Send command").click()
    await expect(page.get_by_text("done", exact=True)).to_be_visible()
    await page.get_by_role("button", name="Try /quest start").click()
    await expect(page.get_by_text("There is no command /quest start that you may use here.")).to_be_visible()


async def test_on_a_phone_everything_is_within_reach(open_page: Open) -> None:
    page = await open_page("ada", width=390, height=844, dark=False)
    await expect(page.get_by_role("textbox", name="Message #general")).to_be_in_viewport()
    await page.get_by_role("button", name="Channels").click()
    await page.get_by_role("button", name="party").click()
    await expect(page.get_by_role("navigation", name="Channels")).not_to_be_visible()
    await page.get_by_role("button", name="Backstage").click()
    await page.get_by_role("radio", name="Bo").click()
    await page.keyboard.press("Escape")
    await write(page, "From a phone")
    assert await page.evaluate("document.documentElement.scrollWidth") == 390


async def test_the_theme_follows_the_system_until_one_is_chosen(open_page: Open) -> None:
    page = await open_page("ada")
    ground, dark, light = page.locator("main"), "rgb(31, 29, 36)", "rgb(253, 252, 250)"
    await expect(ground).to_have_css("background-color", dark)
    await page.emulate_media(color_scheme="light")
    await expect(ground).to_have_css("background-color", light)
    await page.get_by_role("button", name="Theme: as the system").click()
    await expect(ground).to_have_css("background-color", dark)
    await page.reload()
    await expect(page.get_by_role("button", name="Theme: dark")).to_be_visible()
    await expect(ground).to_have_css("background-color", dark)


async def test_every_control_has_a_name(open_page: Open) -> None:
    page = await open_page("ada")
    await write(page, "Hello")
    nameless = await page.evaluate(
        """() => [...document.querySelectorAll("button, a, input, textarea, [role=button]")]
            .filter((one) => !(one.getAttribute("aria-label") || one.labels?.length || one.textContent.trim()))
            .map((one) => one.outerHTML)"""
    )
    assert nameless == []
