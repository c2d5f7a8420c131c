"""The member's own asks as an option: what autocomplete offers, and what a choice means."""

import re

from discord.app_commands import Choice

from bot.asks import actions as asks
from bot.asks.model import Ask
from bot.kernel.errors import Refused
from cogs.asks.cards import ending
from cogs.common.own import MOST
from cogs.common.plain import clip, name
from cogs.common.reply import Interaction

ENDING_ROOM = 45
"""UTF-16 units of a choice's 100 that tell how the ask ended."""
_ID = re.compile(r"[0-8]?[0-9]{1,18}")
"""Up to the largest number that the database keeps, nearly."""


async def suggest_asks(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the member's asks that have in them what they typed, what waits first."""
    found = await interaction.client.db.read(asks.suggest, interaction.user.id, typed, MOST)
    return [Choice(name=_label(ask, interaction.locale.value), value=str(ask.id)) for ask in found]


async def chosen_ask(interaction: Interaction, typed: str) -> Ask:
    """Return the member's ask that was chosen, or the one whose line has in it what was typed."""
    db, member_id = interaction.client.db, interaction.user.id
    if _ID.fullmatch(typed):
        return await db.read(asks.find, member_id, int(typed))
    found = await db.read(asks.fitting, member_id, typed, 2)
    if len(found) != 1:
        raise Refused("asks.which")
    return found[0]


def ask_id(part: str) -> int:
    """Return the id that a route's part stands for."""
    if not _ID.fullmatch(part):
        raise Refused("asks.unknown")
    return int(part)


def _label(ask: Ask, locale: str) -> str:
    if ask.answer is None:
        return name(ask.line)
    ended = clip(ending(ask, locale), ENDING_ROOM)
    return f"{name(ask.line, limit=100 - 3 - ENDING_ROOM)} · {ended}"
