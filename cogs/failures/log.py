"""`/fail` and the ways around it: log a failure in one step, then do with it what one likes."""

import aiohttp
import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.feed.model import Audience
from bot.journal import actions as journal
from bot.journal.dates import LIMIT as DATE_LIMIT
from bot.journal.model import Draft, Failure, Kind, Logged
from bot.kernel.errors import Refused
from bot.kernel.text import say
from cogs.common.card import Card, Text
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face, keeping, on
from cogs.common.look import NIGHT
from cogs.common.own import chosen_quest, suggest_quests, suggest_sections
from cogs.common.reply import Interaction, Unseen, Whisper, open_form, whisper
from cogs.common.routes import answers
from cogs.failures import cards
from cogs.failures.days import read_day, zone_of
from cogs.failures.entry import shareable
from cogs.failures.forms import LONGEST_LINE, log_form
from cogs.feed.offering import offered

SHARED = (Audience.COUNTED, Audience.ANONYMOUS, Audience.NAMED)


class Log(Face):
    """Log failures."""

    async def cog_load(self) -> None:
        """Add the context menu, which discord.py keeps apart from a cog's commands."""
        menu = app_commands.ContextMenu(name=words("commands.add_to_cv"), callback=self.add_to_cv)
        self.bot.tree.add_command(everywhere(menu))

    @command("fail")
    @everywhere
    @app_commands.choices(
        kind=[Choice(name=words(f"journal.kind.{kind}"), value=kind.value) for kind in Kind],
        share=[Choice(name=words(f"feed.audience_{one}"), value=one.value) for one in SHARED],
    )
    @app_commands.autocomplete(quest=suggest_quests, section=suggest_sections)
    async def fail(
        self,
        interaction: Interaction,
        line: Range[str, 1, LONGEST_LINE],
        kind: str | None = None,
        section: Range[str, 1, 100] | None = None,
        date: Range[str, 1, DATE_LIMIT] | None = None,
        sting: Range[int, 0, 10] | None = None,
        quest: Range[str, 1, 100] | None = None,
        share: str | None = None,
    ) -> None:
        """Save a failure, and only then look at anything else."""
        with keeping(line):
            happened = await read_day(interaction, date)
            counting = await chosen_quest(interaction, quest)
            draft = Draft(
                member_id=interaction.user.id,
                origin=interaction.id,
                text=line,
                kind=Kind(kind) if kind else None,
                section=section,
                happened=happened,
                sting=sting,
                quest_id=counting.id if counting else None,
                locale=interaction.locale.value,
                guild_id=interaction.guild_id,
            )
            logged = await self._save(interaction, draft)
        if share and logged.first_time:
            await self._offer(interaction, logged.failure, Audience(share))

    async def add_to_cv(self, interaction: Interaction, message: discord.Message) -> None:
        """Start a form with one's own message in it."""
        if message.author.id != interaction.user.id:
            raise Refused("failures.only_own_messages")
        day = message.created_at.astimezone(await zone_of(interaction)).date()
        await open_form(interaction, log_form(interaction.locale.value, message.content, str(day)))

    @on("failure:log-form")
    async def log_form(self, interaction: Interaction) -> None:
        """Log what a form brought."""
        filled = answers(interaction)
        with keeping(filled["line"]):
            happened = await read_day(interaction, filled["date"])
            draft = Draft(interaction.user.id, interaction.id, filled["line"], happened=happened)
            await self._save(interaction, draft)

    async def _save(self, interaction: Interaction, draft: Draft) -> Logged:
        locale, listing = interaction.locale.value, self.bot.mention("failures list")
        async with self.db.doing(journal.log_failure, draft, self.clock.now()) as logged:
            shown = cards.receipt(logged, locale, shareable=shareable(interaction), listing=listing)
            receipt = Whisper(*shown)  # drawn while the disk writes
        try:
            await receipt.to(interaction)
        except (Unseen, discord.HTTPException, aiohttp.ClientError, OSError):
            for failure in (logged.failure, *logged.unseen):
                await self.db.run(journal.mark_unseen, failure.id, failure.member_id)
            raise
        return logged

    async def _offer(self, interaction: Interaction, failure: Failure, audience: Audience) -> None:
        if shareable(interaction):
            await whisper(interaction, *await offered(self.bot, interaction, failure, audience))
            return
        sentence = say("failures.share_elsewhere", interaction.locale.value, share=self.bot.mention("share"))
        await whisper(interaction, Card((Text(sentence),), NIGHT))
