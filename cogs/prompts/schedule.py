"""`/prompt`: what organisers set about the weekly prompt."""

import discord
from discord import AppCommandOptionType, ChannelType, app_commands
from discord.app_commands import AppCommandChannel, Choice, Range, Transform
from discord.ext import commands

from bot.client import Cork
from bot.guilds import actions as guilds
from bot.guilds.model import zones_like
from bot.kernel.errors import Refused
from bot.kernel.schedule import Weekly
from bot.kernel.text import say
from bot.prompts import actions as prompts
from bot.prompts.model import ARCHIVE_MINUTES
from bot.prompts.times import read_time
from cogs.common.card import Card, Text
from cogs.common.commands import command, in_servers, words
from cogs.common.face import Face
from cogs.common.look import NIGHT
from cogs.common.reply import Interaction, server_of, whisper
from cogs.prompts import cards
from cogs.setup.permissions import allowed_in, lacking, named

DAYS = range(7)
A_WEEK = ARCHIVE_MINUTES[-1]
NO_ZONE = "UTC"


class TextChannel(app_commands.Transformer[Cork]):
    """A channel of messages, taken by its id: discord.py's own would look for it in a cache that is empty."""

    @property
    def type(self) -> AppCommandOptionType:
        """Tell Discord to offer channels."""
        return AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[ChannelType]:
        """Tell Discord which ones."""
        return [ChannelType.text, ChannelType.news]

    async def transform(self, _: Interaction, value: AppCommandChannel, /) -> int:
        """Return the channel's id."""
        return value.id


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
        time: Range[str, 1, 20],
        channel: Transform[int, TextChannel],
        zone: Range[str, 1, 64] | None = None,
        ping: discord.Role | None = None,
        archive: int = A_WEEK,
    ) -> None:
        """Set day, wall time, zone and channel of the weekly prompt."""
        guild = await self.db.read(guilds.find, server_of(interaction))
        if ping and ping.id == guild.id:
            raise Refused("prompts_rules.ping_everyone")
        schedule = await self.db.run(
            prompts.plan,
            guild.id,
            channel_id=channel,
            rule=Weekly(day, read_time(time), zone or guild.zone),
            ping_role=ping.id if ping else None,
            archive_minutes=archive,
            now=self.clock.now(),
        )
        allowed, locale = allowed_in(interaction, channel), interaction.locale.value
        doubts = cards.Doubts(
            missing=named(lacking("prompts", allowed), locale),
            silent_role=bool(ping and allowed and not ping.mentionable and not allowed.mention_everyone),
            no_zone=zone is None and guild.zone == NO_ZONE,
        )
        await whisper(interaction, cards.scheduled(schedule, locale, doubts, self._mentions()))

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
        await whisper(interaction, cards.status(found, interaction.locale.value, self._mentions()))

    @schedule.autocomplete("zone")
    async def _zones(self, _: Interaction, typed: str) -> list[Choice[str]]:
        return [Choice(name=zone, value=zone) for zone in zones_like(typed)]

    def _mentions(self) -> cards.Mentions:
        mention = self.bot.mention
        return cards.Mentions(
            mention("prompt schedule"), mention("prompt post"), mention("setup check"), mention("setup wizard")
        )
