"""What the buttons and menus under asks do."""

from bot.asks import actions as asks
from bot.asks.model import Answer
from bot.kernel.text import say
from cogs.asks import cards
from cogs.asks.choosing import ask_id, chosen_ask
from cogs.asks.telling import tell, today
from cogs.common.face import Face, keeping, on
from cogs.common.reply import Interaction, open_form, whisper
from cogs.common.routes import answers, chosen
from cogs.failures.days import read_day


class AskPresses(Face):
    """Take what is pressed and chosen; every answer stands below the message, which goes on listing the others."""

    @on("ask:open")
    async def open(self, interaction: Interaction) -> None:
        """Show the ask that was picked from a list."""
        (picked,) = chosen(interaction)
        ask = await chosen_ask(interaction, picked)
        await whisper(interaction, cards.one(ask, interaction.locale.value, self.clock.now()))

    @on("ask:waiting:{ask}")
    async def still_waiting(self, interaction: Interaction, ask: str) -> None:
        """Leave an ask as it is, and show how it stands."""
        found = await self.db.read(asks.find, interaction.user.id, ask_id(ask))
        locale = interaction.locale.value
        sentence = say("asks.still" if found.answer is None else "asks.standing", locale)
        await whisper(interaction, cards.one(found, locale, self.clock.now(), sentence))

    @on("ask:silent:{ask}")
    async def gone_silent(self, interaction: Interaction, ask: str) -> None:
        """Count a silence, unless an answer came since the button was drawn."""
        await self._end(interaction, ask, Answer.SILENCE, unless_answered=True)

    @on("ask:withdrew:{ask}")
    async def withdrew(self, interaction: Interaction, ask: str) -> None:
        """Note that the member withdrew, unless an answer came since the button was drawn."""
        await self._end(interaction, ask, Answer.WITHDREW, unless_answered=True)

    @on("ask:came:{ask}")
    async def came(self, interaction: Interaction, ask: str) -> None:
        """Ask what sort of answer came."""
        found = await self.db.read(asks.find, interaction.user.id, ask_id(ask))
        await whisper(interaction, cards.which_answer(found, interaction.locale.value))

    @on("ask:answer:{ask}")
    async def answer(self, interaction: Interaction, ask: str) -> None:
        """Note the answer that was chosen."""
        (picked,) = chosen(interaction)
        await self._end(interaction, ask, Answer(picked))

    @on("ask:change:{ask}")
    async def change(self, interaction: Interaction, ask: str) -> None:
        """Open the form for the line and the day of sending."""
        found = await self.db.read(asks.find, interaction.user.id, ask_id(ask))
        await open_form(interaction, cards.change_form(found, interaction.locale.value))

    @on("ask:change-form:{ask}")
    async def keep_change(self, interaction: Interaction, ask: str) -> None:
        """Keep what the form brought."""
        filled, member_id = answers(interaction), interaction.user.id
        with keeping(filled["line"]):
            sent_on = await read_day(interaction, filled["date"])
            changed = await self.db.run(asks.change, member_id, ask_id(ask), filled["line"], sent_on)
        await whisper(interaction, cards.one(changed, interaction.locale.value, self.clock.now()))

    @on("ask:reopen:{ask}")
    async def reopen(self, interaction: Interaction, ask: str) -> None:
        """Have an ask wait again."""
        await tell(interaction, await self.db.run(asks.reopen, interaction.user.id, ask_id(ask), self.clock.now()))

    @on("ask:forget:{ask}")
    async def forget(self, interaction: Interaction, ask: str) -> None:
        """Take an ask off the list, and give its text back."""
        gone = await self.db.run(asks.forget, interaction.user.id, ask_id(ask))
        await whisper(interaction, cards.forgotten(gone, interaction.locale.value, self.clock.now()))

    async def _end(self, interaction: Interaction, ask: str, answer: Answer, *, unless_answered: bool = False) -> None:
        ended = await self.db.run(
            asks.answered,
            interaction.user.id,
            ask_id(ask),
            answer,
            await today(interaction),
            self.clock.now(),
            unless_answered=unless_answered,
        )
        await tell(interaction, ended)
