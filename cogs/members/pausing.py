"""`/pause` and `/resume`: nothing is sent, and nothing piles up."""

import asyncio
from datetime import datetime, time

from discord import app_commands
from discord.app_commands import Choice, Range

from bot.kernel.schedule import instant_of
from bot.members import actions as members
from bot.members.model import Pausable
from bot.members.until import LIMIT, needs_parser, read_until
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face, on
from cogs.common.reply import Interaction, replace, whisper
from cogs.failures.days import zone_of
from cogs.members import cards


class Pausing(Face):
    """Hold back what is sent to a member."""

    @command("pause")
    @everywhere
    @app_commands.choices(what=[Choice(name=words(f"members.what_{one}"), value=one.value) for one in Pausable])
    async def pause(
        self, interaction: Interaction, until: Range[str, 1, LIMIT] | None = None, what: str | None = None
    ) -> None:
        """Send nothing, or not one thing, until a day or until it is resumed."""
        held_back = Pausable(what) if what else Pausable.EVERYTHING
        instant = await self._instant(interaction, until) if until else None
        one = await self.db.run(members.pause, interaction.user.id, held_back, instant, self.clock.now())
        await whisper(interaction, cards.paused(one, interaction.locale.value, self.bot.mention("resume")))

    @command("resume")
    @everywhere
    async def resume(self, interaction: Interaction) -> None:
        """Send again what the member wants to be sent."""
        ended = await self.db.run(members.resume, interaction.user.id)
        await whisper(interaction, cards.resumed(ended, interaction.locale.value, self.bot.mention("me notify")))

    @on("me:pause")
    async def pause_all(self, interaction: Interaction) -> None:
        """Send nothing until it is resumed, from the button under a check-in."""
        one = await self.db.run(members.pause, interaction.user.id, Pausable.EVERYTHING, None, self.clock.now())
        await whisper(interaction, cards.paused(one, interaction.locale.value, self.bot.mention("resume")))

    @on("me:resume")
    async def resume_now(self, interaction: Interaction) -> None:
        """Send again, from the button under the answer to a pause."""
        ended = await self.db.run(members.resume, interaction.user.id)
        await replace(interaction, cards.resumed(ended, interaction.locale.value, self.bot.mention("me notify")))

    async def _instant(self, interaction: Interaction, typed: str) -> datetime:
        """Return when the day begins that somebody typed, where they are."""
        zone = await zone_of(interaction)
        today, locale = self.clock.now().astimezone(zone).date(), interaction.locale.value
        if needs_parser(typed):
            day = await asyncio.to_thread(read_until, typed, today, locale)
        else:
            day = read_until(typed, today, locale)
        return instant_of(day, time(), zone)
