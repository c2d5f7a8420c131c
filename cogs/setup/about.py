"""`/about` and `/help`."""

from bot.kernel.text import say
from cogs.common.card import Card, Text
from cogs.common.commands import command, everywhere
from cogs.common.face import Face
from cogs.common.look import NIGHT
from cogs.common.reply import Interaction, whisper

TOUR = (
    "fail",
    "failures list",
    "share",
    "unshare",
    "quest start",
    "quest show",
    "privacy export",
    "privacy erase",
)
ORGANISING = ("setup wizard", "setup check", "prompt schedule", "prompt status")


class About(Face):
    """Say what Cork is and how one uses it."""

    @command("about")
    @everywhere
    async def about(self, interaction: Interaction) -> None:
        """Say what Cork is."""
        text = say("setup.about", interaction.locale.value, help=self.bot.mention("help"))
        await whisper(interaction, Card((Text(text),), NIGHT))

    @command("help")
    @everywhere
    async def help_(self, interaction: Interaction) -> None:
        """Give a tour of the commands."""
        locale = interaction.locale.value
        tour = "\n".join(self._line(path, locale) for path in TOUR)
        organising = "\n".join(self._line(path, locale) for path in ORGANISING)
        await whisper(
            interaction,
            Card(
                (
                    Text(f"**{say('setup.help_heading', locale)}**\n{tour}"),
                    Text(f"**{say('setup.help_organising', locale)}**\n{organising}"),
                ),
                NIGHT,
            ),
        )

    def _line(self, path: str, locale: str) -> str:
        return f"- {self.bot.mention(path)} {say('commands.' + path.replace(' ', '.'), locale)}"
