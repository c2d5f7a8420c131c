"""`/fail` and the ways around it: log a failure in one step, then do with it what one likes."""

import asyncio
from datetime import datetime
from zoneinfo import ZoneInfo

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.feed.model import Audience
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.dates import needs_parser, read_date
from bot.journal.model import STORY_LIMIT, Draft, Kind, Logged, PartialDate
from bot.kernel.errors import Refused
from bot.kernel.text import say
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face, keeping, on
from cogs.common.form import Field, Form
from cogs.common.reply import Interaction, Unseen, open_form, replace, whisper
from cogs.common.routes import answers
from cogs.failures import cards
from cogs.failures.own import quest_id, suggest_quests, suggest_sections
from cogs.feed.share import offered

LONGEST_LINE = 4000
"""What Discord lets a member type into a form; a command's option takes as much here."""

SHARED = (Audience.COUNTED, Audience.NAMED)


class Log(Face):
    """Log failures."""

    async def cog_load(self) -> None:
        """Add the context menu, which discord.py keeps apart from a cog's commands."""
        menu = app_commands.ContextMenu(name=words("commands.add_to_cv"), callback=self.add_to_cv)
        self.bot.tree.add_command(everywhere(menu))

    @command("fail")
    @everywhere
    @app_commands.choices(
        kind=[Choice(name=words(f"failures.kind_{kind}"), value=kind.value) for kind in Kind],
        share=[Choice(name=words(f"feed.audience_{one}"), value=one.value) for one in SHARED],
    )
    @app_commands.autocomplete(quest=suggest_quests, section=suggest_sections)
    async def fail(
        self,
        interaction: Interaction,
        line: Range[str, 1, LONGEST_LINE],
        kind: str | None = None,
        section: Range[str, 1, 100] | None = None,
        date: Range[str, 1, 64] | None = None,
        sting: Range[int, 0, 10] | None = None,
        quest: Range[str, 1, 100] | None = None,
        share: str | None = None,
    ) -> None:
        """Save a failure, and only then look at anything else."""
        with keeping(line):
            happened = await self._read_date(interaction, date)
            draft = Draft(
                member_id=interaction.user.id,
                origin=interaction.id,
                text=line,
                kind=Kind(kind) if kind else None,
                section=section,
                happened=happened,
                sting=sting,
                quest_id=quest_id(quest),
            )
            logged = await self._save(interaction, draft)
        if share and logged.first_time:
            await whisper(interaction, *await offered(self.bot, interaction, logged.failure, Audience(share)))

    async def add_to_cv(self, interaction: Interaction, message: discord.Message) -> None:
        """Start a form with one's own message in it."""
        if message.author.id != interaction.user.id:
            raise Refused("failures.only_own_messages")
        await open_form(interaction, _log_form(interaction.locale.value, message.content[:LONGEST_LINE]))

    @on("failure:log")
    async def log_own(self, interaction: Interaction) -> None:
        """Start an empty form (from *Me too* on somebody's card)."""
        await open_form(interaction, _log_form(interaction.locale.value, ""))

    @on("failure:log-form")
    async def log_form(self, interaction: Interaction) -> None:
        """Log what a form brought."""
        line = answers(interaction)["line"]
        with keeping(line):
            await self._save(interaction, Draft(member_id=interaction.user.id, origin=interaction.id, text=line))

    @on("failure:story:{failure}")
    async def write_story(self, interaction: Interaction, failure: str) -> None:
        """Open the form for the story behind a failure."""
        found = await self.db.read(journal.find, interaction.user.id, int(failure))
        locale = interaction.locale.value
        label, story = say("failures.story_label", locale), (found.story or "")[:STORY_LIMIT]
        field = Field("story", label, value=story, long=True, required=True, limit=STORY_LIMIT)
        form = Form(say("failures.story_title", locale), f"failure:story-form:{failure}", (field,))
        await open_form(interaction, form)

    @on("failure:story-form:{failure}")
    async def keep_story(self, interaction: Interaction, failure: str) -> None:
        """Keep the story a form brought."""
        story = answers(interaction)["story"]
        with keeping(story):
            kept = await self.db.run(journal.add_story, interaction.user.id, int(failure), story, self.clock.now())
        await replace(interaction, cards.entry(kept, interaction.locale.value, ""))

    @on("failure:undo:{failure}")
    async def undo(self, interaction: Interaction, failure: str) -> None:
        """Take back what was logged, and give its text back."""
        deleted = await self.db.run(journal.delete, interaction.user.id, int(failure), self.clock.now())
        await replace(interaction, cards.gone(deleted, interaction.locale.value, "failures.undone"))

    async def _save(self, interaction: Interaction, draft: Draft) -> Logged:
        logged = await self.db.run(journal.log_failure, draft, self.clock.now())
        try:
            await whisper(interaction, *cards.receipt(logged, interaction.locale.value))
        except Unseen:
            for failure in (logged.failure, *logged.unseen):
                await self.db.run(journal.mark_unseen, failure.id, failure.member_id)
            raise
        return logged

    async def _read_date(self, interaction: Interaction, typed: str | None) -> PartialDate | None:
        if typed is None:
            return None
        today = (await self._local_now(interaction)).date()
        if needs_parser(typed):
            return await asyncio.to_thread(read_date, typed, today, interaction.locale.value)
        return read_date(typed, today, interaction.locale.value)

    async def _local_now(self, interaction: Interaction) -> datetime:
        """Return the time where the member is, as far as their server tells."""
        zone = "UTC"
        if interaction.guild_id:
            zone = (await self.db.read(guilds.find, interaction.guild_id)).zone
        return self.clock.now().astimezone(ZoneInfo(zone))


def _log_form(locale: str, line: str) -> Form:
    field = Field("line", say("failures.line_label", locale), value=line, long=True, required=True, limit=LONGEST_LINE)
    return Form(say("failures.log_title", locale), "failure:log-form", (field,))
