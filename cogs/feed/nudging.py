"""What a preview says where a text seems to point at somebody: to think again about, and in nobody's way."""

from bot.feed.model import Card
from bot.feed.nudges import nudges
from bot.kernel.text import say


def nudged(card: Card, locale: str) -> str:
    """Return a small line for each thing that may be in what a card says, its note included, or nothing."""
    said = f"{card.manner.note or ''}\n{card.text}"
    return "\n".join(f"-# {say(f'nudges.{nudge}', locale)}" for nudge in nudges(said))
