"""`/resurface`: whether entries of earlier years come back, and which."""

from discord.app_commands import Range
from discord.ext import commands

from bot.journal.model import STINGS
from bot.members import actions as members
from bot.members.model import Pausable
from bot.resurfacing import actions as resurfacing
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face
from cogs.common.reply import Interaction, whisper
from cogs.resurfacing import cards

LEAST, MOST = STINGS[0], STINGS[-1]


@everywhere
class ResurfaceCommands(Face, commands.GroupCog, group_name="resurface", group_description=words("commands.resurface")):
    """Let entries of earlier years come back, or not."""

    @command("on", under="resurface")
    async def on(
        self,
        interaction: Interaction,
        least_sting: Range[int, LEAST, MOST] | None = None,
        most_sting: Range[int, LEAST, MOST] | None = None,
    ) -> None:
        """Let them come back, within limits."""
        member_id, now = interaction.user.id, self.clock.now()
        wish = await self.db.run(
            resurfacing.begin,
            member_id,
            least=least_sting,
            most=most_sting,
            locale=interaction.locale.value,
            guild_id=interaction.guild_id if interaction.is_guild_integration() else None,
            now=now,
        )
        member = await self.db.read(members.find, member_id)
        paused = await self.db.read(members.is_paused, member_id, Pausable.REVIEWS, now)
        resume = self.bot.mention("resume")
        drawn = cards.begun(wish, interaction.locale.value, member.checkin_at, paused=paused, resume=resume)
        await whisper(interaction, drawn)

    @command("off", under="resurface")
    async def off(self, interaction: Interaction) -> None:
        """Let nothing come back."""
        was_on = await self.db.run(resurfacing.end, interaction.user.id)
        await whisper(interaction, cards.ended(interaction.locale.value, was_on=was_on))
