"""*Me too*, *Hug*, *Cheers*: answer a card without words, and without a number that others see."""

from bot.feed import actions as feed
from bot.feed.model import Gesture
from cogs.common.face import Face, on
from cogs.common.reply import Interaction, whisper
from cogs.feed import cards


class Support(Face):
    """Take presses on cards."""

    @on("share:press:{gesture}:{share}")
    async def press(self, interaction: Interaction, gesture: str, share: str) -> None:
        """Note a press, or take it back."""
        pressed = Gesture(gesture)
        stands = await self.db.run(feed.press, share, pressed, interaction.user.id)
        await whisper(interaction, cards.pressed(pressed, interaction.locale.value, stands=stands))
