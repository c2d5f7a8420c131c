"""Letting failures go: out of sight, and back whenever one likes."""

from bot.journal import actions as journal
from bot.journal.model import Failure
from bot.kernel.text import say
from cogs.common.card import Card
from cogs.common.face import Face, on
from cogs.common.own import failure_id
from cogs.common.reply import Interaction, replace
from cogs.failures import cards, lists
from cogs.failures.entry import whole_entry

COMMAND = "failures letgo"


def question(interaction: Interaction, failure: Failure) -> Card:
    """Ask what shall become of a failure and its count; for one that was let go, nothing is left to ask."""
    locale = interaction.locale.value
    if failure.let_go:
        return cards.let_go(failure, locale)
    return cards.ask_let_go(failure, locale, interaction.client.mention(COMMAND))


async def list_of_let_go(interaction: Interaction, page: int = 0) -> Card:
    """Show a page of what the member let go."""
    locale = interaction.locale.value
    found = await interaction.client.db.read(journal.page, interaction.user.id, let_go=True, page=page)
    if not found.entries:
        return lists.nothing(say("failures.none_let_go", locale, letgo=interaction.client.mention(COMMAND)))
    return lists.let_go(found, locale)


class LettingGo(Face):
    """Let failures go, and bring them back."""

    @on("failures:let-go:{page}")
    async def turn(self, interaction: Interaction, page: str) -> None:
        """Turn to another page of what was let go."""
        await replace(interaction, await list_of_let_go(interaction, int(page)))

    @on("failure:let-go:{failure}")
    async def ask(self, interaction: Interaction, failure: str) -> None:
        """Ask about the failure whose button was pressed."""
        found = await self.db.read(journal.find, interaction.user.id, failure_id(failure))
        await replace(interaction, question(interaction, found))

    @on("failure:let-go-now:{failure}")
    async def let_go(self, interaction: Interaction, failure: str) -> None:
        """Hide the failure, and keep its count."""
        gone = await self.db.run(journal.let_go, interaction.user.id, failure_id(failure), self.clock.now())
        await replace(interaction, cards.let_go(gone, interaction.locale.value))

    @on("failure:bring-back:{failure}")
    async def bring_back(self, interaction: Interaction, failure: str) -> None:
        """Put the failure into the lists again, and show it."""
        back = await self.db.run(
            journal.bring_back,
            interaction.user.id,
            failure_id(failure),
            self.clock.now(),
            locale=interaction.locale.value,
            guild_id=interaction.guild_id,
        )
        await replace(interaction, await whole_entry(interaction, back))
