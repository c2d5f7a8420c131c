"""*Answer only for me*: an answer to a prompt that nobody else reads."""

from bot.kernel.text import say
from bot.prompts import actions as prompts
from bot.prompts.model import ANSWER_LIMIT
from cogs.common.face import Face, keeping, on
from cogs.common.form import Field, Form
from cogs.common.reply import Interaction, open_form, whisper
from cogs.common.routes import answers
from cogs.prompts import cards


class Answers(Face):
    """Take private answers."""

    @on("prompt:answer:{occurrence}")
    async def write(self, interaction: Interaction, occurrence: str) -> None:
        """Open the form, with the answer in it that was given before."""
        before = await self.db.read(prompts.answer_to, int(occurrence), interaction.user.id)
        locale = interaction.locale.value
        label = say("prompts.answer_label", locale)
        field = Field("text", label, value=before or "", long=True, required=True, limit=ANSWER_LIMIT)
        form = Form(say("prompts.answer_title", locale), f"prompt:answer-form:{occurrence}", (field,))
        await open_form(interaction, form)

    @on("prompt:answer-form:{occurrence}")
    async def keep(self, interaction: Interaction, occurrence: str) -> None:
        """Keep the answer."""
        text = answers(interaction)["text"]
        with keeping(text):
            await self.db.run(prompts.answer, int(occurrence), interaction.user.id, text, self.clock.now())
        await whisper(interaction, cards.kept(interaction.locale.value, self.bot.mention("privacy export")))
