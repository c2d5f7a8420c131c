"""Choosing members, roles and channels, wherever Discord lets one."""

from datetime import timedelta

from playwright.async_api import Page, expect

from sandbox.server import Sandbox
from sandbox.world import threads
from sandbox.world.draft import Way, read_draft
from sandbox.world.events import EventCreated
from sandbox.world.model import ChannelType, ScheduledEvent
from tests.page.conftest import IN_A_BROWSER, Open

pytestmark = IN_A_BROWSER


async def start(page: Page, command: str) -> None:
    await page.get_by_role("textbox", name="Message #general").fill(f"/{command}")
    await page.keyboard.press("Enter")


async def test_options_take_members_channels_roles_and_yes_or_no(open_page: Open) -> None:
    page = await open_page("ada")
    await start(page, "invite")
    for option, typed, picked in (
        ("guest", "dar", "Dara, dara"),
        ("place", "party", "party"),
        ("helpers", "organ", "@Organisers"),
        ("secret", "t", "True"),
    ):
        await page.get_by_role("combobox", name=option).fill(typed)
        await expect(page.get_by_role("option", name=picked, exact=True)).to_have_attribute("aria-selected", "true")
        await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("dara to party with Organisers, secret: True")).to_be_visible()


async def test_a_value_that_is_not_on_the_list_is_refused(open_page: Open, sandbox: Sandbox) -> None:
    page = await open_page("ada")
    await start(page, "invite")
    await page.get_by_role("combobox", name="guest").fill("Nobody at all")
    await expect(page.get_by_text("No option matches.")).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_have_text("guest: Choose one of the listed values.")
    assert sandbox.world.interactions == {}


async def test_selects_offer_members_channels_and_roles(open_page: Open) -> None:
    page = await open_page("ada")
    await start(page, "where")
    await page.keyboard.press("Enter")
    await page.get_by_role("combobox", name="Choose guests").click()
    for name in ("Bo, bo", "Chen, chen"):
        await page.get_by_role("option", name=name).click()
    await page.keyboard.press("Escape")
    await expect(page.get_by_text("Guests: bo, chen")).to_be_visible()
    await page.get_by_role("combobox", name="Choose a channel").click()
    await expect(page.get_by_role("option", name="failure-forum")).to_have_count(0)
    await page.get_by_role("option", name="weekly-prompt").click()
    await expect(page.get_by_text("Place: weekly-prompt")).to_be_visible()
    await page.get_by_role("combobox", name="Choose a role").click()
    await page.get_by_role("option", name="Organisers").click()
    await expect(page.get_by_text("Role: Organisers")).to_be_visible()


async def test_a_form_takes_ticks_and_members(open_page: Open) -> None:
    page = await open_page("ada")
    await start(page, "ritual")
    await page.keyboard.press("Enter")
    form = page.get_by_role("dialog", name="The ritual")
    for rite in ("Toast", "Shred", "Read aloud"):
        await form.get_by_role("checkbox", name=rite).check()
    await form.get_by_role("button", name="Submit").click()
    await expect(form.get_by_text("Choose 2 at most.")).to_be_visible()
    await form.get_by_role("checkbox", name="Shred").uncheck()
    await form.get_by_role("checkbox", name="Quietly").check()
    await form.get_by_role("combobox", name="Host").click()
    await page.get_by_role("option", name="Bo, bo").click()
    await form.get_by_role("button", name="Submit").click()
    await expect(page.get_by_text("Toast and Read aloud, quiet: True, host: bo")).to_be_visible()


async def test_a_members_menu_hands_them_to_the_bot(open_page: Open, sandbox: Sandbox) -> None:
    await sandbox.person("bo").say("hello")
    page = await open_page("ada")
    await page.get_by_role("article").get_by_role("button", name="Bo").click()
    await page.get_by_role("menuitem", name="Send a hug").press("Enter")
    await expect(page.get_by_text("A hug for bo")).to_be_visible()


async def test_posts_of_a_forum_are_listed_and_opened(open_page: Open, sandbox: Sandbox) -> None:
    world = sandbox.world
    forum = next(one for one in world.guild.channels.values() if one.kind is ChannelType.FORUM)
    fields = {"name": "My first rejection letter", "applied_tags": [forum.tags[0].id]}
    threads.post(world, world.bot_user, forum, fields, read_draft({"content": "Dear applicant"}, {}, Way.CREATE))
    page = await open_page("ada", "failure-forum")
    post = page.get_by_role("log").get_by_role("button", name="My first rejection letter")
    await expect(post).to_contain_text(forum.tags[0].name)
    await post.click()
    await expect(page.get_by_role("article")).to_contain_text("Dear applicant")
    await expect(page.get_by_role("textbox", name="Message My first rejection letter")).to_be_visible()


async def test_a_scheduled_event_is_shown_with_its_time_and_place(open_page: Open, sandbox: Sandbox) -> None:
    world, guild = sandbox.world, sandbox.world.guild
    begins = world.clock.now() + timedelta(days=2)
    event = ScheduledEvent(
        world.ids.next(),
        guild.id,
        world.bot_user,
        "Champagne",
        "Bring a **letter**",
        begins,
        None,
        3,
        None,
        "The kitchen",
    )
    guild.scheduled_events[event.id] = event
    page = await open_page("ada")
    world.publish(EventCreated(event))
    await page.get_by_role("button", name="Champagne in 2 days").click()
    shown = page.get_by_role("dialog", name="Champagne")
    await expect(shown).to_contain_text("The kitchen")
    await expect(shown.locator("strong")).to_have_text("letter")
