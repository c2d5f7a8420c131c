"""What is pressed around the bank of prompts, and the forms that bring own ones."""

from datetime import date

from bot.kernel.text import say
from bot.prompts import actions as prompts
from bot.prompts.model import PromptType, Standing
from cogs.common.face import Face, keeping, on
from cogs.common.reply import Interaction, open_form, replace, server_of, whisper
from cogs.common.routes import answers, chosen
from cogs.prompts import bank_cards
from cogs.prompts.schedule import mentions, organised


class Preparing(Face):
    """Change what comes next."""

    @on("prompt:another:{day}:{key}")
    async def another(self, interaction: Interaction, day: str, key: str) -> None:
        """Have another prompt come."""
        guild_id, locale = organised(interaction), interaction.locale.value
        found = await self.db.run(prompts.pass_over, guild_id, date.fromisoformat(day), key, locale)
        await replace(interaction, bank_cards.preview(found, locale, mentions(self.bot)))

    @on("prompt:skip:{day}")
    async def skip(self, interaction: Interaction, day: str) -> None:
        """Let a date pass."""
        await self.db.run(prompts.skip, organised(interaction), date.fromisoformat(day))
        await self._show(interaction)

    @on("prompt:unskip:{day}")
    async def unskip(self, interaction: Interaction, day: str) -> None:
        """Have a prompt come after all."""
        await self.db.run(prompts.unskip, organised(interaction), date.fromisoformat(day))
        await self._show(interaction)

    async def _show(self, interaction: Interaction) -> None:
        locale = interaction.locale.value
        found = await self.db.read(prompts.preview, server_of(interaction), locale)
        await replace(interaction, bank_cards.preview(found, locale, mentions(self.bot)))


class Bank(Face):
    """Look through the bank, and decide what is in it."""

    @on("prompt:bank:{number}")
    async def turn(self, interaction: Interaction, number: str) -> None:
        """Show a page."""
        locale = interaction.locale.value
        found = await self.db.read(prompts.whole, organised(interaction), locale)
        await replace(interaction, bank_cards.page(found, int(number), locale))

    @on("prompt:bank-look:{number}")
    async def look(self, interaction: Interaction, number: str) -> None:
        """Show the prompt that was picked."""
        (key,), locale = chosen(interaction), interaction.locale.value
        found = await self.db.read(prompts.look, organised(interaction), key, locale)
        await replace(interaction, bank_cards.one(found, int(number), locale))

    @on("prompt:approve:{key}:{number}")
    async def approve(self, interaction: Interaction, key: str, number: str) -> None:
        """Take a suggestion into the bank."""
        await self._decide(interaction, key, Standing.APPROVED, int(number))

    @on("prompt:decline:{key}:{number}")
    async def decline(self, interaction: Interaction, key: str, number: str) -> None:
        """Leave a suggestion out."""
        await self._decide(interaction, key, Standing.DECLINED, int(number))

    @on("prompt:take-out:{key}:{number}")
    async def take_out(self, interaction: Interaction, key: str, number: str) -> None:
        """Take an own prompt out."""
        gone = await self.db.run(prompts.take_out, organised(interaction), key)
        locale = interaction.locale.value
        await replace(
            interaction, bank_cards.decided(gone.words, say("prompts.taken_out", locale), int(number), locale)
        )

    async def _decide(self, interaction: Interaction, key: str, standing: Standing, number: int) -> None:
        one = await self.db.run(prompts.decide, organised(interaction), key, standing)
        locale = interaction.locale.value
        sentence = say(f"prompts.decided_{standing}", locale)
        await replace(interaction, bank_cards.decided(one.words, sentence, number, locale))


class Writing(Face):
    """Take the words of own prompts."""

    @on("prompt:suggest:{kind}:{minutes}")
    async def open(self, interaction: Interaction, kind: str, minutes: str) -> None:
        """Open the form for a suggestion."""
        filled = bank_cards.form("suggest", PromptType(kind), int(minutes), interaction.locale.value)
        await open_form(interaction, filled)

    @on("prompt:suggest-form:{kind}:{minutes}")
    async def suggest(self, interaction: Interaction, kind: str, minutes: str) -> None:
        """Keep a suggestion."""
        await self._write(interaction, server_of(interaction), kind, int(minutes), Standing.SUGGESTED)

    @on("prompt:add-form:{kind}:{minutes}")
    async def add(self, interaction: Interaction, kind: str, minutes: str) -> None:
        """Put a prompt in the bank."""
        await self._write(interaction, organised(interaction), kind, int(minutes), Standing.APPROVED)

    @on("prompt:take-back:{key}")
    async def take_back(self, interaction: Interaction, key: str) -> None:
        """Take a suggestion back."""
        gone = await self.db.run(prompts.take_back, server_of(interaction), interaction.user.id, key)
        await replace(interaction, bank_cards.taken_back(gone.words, interaction.locale.value))

    async def _write(
        self, interaction: Interaction, guild_id: int, kind: str, minutes: int, standing: Standing
    ) -> None:
        typed = answers(interaction)
        with keeping("\n".join(typed.values())):
            one = await self.db.run(
                prompts.write,
                guild_id,
                interaction.user.id,
                kind=PromptType(kind),
                minutes=minutes,
                title=typed["title"],
                question=typed["question"],
                standing=standing,
            )
        await whisper(
            interaction, bank_cards.written(one, self.bot.mention("prompt suggest"), interaction.locale.value)
        )
