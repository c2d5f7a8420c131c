"""`/failures`: read, delete and take back what one logged."""

from dataclasses import replace as changed

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.feed import actions as feed
from bot.feed.model import Audience
from bot.journal import actions as journal
from bot.journal.model import SECTIONS
from bot.kernel.text import say
from cogs.common.card import Card
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face, on
from cogs.common.reply import Interaction, replace, whisper
from cogs.failures import cards
from cogs.failures.filters import Filters
from cogs.failures.own import failure_id, quest_id, suggest_failures, suggest_quests, suggest_sections


@everywhere
class Browse(Face, commands.GroupCog, group_name="failures", group_description=words("commands.failures")):
    """Look after one's failures."""

    @command("list", under="failures")
    @app_commands.choices(audience=[Choice(name=words(f"feed.audience_{one}"), value=one.value) for one in Audience])
    @app_commands.autocomplete(section=suggest_sections, quest=suggest_quests)
    async def list_(
        self,
        interaction: Interaction,
        section: Range[str, 1, 100] | None = None,
        year: Range[int, 1900, 2999] | None = None,
        quest: Range[str, 1, 100] | None = None,
        audience: str | None = None,
    ) -> None:
        """Show a page of one's failures."""
        filters = Filters(year, quest_id(quest), Audience(audience) if audience else None)
        await whisper(interaction, await self._page(interaction, 0, filters, section))

    @command("show", under="failures")
    @app_commands.autocomplete(failure=suggest_failures)
    async def show(self, interaction: Interaction, failure: Range[str, 1, 100]) -> None:
        """Show one failure whole."""
        await whisper(interaction, await self._entry(interaction, failure_id(failure)))

    @command("delete", under="failures")
    @app_commands.autocomplete(failure=suggest_failures)
    async def delete(self, interaction: Interaction, failure: Range[str, 1, 100]) -> None:
        """Ask, then delete a failure for good."""
        found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
        await whisper(interaction, cards.confirm_delete(found, interaction.locale.value))

    @command("undo", under="failures")
    async def undo(self, interaction: Interaction) -> None:
        """Take back the failure logged last."""
        undone = await self.db.run(journal.undo, interaction.user.id, self.clock.now())
        await whisper(interaction, cards.gone(undone, interaction.locale.value, "failures.undone"))

    @on("failures:page:{page}:{year}:{quest}:{audience}:{section}")
    async def turn(
        self, interaction: Interaction, page: str, year: str, quest: str, audience: str, section: str
    ) -> None:
        """Turn to another page of a list."""
        filters = Filters.parse(year, quest, audience, section)
        name = filters.section
        if name is not None and name not in SECTIONS:
            name = (await self.db.read(journal.find, interaction.user.id, failure_id(name))).section
        await replace(interaction, await self._page(interaction, int(page), filters, name))

    @on("failure:delete:{failure}")
    async def ask_delete(self, interaction: Interaction, failure: str) -> None:
        """Ask before deleting."""
        found = await self.db.read(journal.find, interaction.user.id, int(failure))
        await replace(interaction, cards.confirm_delete(found, interaction.locale.value))

    @on("failure:delete-now:{failure}")
    async def delete_now(self, interaction: Interaction, failure: str) -> None:
        """Delete for good."""
        deleted = await self.db.run(journal.delete, interaction.user.id, int(failure), self.clock.now())
        await replace(interaction, cards.gone(deleted, interaction.locale.value, "failures.deleted"))

    @on("failure:keep:{failure}")
    async def keep(self, interaction: Interaction, failure: str) -> None:
        """Show the failure again, after all."""
        await replace(interaction, await self._entry(interaction, int(failure)))

    async def _entry(self, interaction: Interaction, number: int) -> Card:
        locale = interaction.locale.value
        found = await self.db.read(journal.find, interaction.user.id, number)
        audiences = (await self.db.read(feed.audiences, (number,))).get(number, (Audience.PRIVATE,))
        return cards.entry(found, locale, " · ".join(say(f"feed.audience_{at}", locale) for at in audiences))

    async def _page(self, interaction: Interaction, page: int, filters: Filters, section: str | None) -> Card:
        found = await self.db.read(
            journal.page,
            interaction.user.id,
            section=section,
            year=filters.year,
            quest_id=filters.quest_id,
            audience=filters.audience,
            page=page,
        )
        if section is not None and found.entries:
            token = section if section in SECTIONS else str(found.entries[0].failure.id)
            filters = changed(filters, section=token)
        return cards.listing(found, interaction.locale.value, filters)
