"""`/leave`: take back all that one shows in a server; the journal stays."""

from bot.kernel.text import say
from bot.members import actions as members
from cogs.common.commands import command, in_servers
from cogs.common.face import Face, on
from cogs.common.reply import Interaction, replace, server_of, whisper
from cogs.members import cards


class Leaving(Face):
    """Let members leave a server's Cork as easily as they joined."""

    @command("leave")
    @in_servers
    async def leave(self, interaction: Interaction) -> None:
        """Say what leaving does, and ask."""
        left = await self.db.read(members.leaving, interaction.user.id, server_of(interaction))
        erase = self.bot.mention("privacy erase")
        await whisper(interaction, cards.leaving(left, interaction.locale.value, erase))

    @on("leave:now")
    async def leave_now(self, interaction: Interaction) -> None:
        """Take everything back that the member who pressed shows here."""
        left = await self.db.run(members.leave, interaction.user.id, server_of(interaction), self.clock.now())
        erase = self.bot.mention("privacy erase")
        await replace(interaction, cards.left(left, interaction.locale.value, erase))

    @on("leave:not")
    async def stay(self, interaction: Interaction) -> None:
        """Leave everything as it is."""
        await replace(interaction, cards.said(say("members.stayed", interaction.locale.value)))
