"""How a check-in looks: its parts under one another, as far as a message holds them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.checkins.model import CheckIn
from bot.kernel.text import say
from cogs.asks.cards import waiting
from cogs.common.card import Button, Card, Payload, Row, Text, payload
from cogs.common.look import NIGHT, PRIVATE
from cogs.reviews.cards import ripe
from cogs.stings.cards import due

MOST_COMPONENTS = 40
MOST_TEXT = 4000
"""What Discord takes in one message; text is counted in UTF-16 units."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Clickable mentions of the commands that show the same as each part."""

    asks: str
    stings: str
    reviews: str


def checkin(found: CheckIn, on: str, locale: str, now: datetime, mentions: Mentions) -> tuple[Card, ...]:
    """Draw a check-in of a date; a part that does not fit beside the others is named by its command."""
    head = Card((Text(f"{PRIVATE} **{say('checkins.heading', locale)}**\n-# {say('checkins.hint', locale)}"),), NIGHT)
    parts = (
        (waiting(found.asks, locale, now), mentions.asks),
        (due(found.stings, locale), mentions.stings),
        (ripe(found.reviews, locale), mentions.reviews),
    )
    shown: tuple[Card, ...] = (head,)
    left_out: list[str] = []
    for cards, command in parts:
        if _fits(*shown, *cards, _foot(on, locale, [*left_out, command])):
            shown = (*shown, *cards)
        else:
            left_out.append(command)
    return (*shown, _foot(on, locale, left_out))


def settings_route(on: str) -> str:
    """Return the custom_id that the check-in of a date, and no other message to its member, carries."""
    return f"me:notify:{on}"


def _foot(on: str, locale: str, left_out: list[str]) -> Card:
    buttons = Row(
        (
            Button(say("checkins.settings", locale), settings_route(on)),
            Button(say("checkins.pause", locale), "me:pause"),
        )
    )
    if not left_out:
        return Card((buttons,), NIGHT)
    return Card((Text(say("checkins.more", locale, commands=", ".join(left_out))), buttons), NIGHT)


def _fits(*cards: Card) -> bool:
    drawn = [one for card in payload(*cards) for one in _within(card)]
    text = sum(len(one.get("content", "").encode("utf-16-le")) // 2 for one in drawn)
    return len(drawn) <= MOST_COMPONENTS and text <= MOST_TEXT


def _within(component: Payload) -> Iterator[Payload]:
    yield component
    for inner in component.get("components", ()):
        yield from _within(inner)
