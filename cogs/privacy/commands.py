"""`/privacy`: see what is kept and who sees it, take along everything, or erase everything."""

import asyncio
from dataclasses import astuple

from discord.ext import commands

from bot.cv.formats import pdf
from bot.kernel.text import say
from bot.privacy import actions as privacy
from bot.privacy import archive
from cogs.common.card import Attached, Card, File, Text
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face, on
from cogs.common.look import NIGHT, PRIVATE
from cogs.common.reply import Interaction, replace, think, whisper
from cogs.privacy import cards
from cogs.privacy.readers import Server, look

ARCHIVE = "cork-export.zip"
LOOKED_AT = 5
"""Servers about which Discord is asked; each takes a request, and one a channel."""


@everywhere
class Privacy(Face, commands.GroupCog, group_name="privacy", group_description=words("commands.privacy")):
    """Tell, hand out and erase what is kept of a member."""

    @command("show", under="privacy")
    async def show(self, interaction: Interaction) -> None:
        """Tell in words what is kept."""
        kept = await self.db.read(privacy.overview, interaction.user.id)
        if not any(astuple(kept)):
            await whisper(interaction, cards.said(say("privacy_pages.nothing_kept", interaction.locale.value)))
            return
        data = await self.db.read(privacy.everything, interaction.user.id)
        await whisper(interaction, cards.shown(data, kept.files, interaction.locale.value, self._mentions()))

    @command("where", under="privacy")
    async def where(self, interaction: Interaction) -> None:
        """Tell who can see what today."""
        await think(interaction)
        found = await self.db.read(privacy.whereabouts, interaction.user.id)
        servers: dict[int, Server | None] = {}
        for view in found.servers[:LOOKED_AT]:
            channels = {place.channel_id for place in view.places[: cards.PLACES]} | {view.party_channel or 0} - {0}
            servers[view.guild_id] = await look(self.bot, view.guild_id, frozenset(channels))
        card = cards.seen(found, servers, interaction.locale.value, self._mentions(), self.clock.now())
        await whisper(interaction, card)

    @command("anonymity", under="privacy")
    async def anonymity(self, interaction: Interaction) -> None:
        """Say where being anonymous ends."""
        await whisper(interaction, cards.said(say("privacy_pages.anonymity", interaction.locale.value)))

    @command("export", under="privacy")
    async def export(self, interaction: Interaction) -> None:
        """Hand out a zip of everything."""
        await think(interaction)
        locale = interaction.locale.value
        taken = await self.db.read(privacy.export, interaction.user.id)
        printed = await asyncio.to_thread(pdf.write, taken.cv, locale)
        content = await asyncio.to_thread(
            archive.to_zip,
            taken.member_id,
            taken.data,
            printed,
            locale,
            self.clock.now(),
            limit=interaction.filesize_limit,
        )
        said = say("privacy_pages.exported", locale, bring=self._mentions().bring)
        blocks = (Text(f"{PRIVATE} {said}"), Attached(ARCHIVE))
        await whisper(interaction, Card(blocks, NIGHT, (File(ARCHIVE, content),)))

    @command("erase", under="privacy")
    async def erase(self, interaction: Interaction) -> None:
        """Ask, then erase everything."""
        locale = interaction.locale.value
        kept = await self.db.read(privacy.overview, interaction.user.id)
        if not any(astuple(kept)):
            await whisper(interaction, cards.said(say("privacy_pages.nothing_kept", locale)))
            return
        await whisper(interaction, cards.erase_question(kept, locale, self._mentions()))

    @on("privacy:erase")
    async def erase_now(self, interaction: Interaction) -> None:
        """Erase everything of the member who pressed."""
        await self.db.run(privacy.erase, interaction.user.id, self.clock.now())
        # Said in the language that the question was asked in, which is forgotten only then.
        await self.bot.languages.learn(interaction.user.id)
        await replace(interaction, cards.said(say("privacy_pages.erased", interaction.locale.value)))

    @on("privacy:keep")
    async def keep(self, interaction: Interaction) -> None:
        """Leave everything as it is."""
        await replace(interaction, cards.said(say("privacy_pages.kept", interaction.locale.value)))

    def _mentions(self) -> cards.Mentions:
        mention = self.bot.mention
        return cards.Mentions(
            export=mention("privacy export"),
            erase=mention("privacy erase"),
            where=mention("privacy where"),
            anonymity=mention("privacy anonymity"),
            bring=mention("cv import"),
        )
