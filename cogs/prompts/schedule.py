"""`/prompt`: what organisers set about the weekly prompt."""

from datetime import time

import discord
from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.guilds import actions as guilds
from bot.guilds.model import zones_like
from bot.kernel.errors import Refused
from bot.kernel.schedule import Weekly
from bot.kernel.text import say
from bot.prompts import actions as prompts
from bot.prompts.model import ARCHIVE_MINUTES
from cogs.common.card import Card, Text
from cogs.common.commands import command, in_servers, words
from cogs.common.face import Face
from cogs.common.look import NIGHT
from cogs.common.reply import Interaction, server_of, whisper
from cogs.prompts import cards

DAYS = range(7)
A_WEEK = ARCHIVE_MINUTES[-1]


@in_servers
@app_commands.default_permissions(manage_guild=True)
class PromptCommands(Face, commands.GroupCog, group_name="prompt", group_description=words("commands.prompt")):
    """Schedule the weekly prompt."""

    @command("schedule", under="prompt")
    @app_commands.choices(
        day=[Choice(name=words(f"common.weekday_{day}"), value=day) for day in DAYS],
        archive=[Choice(name=words(f"prompts.archive_{minutes}"), value=minutes) for minutes in ARCHIVE_MINUTES],
    )
    async def schedule(
        self,
        interaction: Interaction,
        day: int,
        time: Range[str, 1, 5],
        channel: discord.TextChannel,
        zone: Range[str, 1, 64] | None = None,
        ping: discord.Role | None = None,
        archive: int = A_WEEK,
    ) -> None:
        """Set day, wall time, zone and channel of the weekly prompt."""
        guild_id = server_of(interaction)
        zone = zone or (await self.db.read(guilds.find, guild_id)).zone
        schedule = await self.db.run(
            prompts.plan,
            guild_id,
            channel_id=channel.id,
            rule=Weekly(day, _wall_time(time), zone),
            ping_role=ping.id if ping else None,
            archive_minutes=archive,
            now=self.clock.now(),
        )
        await whisper(interaction, cards.scheduled(schedule, interaction.locale.value))

    @command("post", under="prompt")
    async def post(self, interaction: Interaction) -> None:
        """Post a prompt now."""
        posted = await self.db.run(prompts.post_now, server_of(interaction), None, self.clock.now())
        text = say("prompts.posting", interaction.locale.value, channel=f"<#{posted.channel_id}>")
        await whisper(interaction, Card((Text(text),), NIGHT))

    @command("status", under="prompt")
    async def status(self, interaction: Interaction) -> None:
        """Tell what comes next and what became of the last ones."""
        found = await self.db.read(prompts.status, server_of(interaction), self.clock.now())
        await whisper(interaction, cards.status(found, interaction.locale.value, self.bot.mention("prompt schedule")))

    @schedule.autocomplete("zone")
    async def _zones(self, _: Interaction, typed: str) -> list[Choice[str]]:
        return [Choice(name=zone, value=zone) for zone in zones_like(typed)]


def _wall_time(typed: str) -> time:
    """Read `18:00`, and `18` for it."""
    try:
        hour, _, minute = typed.strip().replace(".", ":").partition(":")
        return time(int(hour), int(minute or 0))
    except ValueError as error:
        raise Refused("prompts.unreadable_time", typed=typed) from error
