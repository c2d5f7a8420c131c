"""Send cards and forms as answers; the one place that knows how Discord's acknowledgements can go wrong."""

from io import BytesIO

import discord

from bot.client import Cork
from bot.kernel.errors import Refused
from cogs.common.card import Card, Payload, payload
from cogs.common.first import answer_with, private_message
from cogs.common.form import Form, modal

ALREADY_ACKNOWLEDGED = 40060
UNKNOWN_INTERACTION = 10062

Interaction = discord.Interaction[Cork]


class Unseen(Exception):
    """Discord had given the interaction up: what was done stands, but nobody was told."""


class Drawn(discord.ui.LayoutView):
    """Cards on their way to Discord, finished from the start, so that discord.py keeps nothing of them in memory."""

    def __init__(self, *cards: Card) -> None:
        super().__init__(timeout=None)
        self._cards = cards
        self.stop()

    def to_components(self) -> list[Payload]:
        """Return the cards' components."""
        return payload(*self._cards)

    def has_components_v2(self) -> bool:
        """Tell discord.py which flag to set."""
        return True


def files_of(*cards: Card) -> list[discord.File]:
    """Return the cards' files for discord.py."""
    return [
        discord.File(BytesIO(file.content), file.filename, description=file.alt or None)
        for card in cards
        for file in card.files
    ]


def server_of(interaction: Interaction) -> int:
    """Return the server that an interaction came from; refuse kindly outside of one."""
    if interaction.guild_id is None:
        raise Refused("common.only_in_servers")
    return interaction.guild_id


class Whisper:
    """A private answer, drawn and ready to be sent."""

    def __init__(self, *cards: Card) -> None:
        self._cards = cards
        self._files = files_of(*cards)
        self._message = private_message(payload(*cards))

    async def to(self, interaction: Interaction) -> None:
        """Answer so that only the asking member sees it: first, or as a follow-up when an answer went before."""
        if _answered(interaction):
            await interaction.followup.send(view=Drawn(*self._cards), files=self._files, ephemeral=True)
            return
        with _Acknowledging(interaction):
            if self._files:
                await interaction.response.send_message(view=Drawn(*self._cards), files=self._files, ephemeral=True)
            else:
                await answer_with(interaction, self._message)


async def whisper(interaction: Interaction, *cards: Card) -> None:
    """Draw an answer and send it, so that only the asking member sees it."""
    await Whisper(*cards).to(interaction)


async def replace(interaction: Interaction, *cards: Card) -> None:
    """Put cards in the place of the message whose button or form was used."""
    if _answered(interaction):
        await interaction.edit_original_response(view=Drawn(*cards), attachments=files_of(*cards))
        return
    with _Acknowledging(interaction):
        await interaction.response.edit_message(view=Drawn(*cards), attachments=files_of(*cards))


async def think(interaction: Interaction) -> None:
    """Tell Discord that a private answer will take longer than three seconds."""
    with _Acknowledging(interaction):
        await interaction.response.defer(ephemeral=True, thinking=True)


async def hold(interaction: Interaction) -> None:
    """Tell Discord that to replace the message whose button was used will take longer than three seconds."""
    with _Acknowledging(interaction):
        await interaction.response.defer()


async def open_form(interaction: Interaction, form: Form) -> None:
    """Answer with a form."""
    with _Acknowledging(interaction):
        await interaction.response.send_modal(modal(form))


def _answered(interaction: Interaction) -> bool:
    return interaction.response.is_done() or ALREADY_ACKNOWLEDGED in interaction.extras


class _Acknowledging:
    """Take "already acknowledged" for the success it is, and "unknown interaction" for what it means."""

    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if isinstance(error, discord.HTTPException):
            if error.code == ALREADY_ACKNOWLEDGED:
                # discord.py believes that nothing was sent; what comes next has to be a follow-up all the same.
                self._interaction.extras[ALREADY_ACKNOWLEDGED] = True
                return True
            if error.code == UNKNOWN_INTERACTION:
                raise Unseen from error
        return False
