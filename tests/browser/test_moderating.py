"""What a member sees who reports a card, and what moderators see, in a browser."""

from playwright.async_api import Page, expect

from bot.client import Cork
from bot.guilds import actions as guilds
from sandbox.server import Sandbox
from tests.browser.conftest import IN_A_BROWSER, As
from tests.browser.test_story import type_command
from tests.door.conftest import Stage
from tests.door.feed.steps import preview
from tests.door.moderation.steps import report, standing
from tests.door.waiting import pressed

pytestmark = IN_A_BROWSER


async def ask_for_a_look(page: Page, line: str) -> None:
    card = page.get_by_role("article").filter(has_text=line)
    await card.hover()
    await card.get_by_role("button", name="More actions").click()
    await page.get_by_role("menuitem", name="Report to moderators").click()


async def test_a_card_is_reported_held_and_let_stand_in_a_browser(page_as: As, sandbox: Sandbox, cork: Cork) -> None:
    stage = Stage(sandbox, cork)
    first = await standing(stage, stage.ada, "Not shortlisted, said Dr Okonkwo")
    await standing(stage, stage.dara, "Silence from the panel in Graz")
    await report(stage.dara, first)

    member = await page_as("chen", "cv-of-failures")
    await ask_for_a_look(member, "Not shortlisted")
    await expect(member.get_by_role("article").last).to_contain_text("Ask the moderators to look at this card?")
    await member.get_by_role("button", name="Report it").click()
    await expect(member.get_by_role("article").last).to_contain_text("nobody learns who asked")

    await cork.db.run(guilds.change, sandbox.world.guild.id, sandbox.clock.now(), vetting=True)
    await preview(stage.chen, "Withdrew after the second round in Ghent")
    await pressed(stage.chen, "Post")
    moderator = await page_as("olu")
    await type_command(moderator, "mod list")
    shown = moderator.get_by_role("article").last
    await expect(shown).to_contain_text("2 reports")
    await expect(shown).to_contain_text("Withdrew after the second round in Ghent")
    await shown.get_by_role("button", name="Block its author for 30 days").click()
    await expect(shown).to_contain_text("tells nobody who it is")
    await shown.get_by_role("button", name="Hold", exact=True).click()
    await expect(shown).to_contain_text("Held. The card leaves the feed")

    await type_command(moderator, "setup wizard")
    await moderator.get_by_role("button", name="Anonymous sharing is off").click()
    await expect(moderator.get_by_role("button", name="Anonymous sharing is on")).to_be_visible()
