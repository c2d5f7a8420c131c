"""`/share` and `/unshare`: decide, with an exact preview, what others see of a failure."""

from discord import app_commands
from discord.app_commands import Choice, Range

from bot.feed import offers
from bot.feed.model import TEXT_LIMIT, Audience
from bot.journal import actions as journal
from bot.kernel.text import say
from cogs.common.commands import command, in_servers, words
from cogs.common.face import Face, keeping, on
from cogs.common.form import Field, Form
from cogs.common.own import failure_id, suggest_failures
from cogs.common.reply import Interaction, open_form, replace, whisper
from cogs.common.routes import answers
from cogs.feed.offering import offered, server_to_share_in, settled, was_shown

CHOICES = (Audience.NAMED, Audience.COUNTED, Audience.PRIVATE)


class Sharing(Face):
    """Share failures, and take them back."""

    @command("share")
    @in_servers
    @app_commands.rename(audience="as")
    @app_commands.choices(audience=[Choice(name=words(f"feed.audience_{one}"), value=one.value) for one in CHOICES])
    @app_commands.autocomplete(failure=suggest_failures)
    async def share(
        self, interaction: Interaction, failure: Range[str, 1, 100], audience: str = Audience.NAMED.value
    ) -> None:
        """Offer a failure to the feed, or settle at once what shows nothing."""
        found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
        await whisper(interaction, *await offered(self.bot, interaction, found, Audience(audience)))

    @command("unshare")
    @in_servers
    @app_commands.autocomplete(failure=suggest_failures)
    async def unshare(self, interaction: Interaction, failure: Range[str, 1, 100]) -> None:
        """Make a failure private again."""
        found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
        await whisper(interaction, *await offered(self.bot, interaction, found, Audience.PRIVATE))

    @on("share:open:{failure}")
    async def open(self, interaction: Interaction, failure: str) -> None:
        """Show the preview of a failure that was just logged."""
        found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
        await whisper(interaction, *await offered(self.bot, interaction, found, Audience.NAMED))

    @on("share:post:{failure}")
    async def post(self, interaction: Interaction, failure: str) -> None:
        """Post what the preview showed, and nothing else: what changed since is shown first."""
        found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
        if await was_shown(self.bot, interaction, found):
            await replace(interaction, await settled(self.bot, interaction, found, Audience.NAMED))
        else:
            await replace(interaction, *await offered(self.bot, interaction, found, Audience.NAMED, changed=True))

    @on("share:count:{failure}")
    async def count(self, interaction: Interaction, failure: str) -> None:
        """Add one to the group's total, and show nothing."""
        await self._settle(interaction, failure, Audience.COUNTED)

    @on("share:private:{failure}")
    async def keep_private(self, interaction: Interaction, failure: str) -> None:
        """Leave it, or make it, private."""
        await self._settle(interaction, failure, Audience.PRIVATE)

    @on("share:reword:{failure}")
    async def reword(self, interaction: Interaction, failure: str) -> None:
        """Open the form for the member's own version of what others will read."""
        found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
        draft = await self.db.read(offers.wording, server_to_share_in(interaction), interaction.user.id, found.id)
        locale = interaction.locale.value
        label = say("feed.reword_label", locale)
        field = Field("text", label, value=draft or found.line, long=True, required=True, limit=TEXT_LIMIT)
        await open_form(interaction, Form(say("feed.reword_title", locale), f"share:reword-form:{failure}", (field,)))

    @on("share:reword-form:{failure}")
    async def reworded(self, interaction: Interaction, failure: str) -> None:
        """Keep the version, and show how it will look."""
        text = answers(interaction)["text"]
        with keeping(text):
            found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
            await self.db.run(offers.reword, server_to_share_in(interaction), interaction.user.id, found.id, text)
            shown = await offered(self.bot, interaction, found, Audience.NAMED)
        await replace(interaction, *shown)

    async def _settle(self, interaction: Interaction, failure: str, audience: Audience) -> None:
        found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
        await replace(interaction, await settled(self.bot, interaction, found, audience))
