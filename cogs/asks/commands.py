"""`/ask`: what is out there, and what became of it."""

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.asks import actions as asks
from bot.asks.model import Answer, AskDraft
from bot.journal.dates import LIMIT as DATE_LIMIT
from bot.kernel.text import say
from cogs.asks import cards
from cogs.asks.choosing import chosen_ask, suggest_asks
from cogs.asks.telling import tell, today
from cogs.common.card import Card
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face, keeping, on
from cogs.common.own import chosen_quest, suggest_quests, suggest_sections
from cogs.common.reply import Interaction, replace, whisper
from cogs.failures.days import read_day
from cogs.failures.forms import LONGEST_LINE

NAMES = {answer: "asks.yes" if answer.kind is None else f"journal.kind.{answer.kind}" for answer in Answer}
STATES = ("waiting", "answered")


@everywhere
class AskCommands(Face, commands.GroupCog, group_name="ask", group_description=words("commands.ask")):
    """Note applications, and how they end."""

    @command("add", under="ask")
    @app_commands.autocomplete(section=suggest_sections, quest=suggest_quests)
    async def add(
        self,
        interaction: Interaction,
        line: Range[str, 1, LONGEST_LINE],
        section: Range[str, 1, 100] | None = None,
        date: Range[str, 1, DATE_LIMIT] | None = None,
        quest: Range[str, 1, 100] | None = None,
    ) -> None:
        """Note an application that waits for its answer."""
        with keeping(line):
            sent_on = await read_day(interaction, date) or await today(interaction)
            counting = await chosen_quest(interaction, quest)
            added = await self.db.run(
                asks.add,
                AskDraft(
                    member_id=interaction.user.id,
                    origin=interaction.id,
                    text=line,
                    section=section,
                    quest_id=counting.id if counting else None,
                    sent_on=sent_on,
                    locale=interaction.locale.value,
                    guild_id=interaction.guild_id if interaction.is_guild_integration() else None,
                ),
                self.clock.now(),
            )
        notify = self.bot.mention("me notify")
        await whisper(interaction, cards.noted(added, interaction.locale.value, self.clock.now(), notify))

    @command("answered", under="ask")
    @app_commands.choices(answer=[Choice(name=words(NAMES[answer]), value=answer.value) for answer in Answer])
    @app_commands.autocomplete(ask=suggest_asks)
    async def answered(
        self,
        interaction: Interaction,
        ask: Range[str, 1, 100],
        answer: str,
        date: Range[str, 1, DATE_LIMIT] | None = None,
    ) -> None:
        """Note how an application ended."""
        found = await chosen_ask(interaction, ask)
        answered_on = await read_day(interaction, date)
        if answered_on is None and found.answer != answer:
            answered_on = await today(interaction)
        ended = await self.db.run(
            asks.answered,
            interaction.user.id,
            found.id,
            Answer(answer),
            answered_on,
            self.clock.now(),
        )
        await tell(interaction, ended)

    @command("list", under="ask")
    @app_commands.choices(state=[Choice(name=words(f"asks.state_{state}"), value=state) for state in STATES])
    async def list_(self, interaction: Interaction, state: str = "waiting") -> None:
        """Show what is out there, or what is answered."""
        await whisper(interaction, await self._page(interaction, state, 0))

    @on("asks:page:{state}:{page}")
    async def turn(self, interaction: Interaction, state: str, page: str) -> None:
        """Turn to another page of a list."""
        await replace(interaction, await self._page(interaction, state, int(page)))

    async def _page(self, interaction: Interaction, state: str, number: int) -> Card:
        locale, answered = interaction.locale.value, state == "answered"
        page = await self.db.read(asks.page, interaction.user.id, answered=answered, page=number, size=cards.SHOWN)
        if page.asks:
            return cards.listing(page, locale, self.clock.now(), answered=answered)
        if answered:
            return cards.nothing(say("asks.none_answered", locale, list=self.bot.mention("ask list")))
        return cards.nothing(say("asks.none", locale, add=self.bot.mention("ask add")))
