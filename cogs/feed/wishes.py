"""The preview's own buttons: another version of the text, how it wants to be met, and when it is posted."""

from bot.feed import offers
from bot.feed.model import Audience, Timing, Wish
from bot.journal import actions as journal
from bot.journal.model import Failure
from bot.members import actions as members
from cogs.common.face import Face, keeping, on
from cogs.common.own import failure_id
from cogs.common.reply import Interaction, open_form, replace
from cogs.common.routes import answers, chosen
from cogs.feed.forms import note_form, version_form
from cogs.feed.offering import offered, server_to_share_in


class Wishing(Face):
    """Change what a preview shows; nothing of it is shared by that."""

    @on("share:reword:{failure}")
    async def reword(self, interaction: Interaction, failure: str) -> None:
        """Open the form for the member's own version of what others will read."""
        found = await self._failure(interaction, failure)
        draft = await self.db.read(offers.wording, server_to_share_in(interaction), interaction.user.id, found.id)
        route = f"share:reword-form:{failure}"
        await open_form(interaction, version_form(route, draft or found.line, interaction.locale.value))

    @on("share:reword-form:{failure}")
    async def reworded(self, interaction: Interaction, failure: str) -> None:
        """Keep the version, and show how it will look."""
        text = answers(interaction)["text"]
        with keeping(text):
            found = await self._failure(interaction, failure)
            await self.db.run(offers.reword, server_to_share_in(interaction), interaction.user.id, found.id, text)
            shown = await offered(self.bot, interaction, found, Audience.NAMED)
        await replace(interaction, *shown)

    @on("share:wish:{wish}:{failure}")
    async def wish(self, interaction: Interaction, wish: str, failure: str) -> None:
        """Turn a wish on, or off again."""
        found = await self._failure(interaction, failure)
        guild_id, wanted = server_to_share_in(interaction), Wish(wish)
        await self.db.run(offers.wish, guild_id, interaction.user.id, found.id, wanted)
        await self._show(interaction, found)

    @on("share:note:{failure}")
    async def note(self, interaction: Interaction, failure: str) -> None:
        """Open the form for a content note."""
        found = await self._failure(interaction, failure)
        guild_id, now = server_to_share_in(interaction), self.clock.now()
        offer = await self.db.read(offers.find, guild_id, interaction.user.id, found.id, now)
        route = f"share:note-form:{failure}"
        await open_form(interaction, note_form(route, offer.manner.note, interaction.locale.value))

    @on("share:note-form:{failure}")
    async def noted(self, interaction: Interaction, failure: str) -> None:
        """Keep the note, and show how it will look."""
        note = answers(interaction).get("note", "")
        with keeping(note):
            found = await self._failure(interaction, failure)
            await self.db.run(offers.warn, server_to_share_in(interaction), interaction.user.id, found.id, note)
        await self._show(interaction, found)

    @on("share:when:{failure}")
    async def when(self, interaction: Interaction, failure: str) -> None:
        """Choose when it is posted."""
        found = await self._failure(interaction, failure)
        guild_id, member_id = server_to_share_in(interaction), interaction.user.id
        zone = await self.db.read(members.zone_for, member_id, guild_id)
        timing = Timing(chosen(interaction)[0])
        await self.db.run(offers.put_off, guild_id, member_id, found.id, timing, zone, self.clock.now())
        await self._show(interaction, found)

    async def _failure(self, interaction: Interaction, failure: str) -> Failure:
        return await self.db.read(journal.find, interaction.user.id, failure_id(failure))

    async def _show(self, interaction: Interaction, found: Failure) -> None:
        await replace(interaction, *await offered(self.bot, interaction, found, Audience.NAMED))
