"""`/quest`: set oneself a number of failures, and a toast for the end."""

from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.guilds import actions as guilds
from bot.journal.model import is_blank
from bot.kernel.text import say
from bot.quests import actions as quests
from bot.quests.model import GOALS, SUGGESTED_GOALS, TEXT_LIMIT
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face, on
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
        guild_id = interaction.guild_id if interaction.is_guild_integration() else None
        guild = await self.db.read(guilds.find, guild_id) if guild_id else None
        usual = (guild.toast if guild else "") or say("milestones.champagne", locale)
        quest = await self.db.run(
            quests.start,
            interaction.user.id,
            origin=interaction.id,
            guild_id=guild_id if announce else None,
            locale=locale,
            goal=goal,
            toast=usual if toast is None or is_blank(toast) else toast,
            scope="" if scope is None or is_blank(scope) else scope,
            announced=announce,
            now=self.clock.now(),
        )
        has_party = guild is not None and guild.party_channel is not None
        await whisper(interaction, cards.started(quest, locale, self.bot.mention("fail"), has_party=has_party))

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
            await whisper(interaction, cards.nothing(say("milestones.gone", locale)))
            return
        await whisper(interaction, cards.status(celebration.quest, locale))
