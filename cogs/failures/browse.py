"""`/failures`: read, change, let go, delete and take back what one logged."""

from dataclasses import replace as changed
from datetime import timedelta

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.feed.model import Audience
from bot.journal import actions as journal
from bot.journal.dates import LIMIT as DATE_LIMIT
from bot.journal.model import BECAME_LIMIT, SECTIONS, Kind
from bot.kernel.text import say
from bot.quests import actions as quests
from cogs.common.card import Card
from cogs.common.commands import command, everywhere, words
from cogs.common.dates import long_date
from cogs.common.face import Face, on
from cogs.common.own import chosen_failure, chosen_quest, scope_of, suggest_failures, suggest_quests, suggest_sections
from cogs.common.plain import one_line
from cogs.common.reply import Interaction, open_form, replace, whisper
from cogs.common.routes import chosen
from cogs.failures import cards, lists
from cogs.failures.edits import edited, from_options, suggest_became, suggest_quests_or_none
from cogs.failures.entry import whole_entry
from cogs.failures.facts import section_name
from cogs.failures.filters import Filters
from cogs.failures.forms import edit_form, story_form
from cogs.failures.letting_go import list_of_let_go, question

FRESH = timedelta(hours=1)
"""Until when the last entry is taken back without a question."""


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
        found = await chosen_quest(interaction, quest)
        filters = Filters(year, found.id if found else None, Audience(audience) if audience else None)
        await whisper(interaction, await self._page(interaction, 0, filters, section))

    @command("show", under="failures")
    @app_commands.autocomplete(failure=suggest_failures)
    async def show(self, interaction: Interaction, failure: Range[str, 1, 100]) -> None:
        """Show one failure whole."""
        await whisper(interaction, await whole_entry(interaction, await chosen_failure(interaction, failure)))

    @command("edit", under="failures")
    @app_commands.choices(kind=[Choice(name=words(f"journal.kind.{kind}"), value=kind.value) for kind in Kind])
    @app_commands.autocomplete(
        failure=suggest_failures, section=suggest_sections, quest=suggest_quests_or_none, became=suggest_became
    )
    async def edit(
        self,
        interaction: Interaction,
        failure: Range[str, 1, 100],
        kind: str | None = None,
        section: Range[str, 1, 100] | None = None,
        date: Range[str, 1, DATE_LIMIT] | None = None,
        sting: Range[int, 0, 10] | None = None,
        quest: Range[str, 1, 100] | None = None,
        became: Range[str, 1, BECAME_LIMIT] | None = None,
    ) -> None:
        """Change what is named; where nothing is, open the form with all that can be written."""
        found = await chosen_failure(interaction, failure)
        edits = await from_options(
            interaction, kind=kind, section=section, date=date, sting=sting, quest=quest, became=became
        )
        if not edits:
            await open_form(interaction, edit_form(found, interaction.locale.value))
            return
        await whisper(interaction, await whole_entry(interaction, await edited(interaction, found.id, edits)))

    @command("story", under="failures")
    @app_commands.autocomplete(failure=suggest_failures)
    async def story(self, interaction: Interaction, failure: Range[str, 1, 100]) -> None:
        """Open the form for the story behind a failure."""
        await open_form(interaction, story_form(await chosen_failure(interaction, failure), interaction.locale.value))

    @command("letgo", under="failures")
    @app_commands.autocomplete(failure=suggest_failures)
    async def letgo(self, interaction: Interaction, failure: Range[str, 1, 100] | None = None) -> None:
        """Ask, then hide a failure; without one show what was let go."""
        if failure is None:
            await whisper(interaction, await list_of_let_go(interaction))
        else:
            await whisper(interaction, question(interaction, await chosen_failure(interaction, failure)))

    @command("delete", under="failures")
    @app_commands.autocomplete(failure=suggest_failures)
    async def delete(self, interaction: Interaction, failure: Range[str, 1, 100]) -> None:
        """Ask, then delete a failure for good."""
        found = await chosen_failure(interaction, failure)
        locale = interaction.locale.value
        await whisper(interaction, cards.confirm_delete(found, locale, say("failures.delete_ask", locale)))

    @command("undo", under="failures")
    async def undo(self, interaction: Interaction) -> None:
        """Take back the failure logged last; ask first where that was a while ago."""
        locale, now = interaction.locale.value, self.clock.now()
        newest = await self.db.read(journal.newest, interaction.user.id)
        if now - newest.logged_at > FRESH:
            question = say("failures.undo_ask", locale, date=long_date(newest.logged_at.date(), locale))
            await whisper(interaction, cards.confirm_delete(newest, locale, question))
            return
        undone = await self.db.run(journal.delete, interaction.user.id, newest.id, now)
        await whisper(interaction, cards.gone(undone, locale, say("failures.undone", locale)))

    @on("failures:open")
    async def open(self, interaction: Interaction) -> None:
        """Show the failure that was picked from a list."""
        (picked,) = chosen(interaction)
        await whisper(interaction, await whole_entry(interaction, await chosen_failure(interaction, picked)))

    @on("failures:page:{page}:{year}:{quest}:{audience}:{section}")
    async def turn(
        self, interaction: Interaction, page: str, year: str, quest: str, audience: str, section: str
    ) -> None:
        """Turn to another page of a list."""
        filters = Filters.parse(year, quest, audience, section)
        heading = filters.section
        if heading is not None and heading not in SECTIONS:
            heading = (await chosen_failure(interaction, heading)).section
        await replace(interaction, await self._page(interaction, int(page), filters, heading))

    async def _page(self, interaction: Interaction, page: int, filters: Filters, section: str | None) -> Card:
        locale = interaction.locale.value
        found = await self.db.read(
            journal.page,
            interaction.user.id,
            section=section,
            year=filters.year,
            quest_id=filters.quest_id,
            audience=filters.audience,
            page=page,
        )
        if found.entries:
            first = found.entries[0].failure
            if section is not None:
                section = first.section
                filters = changed(filters, section=section if section in SECTIONS else str(first.id))
            return lists.listing(found, locale, filters, await self._filter_words(interaction, filters, section))
        if section is None and filters == Filters():
            return lists.nothing(say("failures.none", locale, fail=self.bot.mention("fail")))
        return lists.nothing(say("failures.none_fitting", locale, list=self.bot.mention("failures list")))

    async def _filter_words(self, interaction: Interaction, filters: Filters, section: str | None) -> tuple[str, ...]:
        """Name the filters that are set; `section` is the heading itself, not its token."""
        locale = interaction.locale.value
        scope = ""
        if filters.quest_id is not None:
            quest = await self.db.read(quests.find, interaction.user.id, filters.quest_id)
            scope = one_line(scope_of(quest, locale), limit=200)
        audience = say(f"feed.audience_{filters.audience}", locale) if filters.audience else ""
        told = (section_name(section, locale), str(filters.year or ""), scope, audience)
        return tuple(word for word in told if word)
