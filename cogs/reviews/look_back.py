"""`/review`: look back at a failure, without blame, once it is no longer fresh."""

from datetime import timedelta

from discord import app_commands
from discord.app_commands import Range

from bot.journal import actions as journal
from bot.journal.model import Failure
from bot.members import actions as members
from bot.reviews import actions as reviews
from bot.reviews.model import PARTS, LookBack
from cogs.common.card import Card
from cogs.common.commands import command, everywhere
from cogs.common.face import Face, keeping, on
from cogs.common.own import chosen_failure, failure_id, suggest_failures
from cogs.common.reply import Interaction, open_form, replace, whisper
from cogs.common.routes import answers, chosen
from cogs.reviews import cards
from cogs.reviews.forms import look_back_form


class LookBacks(Face):
    """Look back at failures."""

    @command("review")
    @everywhere
    @app_commands.autocomplete(failure=suggest_failures)
    async def review(self, interaction: Interaction, failure: Range[str, 1, 100] | None = None) -> None:
        """Show one failure to look back at, or else those that are ripe for it."""
        if failure is not None:
            await whisper(interaction, await self._card(interaction, await chosen_failure(interaction, failure)))
            return
        locale, member_id, now = interaction.locale.value, interaction.user.id, self.clock.now()
        ripe = await self.db.read(reviews.undecided, member_id, now)
        tasks = await self.db.read(reviews.waiting_feedback, member_id)
        if ripe or tasks:
            await whisper(interaction, cards.overview(ripe, tasks, locale))
            return
        coming = await self.db.read(reviews.next_ripe, member_id, now)
        await whisper(interaction, cards.nothing(locale, self.bot.mention("review"), coming))

    @on("review:open")
    async def open(self, interaction: Interaction) -> None:
        """Show the failure that was picked from a list."""
        (picked,) = chosen(interaction)
        await whisper(interaction, await self._card(interaction, await chosen_failure(interaction, picked)))

    @on("review:show:{failure}")
    async def show(self, interaction: Interaction, failure: str) -> None:
        """Show a failure in the place of the card that led here."""
        await self._replace(interaction, failure)

    @on("review:write:{failure}")
    async def write(self, interaction: Interaction, failure: str) -> None:
        """Open the form for the look back, with what it says so far."""
        member_id = interaction.user.id
        found = await self.db.read(journal.find, member_id, failure_id(failure))
        before = await self.db.read(reviews.find, member_id, found.id)
        said = before.look_back if before else LookBack()
        await open_form(interaction, look_back_form(found, said, interaction.locale.value))

    @on("review:form:{failure}")
    async def keep(self, interaction: Interaction, failure: str) -> None:
        """Keep the look back that a form brought."""
        filled = answers(interaction)
        with keeping("\n\n".join(filled[part] for part in PARTS if filled[part])):
            look_back = LookBack(**{part: filled[part] for part in PARTS})
            await self.db.run(reviews.write, interaction.user.id, failure_id(failure), look_back, self.clock.now())
        await self._replace(interaction, failure)

    @on("review:nothing:{failure}")
    async def learn_nothing(self, interaction: Interaction, failure: str) -> None:
        """Keep that there was nothing to learn."""
        await self.db.run(reviews.nothing_to_learn, interaction.user.id, failure_id(failure), self.clock.now())
        await self._replace(interaction, failure)

    @on("review:decline:{failure}")
    async def decline(self, interaction: Interaction, failure: str) -> None:
        """Ask about this one no more."""
        await self.db.run(reviews.decline, interaction.user.id, failure_id(failure), self.clock.now())
        await self._replace(interaction, failure)

    async def _replace(self, interaction: Interaction, failure: str) -> None:
        found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
        await replace(interaction, await self._card(interaction, found))

    async def _card(self, interaction: Interaction, failure: Failure) -> Card:
        member_id = interaction.user.id
        review = await self.db.read(reviews.find, member_id, failure.id)
        task = await self.db.read(reviews.find_feedback, member_id, failure.id)
        delay = timedelta(days=(await self.db.read(members.find, member_id)).review_days)
        fresh = self.clock.now() - failure.logged_at < delay
        return cards.look_back(failure, review, task, interaction.locale.value, fresh=fresh)
