"""`/quest`: set oneself a number of failures, and a toast for the end."""

from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.guilds import actions as guilds
from bot.kernel.text import say
from bot.quests import actions as quests
from bot.quests.model import GOALS, SUGGESTED_GOALS, TEXT_LIMIT
from cogs.common.card import Card, Text
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face, on
from cogs.common.look import NIGHT
from cogs.common.reply import Interaction, whisper
from cogs.milestones import cards


@everywhere
class QuestCommands(Face, commands.GroupCog, group_name="quest", group_description=words("commands.quest")):
    """Start a quest and see how it stands."""

    @command("start", under="quest")
    async def start(
        self,
        interaction: Interaction,
        goal: Range[int, GOALS[0], GOALS[-1]],
        toast: Range[str, 1, TEXT_LIMIT] | None = None,
        scope: Range[str, 1, TEXT_LIMIT] | None = None,
        announce: bool = False,  # noqa: FBT001, FBT002 - an option of the command
    ) -> None:
        """Start a quest."""
        locale = interaction.locale.value
        quest = await self.db.run(
            quests.start,
            interaction.user.id,
            origin=interaction.id,
            guild_id=interaction.guild_id if announce else None,
            locale=locale,
            goal=goal,
            toast=toast or await self._usual_toast(interaction),
            scope=scope or "",
            announced=announce,
            now=self.clock.now(),
        )
        await whisper(interaction, cards.started(quest, locale, self.bot.mention("fail")))

    @command("show", under="quest")
    async def show(self, interaction: Interaction) -> None:
        """Show the running quests."""
        running = await self.db.read(quests.running, interaction.user.id)
        await whisper(interaction, cards.overview(running, interaction.locale.value, self.bot.mention("quest start")))

    @start.autocomplete("goal")
    async def _goals(self, _: Interaction, typed: str | int) -> list[Choice[int]]:
        return [Choice(name=str(goal), value=goal) for goal in SUGGESTED_GOALS if str(goal).startswith(str(typed))]

    @on("quest:look:{quest}:{threshold}")
    async def look(self, interaction: Interaction, quest: str, threshold: str) -> None:
        """Tell whoever asks how an announced quest stands by now; a private one's card is seen by its member alone."""
        locale = interaction.locale.value
        celebration = await self.db.read(quests.celebration, int(quest), int(threshold))
        if celebration is None or (celebration.private and celebration.member_id != interaction.user.id):
            await whisper(interaction, Card((Text(say("milestones.gone", locale)),), NIGHT))
            return
        await whisper(interaction, Card((Text(cards.standing(celebration.quest, locale)),), NIGHT))

    async def _usual_toast(self, interaction: Interaction) -> str:
        """Return the server's toast, or champagne."""
        own = (await self.db.read(guilds.find, interaction.guild_id)).toast if interaction.guild_id else ""
        return own or say("milestones.champagne", interaction.locale.value)
