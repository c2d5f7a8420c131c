"""The option that names a card: what autocomplete offers to moderators, by its words."""

from discord.app_commands import Choice

from bot.feed import cases
from bot.feed.cases import Case
from bot.feed.model import State
from cogs.common.dates import long_date
from cogs.common.own import MOST
from cogs.common.plain import name
from cogs.common.reply import Interaction, server_of
from cogs.moderation.allowed import is_moderator

_STANDING = (State.POSTED, State.WAITING)
_LABEL = 75
"""UTF-16 units of a card's words in a choice; the day needs the rest of the hundred."""


async def suggest_to_hold(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer what stands in the feed."""
    return await _offered(interaction, typed, _STANDING)


async def suggest_to_release(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer what is held, was removed or was reported."""
    return await _offered(interaction, typed, (State.HELD, State.REMOVED, State.POSTED))


async def suggest_to_remove(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer what is held or stands in the feed."""
    return await _offered(interaction, typed, (State.HELD, *_STANDING))


async def suggest_any(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer every card that moderators may know of."""
    return await _offered(interaction, typed, cases.FOR_MODERATORS)


async def _offered(interaction: Interaction, typed: str, states: tuple[State, ...]) -> list[Choice[str]]:
    if not await is_moderator(interaction):
        return []
    found = await interaction.client.db.read(cases.fitting, server_of(interaction), typed, MOST, states)
    return [Choice(name=_label(case, interaction.locale.value), value=case.share_id) for case in found]


def _label(case: Case, locale: str) -> str:
    return f"{name(case.text, limit=_LABEL)} · {long_date(case.shared_on, locale)}"
