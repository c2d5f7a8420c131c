"""What a card is called where the feed is a forum, in which every card is a post with a title."""

from bot.feed.model import Card
from bot.journal.model import is_blank
from bot.kernel.text import say
from cogs.common.plain import name

LONGEST = 100


def title(card: Card) -> str:
    """Return the title of a card's post: its note, which says less than its text, or the beginning of its text."""
    said = name(card.manner.note or card.text, limit=LONGEST)
    return say("feed_forum.untitled", card.locale) if is_blank(said) else said


def taken_back(locale: str) -> str:
    """Return the title of what Discord leaves of a post whose card was taken back."""
    return say("feed_forum.taken_back", locale)
