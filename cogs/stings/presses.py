"""What the menus and buttons under stings do."""

from bot.kernel.text import say
from bot.stings import actions as stings
from bot.stings.model import Step
from cogs.common.card import Card
from cogs.common.face import Face, on
from cogs.common.own import failure_id
from cogs.common.reply import Interaction, replace, whisper
from cogs.common.report import Outdated
from cogs.common.routes import chosen
from cogs.stings import cards
from cogs.stings.showing import course_of, drawn_course, due_now


class StingPresses(Face):
    """Take what members say of their stings."""

    @on("sting:rate:{failure}:{step}")
    async def rate(self, interaction: Interaction, failure: str, step: str) -> None:
        """Note a rating, a skip or an ending, whichever was chosen."""
        (picked,) = chosen(interaction)
        member_id, one, at = interaction.user.id, failure_id(failure), _step(step)
        locale, now = interaction.locale.value, self.clock.now()
        match picked:
            case "skip":
                told = await self.db.run(stings.skip, member_id, one, at, now)
                confirmed = cards.noted(say("stings.noted_skipped", locale), told, locale, at)
            case "stop":
                told = await self.db.run(stings.stop, member_id, one)
                confirmed = cards.noted(say("stings.noted_stopped", locale), told, locale)
            case "reorient":
                told = await self.db.run(stings.reorient, member_id, one)
                confirmed = cards.noted(say("stings.noted_reoriented", locale), told, locale)
            case _:
                told = await self.db.run(stings.rate, member_id, one, at, _sting(picked), now)
                sentence = say("stings.noted_rated", locale, then=told.then, now=told.now)
                confirmed = cards.noted(sentence, told, locale, at)
        await self._confirm(interaction, confirmed)

    @on("sting:show:{failure}")
    async def show(self, interaction: Interaction, failure: str) -> None:
        """Show how one sting went on."""
        await whisper(interaction, await course_of(interaction, failure_id(failure)))

    @on("sting:stop:{failure}")
    async def stop(self, interaction: Interaction, failure: str) -> None:
        """Stop asking for one."""
        told = await self.db.run(stings.stop, interaction.user.id, failure_id(failure))
        await replace(interaction, await drawn_course(interaction, told))

    @on("sting:reorient:{failure}")
    async def reorient(self, interaction: Interaction, failure: str) -> None:
        """Note that the member no longer wants what they had tried for."""
        told = await self.db.run(stings.reorient, interaction.user.id, failure_id(failure))
        await replace(interaction, await drawn_course(interaction, told))

    @on("sting:again:{failure}")
    async def ask_again(self, interaction: Interaction, failure: str) -> None:
        """Take an ending back."""
        told = await self.db.run(
            stings.ask_again,
            interaction.user.id,
            failure_id(failure),
            locale=interaction.locale.value,
            guild_id=interaction.guild_id if interaction.is_guild_integration() else None,
            now=self.clock.now(),
        )
        locale = interaction.locale.value
        await whisper(interaction, cards.noted(say("stings.noted_again", locale), told, locale))

    @on("sting:forecast:{failure}")
    async def ask_forecast(self, interaction: Interaction, failure: str) -> None:
        """Ask what the member expects of a sting."""
        told = await self.db.read(stings.course, interaction.user.id, failure_id(failure))
        await whisper(interaction, cards.ask_forecast(told, interaction.locale.value))

    @on("sting:forecast-now:{failure}")
    async def forecast(self, interaction: Interaction, failure: str) -> None:
        """Note what the member expects."""
        (picked,) = chosen(interaction)
        locale, expected = interaction.locale.value, _sting(picked)
        told = await self.db.run(stings.forecast, interaction.user.id, failure_id(failure), expected, self.clock.now())
        sentence = say("stings.noted_forecast", locale, forecast=expected)
        await replace(interaction, cards.noted(sentence, told, locale))

    async def _confirm(self, interaction: Interaction, confirmed: Card) -> None:
        """Confirm above what is still due; below a check-in, which goes on asking for the rest."""
        if interaction.message is None or not interaction.message.flags.ephemeral:
            await whisper(interaction, confirmed)
            return
        rest: tuple[Card, ...] = ()
        if await self.db.read(stings.due, interaction.user.id, self.clock.now()):
            rest = await due_now(interaction)
        await replace(interaction, confirmed, *rest)


def _step(typed: str) -> Step:
    step = next((step for step in Step if step == typed), None)
    if step is None:
        raise Outdated
    return step


def _sting(typed: str) -> int:
    if not typed.isdecimal():
        raise Outdated
    return int(typed)
