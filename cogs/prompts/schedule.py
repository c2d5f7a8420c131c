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
from bot.prompts.model import ARCHIVE_MINUTES, MINUTES, PromptType
from bot.prompts.times import read_time
from cogs.common.card import Card, Text
from cogs.common.commands import command, in_servers, words
from cogs.common.face import Face
from cogs.common.look import NIGHT
from cogs.common.reply import Interaction, open_form, server_of, whisper
from cogs.prompts import bank_cards, cards
from cogs.setup.permissions import allowed_in, lacking, named

DAYS = range(7)
A_WEEK = ARCHIVE_MINUTES[-1]
NO_ZONE = "UTC"


class PromptChannel(app_commands.Transformer[Cork]):
    """A channel or forum, taken by its id: discord.py's own would look for it in a cache that is empty."""

    @property
    def type(self) -> AppCommandOptionType:
        """Tell Discord to offer channels."""
        return AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[ChannelType]:
        """Tell Discord which ones."""
        return [ChannelType.text, ChannelType.news, ChannelType.forum]

    async def transform(self, _: Interaction, value: AppCommandChannel, /) -> int:
        """Return the channel's id."""
        return value.id


def organised(interaction: Interaction) -> int:
    """Return the server, for its organisers; raise Refused `prompts_rules.organisers_only` for everybody else.

    Discord can keep back whole commands only, and `/prompt suggest` is for everybody.
    """
    if not interaction.permissions.manage_guild:
        raise Refused("prompts_rules.organisers_only")
    return server_of(interaction)


def mentions(bot: Cork) -> cards.Mentions:
    """Return the mentions of the commands that prompts lead to."""
    return cards.Mentions(
        schedule=bot.mention("prompt schedule"),
        post=bot.mention("prompt post"),
        check=bot.mention("setup check"),
        wizard=bot.mention("setup wizard"),
        add=bot.mention("prompt add"),
        bank=bot.mention("prompt bank"),
    )


TYPES = [Choice(name=words(f"prompts.type_{one}"), value=one.value) for one in PromptType]
FROM, TO = MINUTES[0], MINUTES[-1]
USUAL = 10


@in_servers
class PromptCommands(Face, commands.GroupCog, group_name="prompt", group_description=words("commands.prompt")):
    """Schedule the weekly prompt, prepare it, and write own ones."""

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
        channel: Transform[int, PromptChannel],
        zone: Range[str, 1, 64] | None = None,
        ping: discord.Role | None = None,
        archive: int = A_WEEK,
    ) -> None:
        """Set day, wall time, zone and channel of the weekly prompt."""
        guild = await self.db.read(guilds.find, organised(interaction))
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
        await whisper(interaction, cards.scheduled(schedule, locale, doubts, mentions(self.bot)))

    @command("post", under="prompt")
    async def post(self, interaction: Interaction) -> None:
        """Post a prompt now."""
        posted = await self.db.run(prompts.post_now, organised(interaction), None, self.clock.now())
        text = say("prompts.posting", interaction.locale.value, channel=f"<#{posted.channel_id}>")
        await whisper(interaction, Card((Text(text),), NIGHT))

    @command("status", under="prompt")
    async def status(self, interaction: Interaction) -> None:
        """Tell what comes next and what became of the last ones."""
        found = await self.db.read(prompts.status, organised(interaction), self.clock.now())
        await whisper(interaction, cards.status(found, interaction.locale.value, mentions(self.bot)))

    @command("preview", under="prompt")
    async def preview(self, interaction: Interaction) -> None:
        """Show what comes next."""
        locale = interaction.locale.value
        found = await self.db.read(prompts.preview, organised(interaction), locale)
        await whisper(interaction, bank_cards.preview(found, locale, mentions(self.bot)))

    @command("skip", under="prompt")
    async def skip(self, interaction: Interaction) -> None:
        """Let the next date pass."""
        locale, guild_id = interaction.locale.value, organised(interaction)
        await self.db.run(prompts.skip, guild_id)
        found = await self.db.read(prompts.preview, guild_id, locale)
        await whisper(interaction, bank_cards.preview(found, locale, mentions(self.bot)))

    @command("stop", under="prompt")
    async def stop(self, interaction: Interaction) -> None:
        """Let none come any more."""
        was_on = await self.db.run(prompts.stop, organised(interaction))
        locale, again = interaction.locale.value, self.bot.mention("prompt schedule")
        text = say("prompts.stopped", locale, schedule=again) if was_on else say("prompts.was_stopped", locale)
        await whisper(interaction, Card((Text(text),), NIGHT))

    @command("add", under="prompt")
    @app_commands.choices(about=TYPES)
    async def add(self, interaction: Interaction, about: str, minutes: Range[int, FROM, TO] = USUAL) -> None:
        """Write a prompt of the server's own."""
        organised(interaction)
        await open_form(interaction, bank_cards.form("add", PromptType(about), minutes, interaction.locale.value))

    @command("suggest", under="prompt")
    @app_commands.choices(about=TYPES)
    async def suggest(self, interaction: Interaction, about: str, minutes: Range[int, FROM, TO] = USUAL) -> None:
        """Suggest a prompt; what became of earlier ones is told first."""
        locale, kind = interaction.locale.value, PromptType(about)
        news = await self.db.run(prompts.news, server_of(interaction), interaction.user.id)
        if news:
            await whisper(interaction, bank_cards.news(news, kind, minutes, locale))
        else:
            await open_form(interaction, bank_cards.form("suggest", kind, minutes, locale))

    @command("bank", under="prompt")
    async def bank(self, interaction: Interaction) -> None:
        """Show all prompts, page by page; to who may not decide about them, their own suggestions that wait."""
        locale = interaction.locale.value
        if not interaction.permissions.manage_guild:
            waiting = await self.db.read(prompts.suggested_by, server_of(interaction), interaction.user.id)
            await whisper(interaction, bank_cards.suggestions(waiting, self.bot.mention("prompt suggest"), locale))
            return
        found = await self.db.read(prompts.whole, organised(interaction), locale)
        await whisper(interaction, bank_cards.page(found, 0, locale))

    @schedule.autocomplete("zone")
    async def _zones(self, _: Interaction, typed: str) -> list[Choice[str]]:
        return [Choice(name=zone, value=zone) for zone in zones_like(typed)]
