"""Bring a check-in to its member."""

from datetime import datetime

from bot.checkins import actions as checkins
from bot.checkins.model import CheckIn
from bot.client import Cork
from bot.kernel.clock import from_stored
from bot.kernel.outbox import Notice
from bot.kernel.transaction import Transaction
from bot.letters import Arrived, Post
from bot.members import actions as members
from bot.members.model import Member
from cogs.checkins import cards
from cogs.common.reply import Drawn, files_of


class CheckInCarrier:
    """Render check-ins from what is due when they are sent."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post | None:
        """Return the check-in, unless nothing of it is due any more or its hour is long over."""
        now = self._bot.clock.now()
        if checkins.is_over(_due(notice), now):
            return None
        member, checkin = await self._bot.db.read(_look, int(notice.payload["member"]), _due(notice))
        if checkin.is_empty:
            return None
        on = str(notice.payload["date"])
        drawn = cards.checkin(checkin, on, member.locale, now)
        return Post(
            place=notice.lane,
            view=Drawn(*drawn),
            files=tuple(files_of(*drawn)),
            mark=cards.settings_route(on),
            to_member=True,
        )

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:  # noqa: ARG002 - the protocol's
        """Note what was asked."""
        checkins.delivered(tx, int(notice.payload["member"]), _due(notice))

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: a member who takes no messages finds the same behind the commands."""


def _due(notice: Notice) -> datetime:
    return from_stored(int(notice.payload["due"]))


def _look(tx: Transaction, member_id: int, due: datetime) -> tuple[Member, CheckIn]:
    return members.find(tx, member_id), checkins.gather(tx, member_id, due)
