"""Bring shares to their feed, and keep their cards true."""

import discord

from bot.client import Cork
from bot.delivery import MESSAGE_GONE, POST_LOCKED
from bot.feed import actions as feed
from bot.feed.model import Card, Gesture
from bot.guilds import actions as guilds
from bot.kernel.outbox import Notice
from bot.kernel.text import LANGUAGES
from bot.kernel.transaction import Transaction
from bot.letters import Arrived, Find, Post, Redraw, Retract
from cogs.common.reply import Drawn
from cogs.feed import cards, titles
from cogs.feed.onlookers import onlookers


class CardCarrier:
    """Post a share's card."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post | Find | None:
        """Return the card; where its share was withdrawn, have it looked for if it may be out all the same."""
        card = await self._bot.db.read(feed.card, _share(notice))
        mark = cards.gesture_route(Gesture.HUG, _share(notice))
        if card is not None and card.message_id is None and not await self._agreed(card):
            card = None
        if card is None:
            title = titles.taken_back(await _locale(self._bot, notice.lane))
            return Find(notice.lane, mark, title) if notice.attempts else None
        if card.message_id is not None:
            return None
        called = None if card.answer else titles.title(card)
        return Post(place=notice.lane, view=Drawn(cards.feed_card(card)), mark=mark, title=called)

    async def _agreed(self, card: Card) -> bool:
        """Tell whether its author agreed to whoever would see it now; a channel out of reach takes no card anyway."""
        now = self._bot.clock.now()
        if not await self._bot.db.read(feed.to_compare, card.share_id, now):
            return True
        try:
            seen = await onlookers(self._bot, card.guild_id, card.channel_id)
        except (discord.NotFound, discord.Forbidden):
            return True
        return await self._bot.db.run(feed.compare, card.share_id, seen, now)

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
        return Redraw(card.channel_id, card.message_id, Drawn(cards.feed_card(card)), titles.title(card))

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it: the card was there, and is true again."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Take a card that somebody deleted in the channel for a share that is private again.

        A post that moderators locked stays as it was: they had a reason, and the other cards need not wait for it.
        """
        if reason == MESSAGE_GONE:
            feed.vanished(tx, _share(notice))
        elif reason != POST_LOCKED:
            feed.refused(tx, notice.lane, reason, self._bot.clock.now())


class RetractCarrier:
    """Delete a card."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Retract:
        """Return what to delete."""
        channel = int(notice.payload["channel"])
        title = titles.taken_back(await _locale(self._bot, channel))
        return Retract(channel, int(notice.payload["message"]), title)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it: the share was forgotten before."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Pause the feed: a card that its author took back must not stand there unnoticed."""
        feed.refused(tx, notice.lane, reason, self._bot.clock.now())


async def _locale(bot: Cork, channel: int) -> str:
    """Return the language of the server whose feed this is, or the usual one where it was a feed once."""
    guild = await bot.db.read(guilds.with_feed, channel)
    return guild.locale if guild else LANGUAGES[0]


def _share(notice: Notice) -> str:
    return str(notice.payload["share"])
