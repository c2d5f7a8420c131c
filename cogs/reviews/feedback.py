"""*Ask for feedback*: a private task, with a letter to copy."""

from bot.journal import actions as journal
from bot.kernel.errors import Refused
from bot.reviews import actions as reviews
from bot.reviews.model import FeedbackTask
from cogs.common.face import Face, keeping, on
from cogs.common.own import failure_id
from cogs.common.reply import Interaction, open_form, replace, whisper
from cogs.common.routes import answers, chosen
from cogs.reviews import cards
from cogs.reviews.forms import answer_form


class Feedback(Face):
    """Keep track of the feedback that members mean to ask for."""

    @on("feedback:open")
    async def open(self, interaction: Interaction) -> None:
        """Show the request that was picked from a list."""
        (picked,) = chosen(interaction)
        task = await self._task(interaction, picked)
        failure = await self.db.read(journal.find, interaction.user.id, task.failure_id)
        await whisper(interaction, cards.feedback(failure, task, interaction.locale.value))

    @on("feedback:want:{failure}")
    async def want(self, interaction: Interaction, failure: str) -> None:
        """Make the task, or show the one there is."""
        task = await self.db.run(reviews.want_feedback, interaction.user.id, failure_id(failure), self.clock.now())
        await self._replace(interaction, task)

    @on("feedback:asked:{failure}")
    async def asked(self, interaction: Interaction, failure: str) -> None:
        """Keep that the member has asked."""
        task = await self.db.run(reviews.asked_feedback, interaction.user.id, failure_id(failure), self.clock.now())
        await self._replace(interaction, task)

    @on("feedback:answer:{failure}")
    async def write_answer(self, interaction: Interaction, failure: str) -> None:
        """Open the form for what was answered."""
        await open_form(interaction, answer_form(await self._task(interaction, failure), interaction.locale.value))

    @on("feedback:form:{failure}")
    async def keep_answer(self, interaction: Interaction, failure: str) -> None:
        """Keep what was answered."""
        answer, member_id, now = answers(interaction)["answer"], interaction.user.id, self.clock.now()
        with keeping(answer):
            task = await self.db.run(reviews.answered_feedback, member_id, failure_id(failure), answer, now)
        await self._replace(interaction, task)

    @on("feedback:drop:{failure}")
    async def drop(self, interaction: Interaction, failure: str) -> None:
        """Ask no more, or wait no more."""
        task = await self.db.run(reviews.drop_feedback, interaction.user.id, failure_id(failure), self.clock.now())
        await self._replace(interaction, task)

    async def _task(self, interaction: Interaction, failure: str) -> FeedbackTask:
        task = await self.db.read(reviews.find_feedback, interaction.user.id, failure_id(failure))
        if task is None:
            raise Refused("journal.unknown")
        return task

    async def _replace(self, interaction: Interaction, task: FeedbackTask) -> None:
        failure = await self.db.read(journal.find, interaction.user.id, task.failure_id)
        await replace(interaction, cards.feedback(failure, task, interaction.locale.value))
