"""Share without a name: press, reword and wish under a preview that shows nobody."""

from bot.feed import offers, unnamed
from bot.feed.model import Audience, Offer, Timing, Wish
from bot.journal import actions as journal
from bot.journal.model import Failure
from cogs.common.face import Face, keeping, on
from cogs.common.own import failure_id
from cogs.common.reply import Interaction, hold, open_form, replace
from cogs.common.routes import answers, chosen
from cogs.feed.forms import note_form, version_form
from cogs.feed.offering import server_to_share_in
from cogs.feed.unnamed import offered, settled


class Unnamed(Face):
    """Take what is pressed under the preview of an anonymous share; its routes name an entry, never a member."""

    @on("share:unnamed:{failure}")
    async def post(self, interaction: Interaction, failure: str) -> None:
        """Share what the preview showed, in its own time."""
        found = await self._failure(interaction, failure)
        await hold(interaction)
        await replace(interaction, *await settled(self.bot, interaction, found, server_to_share_in(interaction)))

    @on("share:unnamed-reword:{failure}")
    async def reword(self, interaction: Interaction, failure: str) -> None:
        """Open the form for the member's own version of what others will read."""
        found = await self._failure(interaction, failure)
        text = (await self._offer(interaction, found)).text or found.line
        await open_form(interaction, version_form(f"share:unnamed-form:{failure}", text, interaction.locale.value))

    @on("share:unnamed-form:{failure}")
    async def reworded(self, interaction: Interaction, failure: str) -> None:
        """Keep the version, and show how it will look."""
        text = answers(interaction)["text"]
        with keeping(text):
            found = await self._failure(interaction, failure)
            guild_id, member_id = server_to_share_in(interaction), interaction.user.id
            await self.db.run(offers.reword, guild_id, member_id, found.id, text, Audience.ANONYMOUS)
            shown = await offered(self.bot, interaction, found, guild_id)
        await replace(interaction, *shown)

    @on("share:unnamed-wish:{wish}:{failure}")
    async def wish(self, interaction: Interaction, wish: str, failure: str) -> None:
        """Turn a wish on, or off again."""
        found = await self._failure(interaction, failure)
        guild_id, member_id = server_to_share_in(interaction), interaction.user.id
        await self.db.run(offers.wish, guild_id, member_id, found.id, Wish(wish), Audience.ANONYMOUS)
        await self._show(interaction, found)

    @on("share:unnamed-note:{failure}")
    async def note(self, interaction: Interaction, failure: str) -> None:
        """Open the form for a content note."""
        found = await self._failure(interaction, failure)
        note = (await self._offer(interaction, found)).manner.note
        await open_form(interaction, note_form(f"share:unnamed-note-form:{failure}", note, interaction.locale.value))

    @on("share:unnamed-note-form:{failure}")
    async def noted(self, interaction: Interaction, failure: str) -> None:
        """Keep the note, and show how it will look."""
        note = answers(interaction).get("note", "")
        with keeping(note):
            found = await self._failure(interaction, failure)
            guild_id, member_id = server_to_share_in(interaction), interaction.user.id
            await self.db.run(offers.warn, guild_id, member_id, found.id, note, Audience.ANONYMOUS)
        await self._show(interaction, found)

    @on("share:unnamed-when:{failure}")
    async def when(self, interaction: Interaction, failure: str) -> None:
        """Choose when it is posted."""
        found = await self._failure(interaction, failure)
        guild_id, timing, now = server_to_share_in(interaction), Timing(chosen(interaction)[0]), self.clock.now()
        await self.db.run(unnamed.put_off, guild_id, interaction.user.id, found.id, timing, now)
        await self._show(interaction, found)

    async def _failure(self, interaction: Interaction, failure: str) -> Failure:
        return await self.db.read(journal.find, interaction.user.id, failure_id(failure))

    async def _offer(self, interaction: Interaction, found: Failure) -> Offer:
        guild_id, now = server_to_share_in(interaction), self.clock.now()
        return (await self.db.read(unnamed.find, guild_id, interaction.user.id, found.id, now)).offer

    async def _show(self, interaction: Interaction, found: Failure) -> None:
        await replace(interaction, *await offered(self.bot, interaction, found, server_to_share_in(interaction)))
