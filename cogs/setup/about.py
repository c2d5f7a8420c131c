"""`/about` and `/help`."""

from collections.abc import Callable

from bot.kernel.text import say
from cogs.common.card import Card, Text
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
Tour = dict[str, tuple[str, ...]]
"""Commands under their headings, as keys of the catalogue `setup`."""

TOUR: Tour = {
    "help_journal": (
        "fail",
        "failures list",
        "failures undo",
        "failures delete",
        "ask add",
        "cv build",
        "cv import",
    ),
    "help_together": (
        "share",
        "unshare",
        "support show",
        "experience add",
        "experience find",
        "prompt suggest",
        "digest quote",
        "stats group",
    ),
    "help_quests": ("quest start", "quest show", "quest offer", "party plan", "party show", "group show"),
    "help_back": ("sting due", "review", "resurface on", "story build", "stats me"),
    "help_yours": (
        "care",
        "me notify",
        "pause",
        "resume",
        "leave",
        "privacy show",
        "privacy where",
        "privacy export",
        "privacy erase",
        "about",
    ),
}
ORGANISING: Tour = {
    "help_organising": (
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
}


def tour(groups: Tour, locale: str, mention: Callable[[str], str], *, at_home: bool) -> Card:
    """Return commands with a line about each; those that need a server only where Cork is at home in it."""
    usable = {heading: [one for one in paths if at_home or one not in IN_SERVERS] for heading, paths in groups.items()}
    return Card(tuple(Text(_group(*one, locale, mention)) for one in usable.items()), NIGHT)


def _group(heading: str, paths: list[str], locale: str, mention: Callable[[str], str]) -> str:
    lines = [f"- {mention(path)} {say('commands.' + path.replace(' ', '.'), locale)}" for path in paths]
    return "\n".join((f"**{say(f'setup.{heading}', locale)}**", *lines))


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
        await whisper(interaction, tour(TOUR, locale, self.bot.mention, at_home=at_home))
        if at_home and interaction.permissions.manage_guild:
            # Both in one message would be longer than Discord takes.
            await whisper(interaction, tour(ORGANISING, locale, self.bot.mention, at_home=True))
