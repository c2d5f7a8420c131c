"""Bring a week's prompt to its channel: first the message, then the thread under it."""

from bot.client import Cork
from bot.kernel.outbox import Notice
from bot.kernel.transaction import Transaction
from bot.letters import Arrived, Find, OpenThread, Post
from bot.prompts import actions as prompts
from cogs.common.reply import Drawn
from cogs.prompts import cards


class PromptCarrier:
    """Post the message."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post | Find | None:
        """Return the prompt, unless it stands there already; where it is over, have it looked for if it may."""
        card = await self._bot.db.read(prompts.card, _occurrence(notice), self._bot.clock.now())
        if card is None:
            return None
        mark, title = cards.answer_route(card.occurrence_id), cards.thread_name(card)
        if card.over:
            return Find(notice.lane, mark, title) if notice.attempts else None
        return Post(
            notice.lane,
            Drawn(cards.prompt(card)),
            mark,
            ping_role=card.ping_role,
            title=title,
            archive_minutes=card.archive_minutes,
        )

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Note the message; the thread comes next."""
        prompts.posted(tx, _occurrence(notice), arrived.message, self._bot.clock.now())

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Note that this week's prompt could not be posted; `/prompt status` says so."""
        prompts.undeliverable(tx, _occurrence(notice))


class ThreadCarrier:
    """Open the thread under the message."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> OpenThread | None:
        """Return the thread to open, unless the message is gone."""
        card = await self._bot.db.read(prompts.thread, _occurrence(notice))
        if card is None or card.message_id is None:
            return None
        return OpenThread(notice.lane, card.message_id, cards.thread_name(card), card.archive_minutes)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Note the thread, whose id is its message's."""
        prompts.threaded(tx, _occurrence(notice), arrived.message)

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: the prompt stands, and can be answered below or in private."""


def _occurrence(notice: Notice) -> int:
    return int(notice.payload["occurrence"])
