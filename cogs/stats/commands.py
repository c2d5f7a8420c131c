"""`/stats`: one's own numbers, and those of one's server."""

import asyncio

from discord.ext import commands

from bot.kernel.errors import Refused
from bot.kernel.text import say
from bot.pictures.charts import draw
from bot.stats import actions as stats
from bot.stats.model import FEWEST
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face
from cogs.common.reply import Interaction, server_of, think, whisper
from cogs.stats import cards, group
from cogs.stats.parts import Part, parts


@everywhere
class StatsCommands(Face, commands.GroupCog, group_name="stats", group_description=words("commands.stats")):
    """Show numbers."""

    @command("me", under="stats")
    async def me(self, interaction: Interaction) -> None:
        """Show one's own numbers, drawn and in words."""
        locale = interaction.locale.value
        # Drawing takes longer than Discord waits for a first answer when several members ask at once.
        await think(interaction)
        figures = await self.db.read(stats.of_member, interaction.user.id)
        if figures.is_empty:
            sentence = say("stats.none", locale, fail=self.bot.mention("fail"), ask=self.bot.mention("ask add"))
            await whisper(interaction, cards.nothing(sentence))
            return
        found = parts(figures, locale, self.bot.mention("sting show"))
        shown = tuple([(part, await _drawn(part)) for part in found])
        await whisper(interaction, cards.numbers(figures, shown, locale))

    @command("group", under="stats")
    async def group(self, interaction: Interaction) -> None:
        """Show what the server has shared, all together."""
        if not interaction.is_guild_integration():
            raise Refused("common.only_in_servers")
        guild_id, locale = server_of(interaction), interaction.locale.value
        await think(interaction)
        figures = await self.db.run(stats.of_group, guild_id, self.clock.now())
        if figures is None:
            sentence = say("stats.group_few", locale, n=FEWEST, me=self.bot.mention("stats me"))
            await whisper(interaction, cards.nothing(sentence))
            return
        shown = tuple([(part, await _drawn(part)) for part in group.parts(figures, locale)])
        await whisper(interaction, cards.numbers_of_group(figures, shown, locale))


async def _drawn(part: Part) -> bytes | None:
    return None if part.chart is None else await asyncio.to_thread(draw, part.chart)
