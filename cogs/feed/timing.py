"""Bring scheduled shares on their way when their time has come, and tell their authors where that may not be."""

import discord

from bot.client import Cork
from bot.feed import actions as feed
from bot.feed import offers
from bot.journal import actions as journal
from bot.kernel.errors import Refused
from bot.kernel.outbox import Notice
from bot.kernel.transaction import Transaction
from bot.letters import DELETED_SINCE, Arrived, OpenThread, Post, ShutThread
from bot.members import actions as members
from bot.members.model import Pausable
from cogs.common.reply import Drawn
from cogs.feed import cards, previews
from cogs.feed.onlookers import onlookers

UNSEEN_CHANNEL = "403 50001"
"""How delivery names the refusal to show a channel; a thread shows nobody who can look into it, which is as bad."""
A_DAY = 1440


class ReleaseCarrier:
    """Look at a scheduled share: who could see it now decides whether it is posted. Nothing is sent by this itself."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> None:
        """Let the share go on or be cancelled; a channel that cannot be looked into pauses the feed."""
        share_id, channel_id, now = _share(notice), notice.lane, self._bot.clock.now()
        found = await self._bot.db.read(feed.called, share_id, channel_id, now)
        if found is None:
            return
        try:
            seen = await onlookers(self._bot, found.guild_id, channel_id)
        except (discord.NotFound, discord.Forbidden) as error:
            await self._bot.db.run(feed.refused, channel_id, f"{error.status} {error.code}", now)
            return
        if seen is None:
            await self._bot.db.run(feed.refused, channel_id, UNSEEN_CHANNEL, now)
        else:
            await self._bot.db.run(feed.release, share_id, channel_id, seen, now)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it: nothing is sent."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: nothing is sent."""


class CancelledCarrier:
    """Tell a member in private that what they had scheduled was not posted."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post | None:
        """Return the word, unless the member has decided since or wants none; `/share` shows them the same."""
        member_id, now = notice.lane, self._bot.clock.now()
        guild_id, failure_id = int(notice.payload["guild"]), int(notice.payload["failure"])
        waiting = await self._bot.db.read(offers.cancelled, guild_id, member_id)
        offer = next((one for one in waiting if one.failure_id == failure_id), None)
        if offer is None or await self._bot.db.read(members.is_paused, member_id, Pausable.EVERYTHING, now):
            return None
        try:
            failure = await self._bot.db.read(journal.find, member_id, failure_id)
        except Refused:
            return None
        locale = (await self._bot.db.read(members.find, member_id)).locale
        channel_id, line = int(notice.payload["channel"]), offer.text or failure.line
        card = previews.cancelled(offer, channel_id, line, self._bot.mention("share"), locale)
        return Post(notice.lane, Drawn(card), previews.let_be_route(offer), to_member=True)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it: the member knows."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: a member who takes no messages finds the same behind `/share`."""


class TalkCarrier:
    """Open the thread under the card of somebody who is open to talk."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> OpenThread | None:
        """Return the thread to open, unless its card is gone or it is there already."""
        card = await self._bot.db.read(feed.talking, _share(notice))
        if card is None or card.message_id is None:
            return None
        return OpenThread(card.channel_id, card.message_id, cards.thread_name(card), 7 * A_DAY)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Note the thread, whose id is its message's."""
        feed.talk(tx, _share(notice), arrived.message)

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: the card stands; once the permission is back, `/setup check` has it tried again."""


class ShutCarrier:
    """Close the thread under a card that moderators took out of the feed, and open it again with the card."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> ShutThread | None:
        """Return what becomes of the thread as the card stands now."""
        shut = await self._bot.db.read(feed.is_shut, _share(notice))
        return None if shut is None else ShutThread(notice.lane, int(notice.payload["thread"]), shut)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Forget a thread that is gone, and a post in a forum: a card that comes back there is another post."""
        if arrived.message == DELETED_SINCE:
            feed.forget_thread(tx, _share(notice))

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: `/setup check` has it tried again once the permission is back."""


def _share(notice: Notice) -> str:
    return str(notice.payload["share"])
