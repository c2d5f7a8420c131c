"""What the buttons under a failure do: change it, write its story, take it back, delete it."""

from bot.journal import actions as journal
from bot.kernel.text import say
from cogs.common.face import Face, keeping, on
from cogs.common.own import failure_id
from cogs.common.reply import Interaction, open_form, replace, whisper
from cogs.common.routes import answers
from cogs.failures import cards
from cogs.failures.edits import edited, from_form
from cogs.failures.entry import whole_entry
from cogs.failures.forms import edit_form, story_form


class Change(Face):
    """Change one failure."""

    @on("failure:story:{failure}")
    async def write_story(self, interaction: Interaction, failure: str) -> None:
        """Open the form for the story behind a failure; one that is there may also be emptied."""
        found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
        await open_form(interaction, story_form(found, interaction.locale.value))

    @on("failure:story-form:{failure}")
    async def keep_story(self, interaction: Interaction, failure: str) -> None:
        """Keep the story a form brought."""
        story = answers(interaction)["story"]
        with keeping(story):
            kept = await self.db.run(
                journal.add_story, interaction.user.id, failure_id(failure), story, self.clock.now()
            )
        answer = replace if interaction.message else whisper
        await answer(interaction, await whole_entry(interaction, kept))

    @on("failure:edit:{failure}")
    async def rewrite(self, interaction: Interaction, failure: str) -> None:
        """Open the form for the line and what is known of it."""
        found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
        await open_form(interaction, edit_form(found, interaction.locale.value))

    @on("failure:edit-form:{failure}")
    async def keep_edit(self, interaction: Interaction, failure: str) -> None:
        """Keep what the form brought; posts of the failure follow."""
        filled = answers(interaction)
        with keeping("\n".join(value for value in filled.values() if value)):
            kept = await edited(interaction, failure_id(failure), await from_form(interaction, filled))
        answer = replace if interaction.message else whisper
        await answer(interaction, await whole_entry(interaction, kept))

    @on("failure:undo:{failure}")
    async def undo(self, interaction: Interaction, failure: str) -> None:
        """Take back what was logged, and give its text back."""
        await self._delete(interaction, failure, "failures.undone")

    @on("failure:delete:{failure}")
    async def ask(self, interaction: Interaction, failure: str) -> None:
        """Ask before deleting."""
        found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
        locale = interaction.locale.value
        await replace(interaction, cards.confirm_delete(found, locale, say("failures.delete_ask", locale)))

    @on("failure:delete-now:{failure}")
    async def delete(self, interaction: Interaction, failure: str) -> None:
        """Delete for good."""
        await self._delete(interaction, failure, "failures.deleted")

    @on("failure:keep:{failure}")
    async def keep(self, interaction: Interaction, failure: str) -> None:
        """Show the failure again, after all."""
        found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
        await replace(interaction, await whole_entry(interaction, found))

    async def _delete(self, interaction: Interaction, failure: str, sentence: str) -> None:
        deleted = await self.db.run(journal.delete, interaction.user.id, failure_id(failure), self.clock.now())
        locale = interaction.locale.value
        await replace(interaction, cards.gone(deleted, locale, say(sentence, locale)))
