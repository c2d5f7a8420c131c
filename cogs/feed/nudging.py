"""What a preview says where a text seems to point at somebody: to think again about, and in nobody's way."""

from bot.feed.nudges import nudges
from bot.kernel.text import say


def nudged(text: str, locale: str) -> str:
    """Return a small line for each thing that may be in a text, or nothing."""
    return "\n".join(f"-# {say(f'nudges.{nudge}', locale)}" for nudge in nudges(text))
