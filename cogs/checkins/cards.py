"""How a check-in looks: its parts under one another, each of which keeps room for the others."""

from datetime import datetime

from bot.checkins.model import CheckIn
from bot.kernel.text import say
from cogs.asks.cards import waiting
from cogs.common.card import Button, Card, Row, Text
from cogs.common.look import NIGHT, PRIVATE
from cogs.resurfacing.cards import resurfaced
from cogs.reviews.cards import ripe
from cogs.stings.cards import due


def checkin(found: CheckIn, on: str, locale: str, now: datetime) -> tuple[Card, ...]:
    """Draw the check-in of a date (ISO): what waits, what to tell again or look back at, and what comes back."""
    heading = Text(f"{PRIVATE} **{say('checkins.heading', locale)}**\n-# {say('checkins.hint', locale)}")
    buttons = (
        Button(say("checkins.settings", locale), settings_route(on)),
        Button(say("checkins.pause", locale), "me:pause"),
    )
    asked = (*waiting(found.asks, locale, now), *due(found.stings, locale), *ripe(found.reviews, locale))
    back = resurfaced(found.resurfaced, locale)
    return (Card((heading, Row(buttons)), NIGHT), *asked, *([Card(back, NIGHT)] if back else []))


def settings_route(on: str) -> str:
    """Return the custom_id that the check-in of a date, and no other message to its member, carries."""
    return f"me:notify:{on}"
