"""The member's own asks as an option: what autocomplete offers, and what a choice means."""

from discord.app_commands import Choice

from bot.asks import actions as asks
from bot.asks.model import Ask
from cogs.asks.cards import ending
from cogs.common.own import MOST, id_in, meant
from cogs.common.plain import clip, name
from cogs.common.reply import Interaction

ENDING_ROOM = 45
"""UTF-16 units of a choice's 100 that tell how the ask ended."""


async def suggest_asks(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the member's asks that have in them what they typed, what waits first."""
    found = await interaction.client.db.read(asks.suggest, interaction.user.id, typed, MOST)
    return [Choice(name=_label(ask, interaction.locale.value), value=str(ask.id)) for ask in found]


async def chosen_ask(interaction: Interaction, typed: str) -> Ask:
    """Return the member's ask that was chosen, or the one whose line has in it what was typed."""
    return await meant(interaction, typed, asks.find, asks.fitting, unclear="asks.which")


def ask_id(part: str) -> int:
    """Return the id that a route's part stands for."""
    return id_in(part, unknown="asks.unknown")


def _label(ask: Ask, locale: str) -> str:
    if ask.answer is None:
        return name(ask.line)
    ended = clip(ending(ask, locale), ENDING_ROOM)
    return f"{name(ask.line, limit=100 - 3 - ENDING_ROOM)} · {ended}"
