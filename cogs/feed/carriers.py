"""Bring shares to their feed, and keep their cards true."""

from bot.client import Cork
from bot.feed import actions as feed
from bot.feed.model import Gesture
from bot.kernel.database import Transaction
from bot.kernel.outbox import Notice
from bot.letters import Arrived, Find, Post, Redraw, Retract
from cogs.common.reply import Drawn
from cogs.feed import cards

CARD_GONE = "404 10008"
"""How delivery names the refusal to change a message that is not there; any other means the channel."""


class CardCarrier:
    """Post a share's card."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post | Find | None:
        """Return the card; where its share was withdrawn, have it looked for if it may be out all the same."""
        card = await self._bot.db.read(feed.card, _share(notice))
        if card is None:
            return Find(notice.lane, cards.gesture_route(Gesture.HUG, _share(notice))) if notice.attempts else None
        if card.message_id is not None:
            return None
        return Post(
            place=notice.lane,
            view=Drawn(cards.feed_card(card)),
            mark=cards.gesture_route(Gesture.HUG, card.share_id),
        )

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Note where the card stands."""
        feed.posted(tx, _share(notice), arrived.channel, arrived.message, self._bot.clock.now())

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Pause the feed."""
        feed.undeliverable(tx, _share(notice), reason, self._bot.clock.now())


class RedrawCarrier:
    """Draw a card anew after its share changed."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Redraw | None:
        """Return the new drawing, unless there is no card to draw."""
        card = await self._bot.db.read(feed.card, _share(notice))
        if card is None or card.message_id is None:
            return None
        return Redraw(card.channel_id, card.message_id, Drawn(cards.feed_card(card)))

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it: the card was there, and is true again."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Take a card that somebody deleted in the channel for a share that is private again."""
        if reason == CARD_GONE:
            feed.vanished(tx, _share(notice))
        else:
            feed.refused(tx, notice.lane, reason, self._bot.clock.now())


class RetractCarrier:
    """Delete a card."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Retract:
        """Return what to delete."""
        return Retract(int(notice.payload["channel"]), int(notice.payload["message"]))

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it: the share was forgotten before."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Pause the feed: a card that its author took back must not stand there unnoticed."""
        feed.refused(tx, notice.lane, reason, self._bot.clock.now())


def _share(notice: Notice) -> str:
    return str(notice.payload["share"])
