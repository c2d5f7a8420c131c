"""`/story`: an interview answer from a failure."""

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.journal import actions as journal
from bot.journal.model import Failure
from bot.kernel.errors import Refused
from bot.reviews import actions as reviews
from bot.stories import actions as stories
from bot.stories.model import PART_LIMIT, PARTS, QUESTIONS, Kept, Parts
from cogs.common.card import Card
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face, keeping, on
from cogs.common.own import chosen_failure, failure_id, suggest_failures
from cogs.common.plain import name
from cogs.common.reply import Interaction, open_form, replace, whisper
from cogs.common.routes import answers, chosen
from cogs.stories import cards
from cogs.stories.forms import story_form


async def suggest_told(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the member's failures that have a story."""
    found = await interaction.client.db.read(stories.suggest, interaction.user.id, typed)
    return [Choice(name=name(failure.line), value=str(failure.id)) for failure in found]


@everywhere
class Stories(Face, commands.GroupCog, group_name="story", group_description=words("commands.story")):
    """Tell failures as answers to interview questions."""

    @command("build", under="story")
    @app_commands.choices(question=[Choice(name=words(f"stories.question_{key}"), value=key) for key in QUESTIONS])
    @app_commands.autocomplete(failure=suggest_failures)
    async def build(self, interaction: Interaction, failure: Range[str, 1, 100], question: str | None = None) -> None:
        """Open the form for a story, with what it says so far."""
        await self._open_form(interaction, await chosen_failure(interaction, failure), question)

    @command("show", under="story")
    @app_commands.autocomplete(failure=suggest_told)
    async def show(self, interaction: Interaction, failure: Range[str, 1, 100]) -> None:
        """Show a story as one would tell it in ninety seconds."""
        await whisper(interaction, await self._story(interaction, await chosen_failure(interaction, failure)))

    @command("bank", under="story")
    async def bank(self, interaction: Interaction) -> None:
        """Show all stories under the questions that they answer."""
        await whisper(interaction, await self._bank(interaction, 0))

    @on("story:open")
    async def open(self, interaction: Interaction) -> None:
        """Show the story that was picked from a list."""
        (picked,) = chosen(interaction)
        await whisper(interaction, await self._story(interaction, await chosen_failure(interaction, picked)))

    @on("story:bank:{page}")
    async def turn(self, interaction: Interaction, page: str) -> None:
        """Turn to another page, by its number as people count."""
        await replace(interaction, await self._bank(interaction, int(page) - 1))

    @on("story:show:{failure}")
    async def show_again(self, interaction: Interaction, failure: str) -> None:
        """Show a story in the place of the card that led here."""
        await self._replace(interaction, failure)

    @on("story:change:{failure}")
    async def change(self, interaction: Interaction, failure: str) -> None:
        """Open the form with what the story says."""
        found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
        await self._open_form(interaction, found, None)

    @on("story:form:{failure}:{question}")
    async def keep(self, interaction: Interaction, failure: str, question: str) -> None:
        """Keep the story that a form brought."""
        filled, number, now = answers(interaction), failure_id(failure), self.clock.now()
        with keeping("\n\n".join(filled[part] for part in PARTS if filled[part])):
            parts = Parts(**{part: filled[part] for part in PARTS})
            await self.db.run(stories.write, interaction.user.id, number, question, parts, now)
        found = await self.db.read(journal.find, interaction.user.id, number)
        answer = replace if interaction.message else whisper
        await answer(interaction, await self._story(interaction, found))

    @on("story:question:{failure}")
    async def answer_another(self, interaction: Interaction, failure: str) -> None:
        """Have the story answer another question."""
        (question,) = chosen(interaction)
        now = self.clock.now()
        await self.db.run(stories.answer_question, interaction.user.id, failure_id(failure), question, now)
        await self._replace(interaction, failure)

    @on("story:delete:{failure}")
    async def ask(self, interaction: Interaction, failure: str) -> None:
        """Ask before deleting."""
        found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
        await replace(interaction, cards.confirm_delete(await self._kept(interaction, found), interaction.locale.value))

    @on("story:delete-now:{failure}")
    async def delete(self, interaction: Interaction, failure: str) -> None:
        """Delete for good, and give the words back."""
        gone = await self.db.run(stories.delete, interaction.user.id, failure_id(failure))
        await replace(interaction, cards.gone(gone, interaction.locale.value))

    async def _open_form(self, interaction: Interaction, failure: Failure, question: str | None) -> None:
        story = await self.db.read(stories.find, interaction.user.id, failure.id)
        asked = question or (story.question if story else QUESTIONS[0])
        parts = story.parts if story else await self._beginning(failure)
        await open_form(interaction, story_form(failure.id, asked, parts, interaction.locale.value))

    async def _beginning(self, failure: Failure) -> Parts:
        """Begin with what the member has written of it elsewhere, where the form can hold that whole."""
        review = await self.db.read(reviews.find, failure.member_id, failure.id)
        known = (review.look_back.happened if review else None, failure.story)
        return Parts(situation=next((text for text in known if text and len(text) <= PART_LIMIT), None))

    async def _replace(self, interaction: Interaction, failure: str) -> None:
        found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
        await replace(interaction, await self._story(interaction, found))

    async def _story(self, interaction: Interaction, failure: Failure) -> Card:
        return cards.story(await self._kept(interaction, failure), interaction.locale.value)

    async def _kept(self, interaction: Interaction, failure: Failure) -> Kept:
        story = await self.db.read(stories.find, interaction.user.id, failure.id)
        if story is None:
            raise Refused("stories.none_of_this")
        return Kept(story, failure)

    async def _bank(self, interaction: Interaction, page: int) -> Card:
        found = await self.db.read(stories.bank, interaction.user.id, page=page)
        return cards.bank(found, interaction.locale.value, self.bot.mention("story build"))
