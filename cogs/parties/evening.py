"""What hosts and guests press at a party."""

from bot.asks import actions as asks
from bot.kernel.transaction import Transaction
from bot.parties import actions as parties
from bot.parties.evening import TOAST_LIMIT
from bot.parties.model import Award
from cogs.common.face import Face, keeping, on
from cogs.common.reply import Interaction, hold, open_form, replace, think, whisper
from cogs.common.report import Outdated
from cogs.common.routes import answers, chosen, number_in
from cogs.parties import award_cards, choosing_cards, evening_cards, keepsakes


class EveningPresses(Face):
    """Begin a party, read, shred, raise glasses, honour letters, and end it."""

    @on("evening:begin:{party}")
    async def begin(self, interaction: Interaction, party: str) -> None:
        """Show the host what everybody will see."""
        held = await self.db.read(parties.upcoming, interaction.user.id, party, self.clock.now())
        channel = f"<#{held.party.channel_id}>"
        await whisper(interaction, *evening_cards.preview(held, channel, interaction.locale.value))

    @on("evening:begin-now:{party}")
    async def begin_now(self, interaction: Interaction, party: str) -> None:
        """Begin it."""
        begun = await self.db.run(parties.begin, interaction.user.id, party, self.clock.now())
        channel = f"<#{begun.channel_id}>"
        await replace(interaction, evening_cards.told("begun", interaction.locale.value, channel=channel))

    @on("evening:read:{party}:{number}")
    async def read(self, interaction: Interaction, party: str, number: str) -> None:
        """Let everybody see the next line; the card is redrawn."""
        await self.db.run(parties.read_next, interaction.user.id, party, number_in(number), self.clock.now())
        await hold(interaction)

    @on("evening:shred:{party}:{line}")
    async def shred(self, interaction: Interaction, party: str, line: str) -> None:
        """Strike a line through; the card is redrawn."""
        await self.db.run(parties.shred, interaction.user.id, party, line, self.clock.now())
        await hold(interaction)

    @on("evening:glass:{party}")
    async def glass(self, interaction: Interaction, party: str) -> None:
        """Ask what the glass is raised to."""
        toast = await self.db.read(parties.toast_of, interaction.user.id, party)
        form = choosing_cards.glass_form(party, toast, TOAST_LIMIT, interaction.locale.value)
        await open_form(interaction, form)

    @on("evening:toast:{party}")
    async def toast(self, interaction: Interaction, party: str) -> None:
        """Keep the toast, or take it back where it was left empty."""
        typed, locale = answers(interaction).get("toast", ""), interaction.locale.value
        with keeping(typed):
            kept = await self.db.run(parties.raise_glass, interaction.user.id, party, typed, self.clock.now())
        await whisper(
            interaction, evening_cards.raised(party, locale) if kept else evening_cards.told("glass_lowered", locale)
        )

    @on("evening:lower:{party}")
    async def lower(self, interaction: Interaction, party: str) -> None:
        """Take the toast back."""
        await self.db.run(parties.lower_glass, interaction.user.id, party, self.clock.now())
        await replace(interaction, evening_cards.told("glass_lowered", interaction.locale.value))

    @on("evening:awards:{party}")
    async def awards(self, interaction: Interaction, party: str) -> None:
        """Show what is honoured."""
        held = await self.db.read(parties.honourable, interaction.user.id, party)
        await whisper(interaction, award_cards.awards(held, interaction.locale.value))

    @on("evening:award:{party}:{award}")
    async def award(self, interaction: Interaction, party: str, award: str) -> None:
        """Ask which letter it was."""
        held = await self.db.read(parties.honourable, interaction.user.id, party)
        days = await self.db.read(_days, interaction.user.id)
        card = award_cards.candidates(held, _award(award), days, interaction.locale.value)
        await replace(interaction, card)

    @on("evening:give:{party}:{award}:{part}")
    async def give(self, interaction: Interaction, party: str, award: str, part: str) -> None:  # noqa: ARG002 - one menu of several
        """Honour the letter that was picked."""
        await self._honour(interaction, party, _award(award), next(iter(chosen(interaction)), None))

    @on("evening:no-award:{party}:{award}")
    async def no_award(self, interaction: Interaction, party: str, award: str) -> None:
        """Honour no letter."""
        await self._honour(interaction, party, _award(award), None)

    @on("evening:end:{party}")
    async def end(self, interaction: Interaction, party: str) -> None:
        """Ask whether it is over."""
        held = await self.db.read(parties.honourable, interaction.user.id, party)
        await whisper(interaction, evening_cards.ending(held, interaction.locale.value))

    @on("evening:leave-out:{party}")
    async def leave_out(self, interaction: Interaction, party: str) -> None:
        """Take a guest's toast out, before it stands in the album."""
        guest = number_in(next(iter(chosen(interaction)), ""))
        held = await self.db.run(parties.leave_out, interaction.user.id, party, guest, self.clock.now())
        await replace(interaction, evening_cards.ending(held, interaction.locale.value))

    @on("evening:end-now:{party}")
    async def end_now(self, interaction: Interaction, party: str) -> None:
        """End it."""
        await self.db.run(parties.end, interaction.user.id, party, self.clock.now())
        await replace(interaction, evening_cards.told("ended", interaction.locale.value))

    @on("evening:copy:{party}")
    async def copy(self, interaction: Interaction, party: str) -> None:
        """Hand a host everything that is left of it."""
        held = await self.db.read(parties.keepsake, interaction.user.id, party)
        await think(interaction)
        await whisper(interaction, await keepsakes.own_copy(held, interaction.locale.value))

    async def _honour(self, interaction: Interaction, party: str, award: Award, line_id: str | None) -> None:
        held = await self.db.run(parties.honour, interaction.user.id, party, award, line_id, self.clock.now())
        await replace(interaction, award_cards.awards(held, interaction.locale.value))


def _award(part: str) -> Award:
    if part not in set(Award):
        raise Outdated
    return Award(part)


def _days(tx: Transaction, member_id: int) -> dict[int, int]:
    """Return of a member's failures, by id, how many days the answer took, where that is known."""
    known = {ask.failure_id: ask.days_to_answer for ask in asks.of_member(tx, member_id)}
    return {failure: days for failure, days in known.items() if failure is not None and days is not None}
