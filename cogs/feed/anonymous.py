"""Share without a name: press, reword and wish under a preview that shows nobody."""

from bot.feed import offers, unnamed
from bot.feed.model import TEXT_LIMIT, Wish
from bot.journal import actions as journal
from bot.journal.model import Failure
from bot.kernel.text import say
from cogs.common.face import Face, keeping, on
from cogs.common.form import Field, Form
from cogs.common.own import failure_id
from cogs.common.reply import Interaction, open_form, replace
from cogs.common.routes import answers
from cogs.feed.offering import server_to_share_in
from cogs.feed.unnamed import offered, settled


class Unnamed(Face):
    """Take what is pressed under the preview of an anonymous share; its routes name an entry, never a member."""

    @on("share:unnamed:{failure}")
    async def post(self, interaction: Interaction, failure: str) -> None:
        """Share what the preview showed, in its own time."""
        found = await self._failure(interaction, failure)
        await replace(interaction, *await settled(self.bot, interaction, found, server_to_share_in(interaction)))

    @on("share:unnamed-reword:{failure}")
    async def reword(self, interaction: Interaction, failure: str) -> None:
        """Open the form for the member's own version of what others will read."""
        found = await self._failure(interaction, failure)
        guild_id, locale = server_to_share_in(interaction), interaction.locale.value
        prospect = await self.db.read(unnamed.find, guild_id, interaction.user.id, found.id, self.clock.now())
        text = prospect.offer.text or found.line
        field = Field("text", say("feed.reword_label", locale), value=text, long=True, required=True, limit=TEXT_LIMIT)
        route = f"share:unnamed-form:{failure}"
        await open_form(interaction, Form(say("feed.reword_title", locale), route, (field,)))

    @on("share:unnamed-form:{failure}")
    async def reworded(self, interaction: Interaction, failure: str) -> None:
        """Keep the version, and show how it will look."""
        text = answers(interaction)["text"]
        with keeping(text):
            found = await self._failure(interaction, failure)
            await self.db.run(offers.reword, server_to_share_in(interaction), interaction.user.id, found.id, text)
            shown = await offered(self.bot, interaction, found, server_to_share_in(interaction))
        await replace(interaction, *shown)

    @on("share:unnamed-wish:{wish}:{failure}")
    async def wish(self, interaction: Interaction, wish: str, failure: str) -> None:
        """Turn a wish on, or off again."""
        found = await self._failure(interaction, failure)
        guild_id = server_to_share_in(interaction)
        await self.db.run(offers.wish, guild_id, interaction.user.id, found.id, Wish(wish))
        await replace(interaction, *await offered(self.bot, interaction, found, guild_id))

    async def _failure(self, interaction: Interaction, failure: str) -> Failure:
        return await self.db.read(journal.find, interaction.user.id, failure_id(failure))
