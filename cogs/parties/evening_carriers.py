"""Bring a party that has begun to its channel, keep its card true, and post what is left of it."""

from bot.client import Cork
from bot.delivery import MESSAGE_GONE
from bot.guilds import actions as guilds
from bot.kernel.outbox import Notice
from bot.kernel.transaction import Transaction
from bot.letters import DELETED_SINCE, Arrived, Post, Redraw, Retract
from bot.parties import actions as parties
from bot.parties.evening import Evening
from cogs.common.reply import Drawn, files_of
from cogs.parties import evening_cards, keepsakes


class EveningCarrier:
    """Post the card of a party that has begun."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post | None:
        """Return the card as the party is now, unless it is gone."""
        held = await self._bot.db.read(parties.evening, _party(notice))
        if held is None or held.message_id is not None:
            return None
        card = evening_cards.party(held, await _locale(self._bot, held))
        return Post(notice.lane, Drawn(card), evening_cards.mark(held.party.id))

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Note where it stands."""
        parties.evening_posted(tx, _party(notice), arrived.channel, arrived.message, self._bot.clock.now())

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: `/setup check` names the channel and tries it again."""


class EveningRedrawCarrier:
    """Draw the card of a party anew."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Redraw | None:
        """Return the new drawing, unless there is no card to draw."""
        held = await self._bot.db.read(parties.evening, _party(notice))
        if held is None or not held.message_id:
            return None
        card = evening_cards.party(held, await _locale(self._bot, held))
        return Redraw(held.party.channel_id, held.message_id, Drawn(card))

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it: the card is true again."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Note that somebody deleted it; it is not posted again."""
        if reason == MESSAGE_GONE:
            parties.evening_posted(tx, _party(notice), notice.lane, DELETED_SINCE, self._bot.clock.now())


class KeepsakeCarrier:
    """Post the picture and the album."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post | None:
        """Return them as the party was, unless nothing of it is left."""
        held = await self._bot.db.read(parties.evening, _party(notice))
        if held is None or held.keepsake_id is not None or not held.has_keepsake:
            return None
        card = await keepsakes.posted(held, await _locale(self._bot, held))
        return Post(notice.lane, Drawn(card), keepsakes.mark(held.party.id), files=tuple(files_of(card)))

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Note where it stands."""
        parties.keepsake_posted(tx, _party(notice), arrived.channel, arrived.message, self._bot.clock.now())

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: `/setup check` names the channel and tries it again."""


class KeepsakeRedrawCarrier:
    """Draw the picture and the album anew after somebody took out what they had said."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Redraw | Retract | None:
        """Return them without it; where nothing is left, have the message deleted."""
        held = await self._bot.db.read(parties.evening, _party(notice))
        if held is None or not held.keepsake_id:
            return None
        if not held.has_keepsake:
            return Retract(held.party.channel_id, held.keepsake_id)
        card = await keepsakes.posted(held, await _locale(self._bot, held))
        return Redraw(held.party.channel_id, held.keepsake_id, Drawn(card), files=tuple(files_of(card)))

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it: what stands is true again."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Note that somebody deleted it; it is not posted again."""
        if reason == MESSAGE_GONE:
            parties.keepsake_posted(tx, _party(notice), notice.lane, DELETED_SINCE, self._bot.clock.now())


async def _locale(bot: Cork, evening: Evening) -> str:
    return (await bot.db.read(guilds.find, evening.party.guild_id)).locale


def _party(notice: Notice) -> str:
    return str(notice.payload["party"])
