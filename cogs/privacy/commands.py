"""`/privacy`: take along everything, or erase everything."""

import asyncio
from dataclasses import astuple

from discord.ext import commands

from bot.cv.formats import pdf
from bot.kernel.text import say
from bot.privacy import actions as privacy
from bot.privacy import archive
from cogs.common.card import Attached, Button, Card, File, Row, Style, Text
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face, on
from cogs.common.look import NIGHT, PRIVATE, ROSE
from cogs.common.reply import Interaction, replace, think, whisper

ARCHIVE = "cork-export.zip"


@everywhere
class Privacy(Face, commands.GroupCog, group_name="privacy", group_description=words("commands.privacy")):
    """Hand out and erase what is kept of a member."""

    @command("export", under="privacy")
    async def export(self, interaction: Interaction) -> None:
        """Hand out a zip of everything."""
        await think(interaction)
        locale = interaction.locale.value
        taken = await self.db.read(privacy.export, interaction.user.id)
        printed = await asyncio.to_thread(pdf.write, taken.cv, locale)
        content = await asyncio.to_thread(
            archive.to_zip, taken.member_id, taken.data, printed, locale, self.clock.now()
        )
        said = Text(f"{PRIVATE} {say('privacy_pages.exported', locale)}")
        await whisper(interaction, Card((said, Attached(ARCHIVE)), NIGHT, (File(ARCHIVE, content),)))

    @command("erase", under="privacy")
    async def erase(self, interaction: Interaction) -> None:
        """Ask, then erase everything."""
        locale = interaction.locale.value
        kept = await self.db.read(privacy.overview, interaction.user.id)
        if not any(astuple(kept)):
            await whisper(interaction, Card((Text(say("privacy_pages.nothing_kept", locale)),), NIGHT))
            return
        ask = say(
            "privacy_pages.erase_ask",
            locale,
            failures=kept.failures,
            quests=kept.quests,
            shares=kept.shares,
            answers=kept.answers,
            presses=kept.presses,
            export=self.bot.mention("privacy export"),
        )
        buttons = Row(
            (
                Button(say("privacy_pages.erase_now", locale), "privacy:erase", style=Style.DANGER),
                Button(say("privacy_pages.erase_not", locale), "privacy:keep"),
            )
        )
        await whisper(interaction, Card((Text(ask), buttons), ROSE))

    @on("privacy:erase")
    async def erase_now(self, interaction: Interaction) -> None:
        """Erase everything of the member who pressed."""
        await self.db.run(privacy.erase, interaction.user.id, self.clock.now())
        await replace(interaction, Card((Text(say("privacy_pages.erased", interaction.locale.value)),), NIGHT))

    @on("privacy:keep")
    async def keep(self, interaction: Interaction) -> None:
        """Leave everything as it is."""
        await replace(interaction, Card((Text(say("privacy_pages.kept", interaction.locale.value)),), NIGHT))
