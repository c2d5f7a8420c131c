"""`/group`: what a server collects together, and whether one's own count toward it."""

from discord.app_commands import Range
from discord.ext import commands

from bot.kernel.errors import Refused
from bot.kernel.text import say
from bot.together import actions as together
from bot.together.model import GOALS, USUAL_GOAL
from cogs.common.card import Card
from cogs.common.commands import command, in_servers, words
from cogs.common.face import Face, on
from cogs.common.reply import Interaction, replace, server_of, whisper
from cogs.together import cards


@in_servers
class GroupCommands(Face, commands.GroupCog, group_name="group", group_description=words("commands.group")):
    """Set the goal, look at the total, and join in or not."""

    @command("goal", under="group")
    async def goal(self, interaction: Interaction, goal: Range[int, 0, GOALS[-1]] = USUAL_GOAL) -> None:
        """Set how many failures the server collects until each party; 0 puts the cork away."""
        guild_id, locale, now = server_of(interaction), interaction.locale.value, self.clock.now()
        if not interaction.permissions.manage_guild:
            raise Refused("together.organisers_only")
        if goal == 0:
            was_out = await self.db.run(together.put_away, guild_id, now)
            await whisper(interaction, cards.said(say("together.put_away" if was_out else "together.no_goal", locale)))
            return
        found = await self.db.run(together.set_goal, guild_id, goal, now)
        await whisper(interaction, cards.goal_set(found, locale, self.bot.mention("setup wizard")))

    @command("show", under="group")
    async def show(self, interaction: Interaction) -> None:
        """Show what is collected, and whether the member's own failures count."""
        await whisper(interaction, await self._shown(interaction))

    @on("group:card:{number}:look")
    async def look(self, interaction: Interaction, number: str) -> None:  # noqa: ARG002 - it tells the card apart
        """Show it to whoever asks the card."""
        await whisper(interaction, await self._shown(interaction))

    @on("group:party:{threshold}:look")
    async def look_at_party(self, interaction: Interaction, threshold: str) -> None:  # noqa: ARG002 - as above
        """Show it to whoever asks a party."""
        await whisper(interaction, await self._shown(interaction))

    @on("group:join")
    async def join(self, interaction: Interaction) -> None:
        """Count what the member logs from now on."""
        await self.db.run(together.join, server_of(interaction), interaction.user.id, self.clock.now())
        await replace(interaction, await self._shown(interaction))

    @on("group:leave")
    async def leave(self, interaction: Interaction) -> None:
        """Count nothing of the member any more."""
        await self.db.run(together.leave, server_of(interaction), interaction.user.id)
        await replace(interaction, await self._shown(interaction))

    async def _shown(self, interaction: Interaction) -> Card:
        guild_id = server_of(interaction)
        found = await self.db.read(together.find, guild_id)
        since = await self.db.read(together.since, guild_id, interaction.user.id)
        return cards.shown(found, since, interaction.locale.value, self.bot.mention("group goal"))
