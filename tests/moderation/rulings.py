"""Moderators to test with."""

from bot.moderation.model import Ruling
from tests.feed.shares import GUILD

OLU, PIA = 31, 32
_FIRST = 900_000


def ruling(share_id: str, number: int = 0, *, by: int = OLU, guild: int = GUILD) -> Ruling:
    """Make a ruling on a card; another number is another press."""
    return Ruling(guild, share_id, by, _FIRST + number)
