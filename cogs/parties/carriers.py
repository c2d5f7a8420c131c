"""Bring invitations to their channel, parties into the calendar, and a quiet word to hosts."""

from bot.client import Cork
from bot.delivery import MESSAGE_GONE
from bot.kernel.errors import Refused
from bot.kernel.outbox import Notice
from bot.kernel.transaction import Transaction
from bot.letters import Arrived, Find, FindEvent, Post, Redraw, Reschedule, Schedule, Unschedule
from bot.members import actions as members
from bot.members.model import Pausable
from bot.parties import actions as parties
from bot.parties.model import EventTrouble, Invitation, State
from cogs.common.reply import Drawn
from cogs.parties import invitation_cards as cards
from cogs.parties import planning_cards

_TROUBLES = {
    "403 50001": EventTrouble.FORBIDDEN,
    "403 50013": EventTrouble.FORBIDDEN,
    "400 30038": EventTrouble.FULL,
    MESSAGE_GONE: EventTrouble.GONE,
}
"""What delivery's reasons mean for an event; all others are that Discord did not take it."""


class CardCarrier:
    """Post an invitation."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post | Find | None:
        """Return the invitation; where it is not wanted any more, have it looked for if it may be out all the same."""
        found, round_ = await self._bot.db.read(_invitation, notice), int(notice.payload["round"])
        mark = f"{cards.reply_route(_party(notice), round_)}:"
        if found is None or found.party.round != round_ or found.party.state is not State.PLANNED:
            return Find(notice.lane, mark) if notice.attempts else None
        return Post(place=notice.lane, view=Drawn(cards.invitation(found)), mark=mark)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Note where the invitation stands."""
        at, round_ = self._bot.clock.now(), int(notice.payload["round"])
        parties.posted(tx, _party(notice), round_, arrived.channel, arrived.message, at)

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Note it for the hosts."""
        parties.refused(tx, _party(notice))


class RedrawCarrier:
    """Draw an invitation anew."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Redraw | None:
        """Return the invitation as it is now, unless there is none to draw."""
        found = await self._bot.db.read(_invitation, notice)
        if found is None or not found.party.message_id:
            return None
        return Redraw(found.party.channel_id, found.party.message_id, Drawn(cards.invitation(found)))

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it: the invitation is true again."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Note it for the hosts."""
        if reason == MESSAGE_GONE:
            parties.vanished(tx, _party(notice))
        else:
            parties.refused(tx, _party(notice))


class EventCarrier:
    """Make the scheduled event of a party, and keep it true."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Schedule | Reschedule | FindEvent | None:
        """Return what is to stand in the calendar; where nothing is, have it looked for if it may be there anyway."""
        guild, party_id = int(notice.payload["guild"]), _party(notice)
        found = await self._bot.db.read(_invitation, notice)
        known = await self._bot.db.read(parties.other_events, party_id, guild)
        if found is None or found.party.state is not State.PLANNED or found.party.starts_at <= self._bot.clock.now():
            unheard = notice.attempts and (found is None or found.party.event_id is None)
            return FindEvent(guild, known) if unheard else None
        if found.party.event_trouble is EventTrouble.GONE:
            return None
        event = cards.event(found)
        if found.party.event_id is None:
            return Schedule(guild, event, known)
        return Reschedule(guild, found.party.event_id, event)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Note the event."""
        parties.event_made(tx, _party(notice), arrived.channel, arrived.message, self._bot.clock.now())

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Note why there is none; the invitation alone serves."""
        parties.event_refused(tx, _party(notice), _TROUBLES.get(reason, EventTrouble.FAILED))


class EventOffCarrier:
    """Take a scheduled event out of the calendar."""

    async def render(self, notice: Notice) -> Unschedule:
        """Return what to delete."""
        return Unschedule(int(notice.payload["guild"]), int(notice.payload["event"]))

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it: it is gone."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: whoever took the permission away can delete the event, too."""


class MissedCarrier:
    """Tell a host, once, that nobody began their party."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post | None:
        """Return the word, unless its host wants none or the party has another day by now."""
        member_id, now = notice.lane, self._bot.clock.now()
        found = await self._bot.db.read(parties.find, _party(notice))
        if found is None or found.state is not State.MISSED or not found.is_hosted_by(member_id):
            return None
        if await self._bot.db.read(members.is_paused, member_id, Pausable.MILESTONES, now):
            return None
        locale = (await self._bot.db.read(members.find, member_id)).locale
        drawn = Drawn(planning_cards.missed(found, locale))
        return Post(place=member_id, view=drawn, mark=planning_cards.again_route(found.id), to_member=True)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: `/party show` has it, too."""


def _party(notice: Notice) -> str:
    return str(notice.payload["party"])


def _invitation(tx: Transaction, notice: Notice) -> Invitation | None:
    try:
        return parties.invitation(tx, _party(notice))
    except Refused:
        return None
