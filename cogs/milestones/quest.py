"""`/quest`: set oneself a number of failures, and a toast for the end."""

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.guilds import actions as guilds
from bot.journal.model import is_blank
from bot.kernel.text import say
from bot.quests import actions as quests
from bot.quests.actions import Adjustments
from bot.quests.model import GOALS, SUGGESTED_GOALS, TEXT_LIMIT, Occasion, QuestDraft
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face, on
from cogs.common.own import meant_quest, quest_id, suggest_ended_quests, suggest_quests
from cogs.common.reply import Interaction, whisper
from cogs.common.report import Outdated
from cogs.milestones import cards, course_cards


@everywhere
class QuestCommands(Face, commands.GroupCog, group_name="quest", group_description=words("commands.quest")):
    """Start a quest, see how it stands, change it and end it."""

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
        draft = QuestDraft(
            interaction.user.id,
            interaction.id,
            goal,
            toast=usual if toast is None or is_blank(toast) else toast,
            scope="" if scope is None or is_blank(scope) else scope,
            announced=announce,
            locale=locale,
            guild_id=guild_id if announce else None,
        )
        quest = await self.db.run(quests.start, draft, self.clock.now())
        has_party = guild is not None and guild.party_channel is not None
        later, failing = guild is not None and guild.anonymous, self.bot.mention("fail")
        await whisper(interaction, cards.started(quest, locale, failing, has_party=has_party, later=later))

    @command("show", under="quest")
    async def show(self, interaction: Interaction) -> None:
        """Show the running quests."""
        locale = interaction.locale.value
        every = await self.db.read(quests.of_member, interaction.user.id)
        running = tuple(one for one in every if one.ended_at is None)
        await whisper(
            interaction,
            cards.overview(running, locale, self.bot.mention("quest start")),
            *course_cards.waiting(every, locale),
        )

    @command("adjust", under="quest")
    @app_commands.autocomplete(quest=suggest_quests)
    async def adjust(
        self,
        interaction: Interaction,
        quest: Range[str, 1, 100] | None = None,
        goal: Range[int, GOALS[0], GOALS[-1]] | None = None,
        toast: Range[str, 1, TEXT_LIMIT] | None = None,
        scope: Range[str, 1, TEXT_LIMIT] | None = None,
        announce: bool | None = None,  # noqa: FBT001 - an option of the command
    ) -> None:
        """Change a running quest."""
        meant = await meant_quest(interaction, quest)
        wanted = Adjustments()
        if goal is not None:
            wanted["goal"] = goal
        if toast is not None and not is_blank(toast):
            wanted["toast"] = toast
        if scope is not None:
            wanted["scope"] = "" if is_blank(scope) else scope
        if announce is not None:
            wanted["announced"] = announce
        guild_id = interaction.guild_id if interaction.is_guild_integration() else None
        adjusted = await self.db.run(
            quests.adjust, interaction.user.id, meant.id, self.clock.now(), guild_id=guild_id, **wanted
        )
        await whisper(interaction, course_cards.adjusted(adjusted, interaction.locale.value))

    @command("rest", under="quest")
    @app_commands.autocomplete(quest=suggest_quests)
    async def rest(self, interaction: Interaction, quest: Range[str, 1, 100] | None = None) -> None:
        """Let a quest rest."""
        meant = await meant_quest(interaction, quest)
        resting = await self.db.run(quests.rest, interaction.user.id, meant.id, resting=True)
        await whisper(interaction, course_cards.rested(resting, interaction.locale.value))

    @command("end", under="quest")
    @app_commands.autocomplete(quest=suggest_quests)
    async def end(self, interaction: Interaction, quest: Range[str, 1, 100] | None = None) -> None:
        """Ask how a quest ends."""
        meant = await meant_quest(interaction, quest)
        await whisper(interaction, course_cards.how_it_ends(meant, interaction.locale.value))

    @command("offer", under="quest")
    @app_commands.autocomplete(quest=suggest_quests)
    async def offer(self, interaction: Interaction, quest: Range[str, 1, 100] | None = None) -> None:
        """Ask what becomes of a quest now that an offer came."""
        meant = await meant_quest(interaction, quest)
        await whisper(interaction, course_cards.offer(meant, interaction.locale.value))

    @command("reopen", under="quest")
    @app_commands.autocomplete(quest=suggest_ended_quests)
    async def reopen(self, interaction: Interaction, quest: Range[str, 1, 100]) -> None:
        """Let a quest that has ended go on."""
        open_again = await self.db.run(quests.reopen, interaction.user.id, quest_id(quest), self.clock.now())
        await whisper(interaction, course_cards.goes_on(open_again, interaction.locale.value))

    @start.autocomplete("goal")
    @adjust.autocomplete("goal")
    async def _goals(self, _: Interaction, typed: str | int) -> list[Choice[int]]:
        return [Choice(name=str(goal), value=goal) for goal in SUGGESTED_GOALS if str(goal).startswith(str(typed))]

    @on("quest:look:{quest}:{threshold}")
    async def look(self, interaction: Interaction, quest: str, threshold: str) -> None:
        """Tell whoever asks how an announced quest stands by now; a private one's card is seen by its member alone."""
        await self._look(interaction, int(quest), int(threshold), Occasion.TENTH)

    @on("quest:look:{quest}:{threshold}:{occasion}")
    async def look_at_party(self, interaction: Interaction, quest: str, threshold: str, occasion: str) -> None:
        """Tell it from the card of a party or an ending, too."""
        if occasion not in set(Occasion):
            raise Outdated
        await self._look(interaction, int(quest), int(threshold), Occasion(occasion))

    async def _look(self, interaction: Interaction, quest_id: int, threshold: int, occasion: Occasion) -> None:
        locale = interaction.locale.value
        celebration = await self.db.read(quests.celebration, quest_id, threshold, occasion)
        if celebration is None or (celebration.private and celebration.member_id != interaction.user.id):
            await whisper(interaction, cards.nothing(say("milestones.gone", locale)))
            return
        await whisper(interaction, cards.status(celebration.quest, locale))
