"""What the buttons under an entry do that came back."""

from bot.journal import actions as journal
from bot.resurfacing import actions as resurfacing
from cogs.common.face import Face, keeping, on
from cogs.common.own import failure_id
from cogs.common.reply import Interaction, open_form, replace, whisper
from cogs.common.routes import answers
from cogs.failures.edits import edited, from_form
from cogs.resurfacing import cards


class ResurfacePresses(Face):
    """Take what members say to an entry that came back."""

    @on("resurface:tell:{failure}")
    async def ask(self, interaction: Interaction, failure: str) -> None:
        """Ask what it became."""
        found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
        await open_form(interaction, cards.form(found, interaction.locale.value))

    @on("resurface:tell-form:{failure}")
    async def tell(self, interaction: Interaction, failure: str) -> None:
        """Keep what it became."""
        filled = answers(interaction)
        with keeping(filled["became"]):
            kept = await edited(interaction, failure_id(failure), await from_form(interaction, filled))
        await whisper(interaction, cards.noted(kept, interaction.locale.value))

    @on("resurface:never:{failure}")
    async def never(self, interaction: Interaction, failure: str) -> None:
        """Let it never come back; the check-in goes on asking for the rest."""
        found = await self.db.run(resurfacing.never, interaction.user.id, failure_id(failure))
        await whisper(interaction, cards.spared(found, interaction.locale.value))

    @on("resurface:again:{failure}")
    async def again(self, interaction: Interaction, failure: str) -> None:
        """Let it come back after all."""
        found = await self.db.run(resurfacing.again, interaction.user.id, failure_id(failure))
        await replace(interaction, cards.unspared(found, interaction.locale.value))

    @on("resurface:never-after-all:{failure}")
    async def never_after_all(self, interaction: Interaction, failure: str) -> None:
        """Let it never come back, in the place of the card that said it may."""
        found = await self.db.run(resurfacing.never, interaction.user.id, failure_id(failure))
        await replace(interaction, cards.spared(found, interaction.locale.value))
