"""`/cv`: show, build, choose, head and fill a CV of failures."""

import asyncio

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.client import Cork
from bot.cv import actions as cv
from bot.cv.formats import writer
from bot.cv.model import Format, Include, Style
from bot.kernel.errors import Refused
from bot.kernel.text import say
from cogs.common.card import Card
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face
from cogs.common.reply import Interaction, open_form, server_of, think, whisper
from cogs.cv import cards
from cogs.cv.bringing import bring
from cogs.cv.showing import own_page, picking_page, shared_page


@everywhere
class Cv(Face, commands.GroupCog, group_name="cv", group_description=words("commands.cv")):
    """Show a CV, and make files of it."""

    def __init__(self, bot: Cork) -> None:
        super().__init__(bot)
        # A long CV keeps a core busy for a moment: one at a time, so that other commands keep theirs.
        self._press = asyncio.Lock()

    @command("show", under="cv")
    async def show(self, interaction: Interaction, member: discord.User | None = None) -> None:
        """Show one's own CV, or what a member of this server shares under their name."""
        if member is None:
            await whisper(interaction, await own_page(interaction, 0))
            return
        server_of(interaction)  # refuses elsewhere, before the answer is put off
        await think(interaction)
        await whisper(interaction, await shared_page(interaction, member.id, 0))

    @command("build", under="cv")
    @app_commands.rename(kind="format")
    @app_commands.choices(
        kind=[Choice(name=words(f"cv.format.{one}"), value=one.value) for one in Format],
        include=[Choice(name=words(f"cv.include.{one}"), value=one.value) for one in Include],
        style=[Choice(name=words(f"cv.style.{one}"), value=one.value) for one in Style],
    )
    async def build(
        self,
        interaction: Interaction,
        kind: str,
        include: str = Include.ALL.value,
        style: str = Style.HAUSHOFER.value,
    ) -> None:
        """Hand out a file, to the asking member alone."""
        await think(interaction)
        which, member_id, locale = Include(include), interaction.user.id, interaction.locale.value
        found = await self.db.read(
            cv.assemble, member_id, include=which, style=Style(style), guild_id=interaction.guild_id
        )
        if not found.total:
            await whisper(interaction, await self._instead(interaction, which))
            return
        async with self._press:
            content = await asyncio.to_thread(writer(Format(kind)), found, locale)
        await whisper(interaction, cards.built(found, locale, which, Format(kind), content))

    @command("choose", under="cv")
    async def choose(self, interaction: Interaction) -> None:
        """Show the first page of failures to pick from."""
        await whisper(interaction, await picking_page(interaction, 0))

    @command("intro", under="cv")
    async def intro(self, interaction: Interaction) -> None:
        """Open the form for what stands above the CV."""
        found = await self.db.read(cv.heading, interaction.user.id)
        await open_form(interaction, cards.intro_form(found, interaction.locale.value))

    @command("import", under="cv")
    async def import_(self, interaction: Interaction, file: discord.Attachment) -> None:
        """Read a file and show what would come of it."""
        await bring(interaction, file)

    async def _instead(self, interaction: Interaction, include: Include) -> Card:
        """Return what to do about a CV in which nothing would stand."""
        match include:
            case Include.ALL:
                raise Refused("cv.nothing")
            case Include.NAMED:
                raise Refused("cv.nothing_named")
            case Include.CHOSEN:
                build = self.bot.mention("cv build")
                return await picking_page(
                    interaction, 0, say("cv.nothing_chosen", interaction.locale.value, build=build)
                )
