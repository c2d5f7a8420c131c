"""`/about` and `/help`."""

from bot.kernel.text import say
from cogs.common.card import Block, Card, Text
from cogs.common.commands import command, everywhere
from cogs.common.face import Face
from cogs.common.look import NIGHT
from cogs.common.reply import Interaction, whisper

IN_SERVERS = (
    "share",
    "unshare",
    "experience add",
    "experience find",
    "prompt suggest",
    "party plan",
    "group show",
    "digest quote",
    "stats group",
    "leave",
)
TOUR = (
    "fail",
    "failures list",
    "failures undo",
    "failures delete",
    "share",
    "unshare",
    "support show",
    "prompt suggest",
    "experience add",
    "experience find",
    "digest quote",
    "quest start",
    "quest show",
    "quest offer",
    "party plan",
    "party show",
    "group show",
    "ask add",
    "sting due",
    "review",
    "resurface on",
    "story build",
    "cv build",
    "cv import",
    "stats me",
    "stats group",
    "me notify",
    "pause",
    "resume",
    "leave",
    "care",
    "privacy show",
    "privacy where",
    "privacy export",
    "privacy erase",
    "about",
)
ORGANISING = (
    "setup wizard",
    "setup check",
    "setup test",
    "setup seed",
    "setup status",
    "mod list",
    "group goal",
    "prompt schedule",
    "prompt preview",
    "prompt bank",
    "prompt status",
    "digest schedule",
    "digest preview",
)


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
        """Give a tour of the commands that the member can use here."""
        locale = interaction.locale.value
        at_home = interaction.is_guild_integration()
        tour = "\n".join(self._line(path, locale) for path in TOUR if at_home or path not in IN_SERVERS)
        blocks: list[Block] = [Text(f"**{say('setup.help_heading', locale)}**\n{tour}")]
        if at_home and interaction.permissions.manage_guild:
            organising = "\n".join(self._line(path, locale) for path in ORGANISING)
            blocks.append(Text(f"**{say('setup.help_organising', locale)}**\n{organising}"))
        await whisper(interaction, Card(tuple(blocks), NIGHT))

    def _line(self, path: str, locale: str) -> str:
        return f"- {self.bot.mention(path)} {say('commands.' + path.replace(' ', '.'), locale)}"
