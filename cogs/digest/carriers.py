"""Bring a month's digest to its channel, and keep what it quotes true."""

from bot.client import Cork
from bot.digest import actions as digest
from bot.kernel.outbox import Notice
from bot.kernel.transaction import Transaction
from bot.letters import Arrived, Post, Redraw
from cogs.common.reply import Drawn
from cogs.digest import cards


class DigestCarrier:
    """Post the message."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post | None:
        """Return the digest, unless it stands there already or its hour is long over."""
        found = await self._bot.db.read(digest.card, _digest(notice), self._bot.clock.now())
        if found is None:
            return None
        return Post(
            place=notice.lane,
            view=Drawn(cards.digest(found)),
            mark=cards.quotes_route(found.id),
            title=cards.title(found),
        )

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Note where it stands."""
        digest.posted(tx, _digest(notice), arrived.message)

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Note that this month could not be told; `/digest preview` says so."""
        digest.undeliverable(tx, _digest(notice))


class RedrawCarrier:
    """Draw a digest anew after something that it quotes changed."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Redraw | None:
        """Return the new drawing, unless nothing stands."""
        found = await self._bot.db.read(digest.standing, _digest(notice))
        if found is None or found.message_id is None:
            return None
        return Redraw(notice.lane, found.message_id, Drawn(cards.digest(found)), cards.title(found))

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it: the digest is true again."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: what somebody deleted in the channel quotes nobody; `/setup check` names a refusal."""


def _digest(notice: Notice) -> int:
    return int(notice.payload["digest"])
