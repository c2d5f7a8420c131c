"""What becomes of parties by themselves, and of what was sent about them."""

from dataclasses import replace
from datetime import datetime

from bot.kernel import outbox
from bot.kernel.schedule import Punctuality, punctuality
from bot.kernel.transaction import Transaction
from bot.parties import notices
from bot.parties.model import LASTS, OVER_LASTS, EventTrouble, State
from bot.parties.store import planning as store
from bot.parties.store import replies

_OF_THE_EVENING = ("party.evening", "party.evening-redraw", "party.keepsake", "party.keepsake-redraw")


def look_after(tx: Transaction, now: datetime) -> None:
    """Take parties that nobody began for missed and tell their hosts, once; forget what was kept long enough.

    Where that comes late, nobody is told: Cork was away, and the party may well have been held without it.
    """
    for one in store.not_begun(tx, now - LASTS):
        missed = replace(one, state=State.MISSED, event_id=None, kept_until=(now + OVER_LASTS).date())
        store.save(tx, missed)
        replies.clear(tx, one.id)
        notices.put_redraw(tx, missed, now)
        if punctuality(one.ends_at, now) is not Punctuality.MISSED:
            notices.put_missed(tx, missed, now)
    store.delete_kept(tx, now.date())


def posted(tx: Transaction, party_id: str, round_: int, channel_id: int, message_id: int, now: datetime) -> None:
    """Note where an invitation stands; one that is not wanted any more is deleted.

    A message id of 0 stands for one that somebody deleted before we learned its id.
    """
    found = store.find(tx, party_id)
    if found is None or found.round != round_:
        if message_id:
            notices.put_retraction(tx, channel_id, message_id, now)
        return
    store.save(tx, replace(found, message_id=message_id, card_refused=False))
    if found.state is not State.PLANNED:
        notices.put_redraw(tx, found, now)


def vanished(tx: Transaction, party_id: str) -> None:
    """Note that somebody deleted an invitation; it is not posted again."""
    found = store.find(tx, party_id)
    if found is not None:
        store.save(tx, replace(found, message_id=0))


def refused(tx: Transaction, party_id: str) -> None:
    """Note that the channel did not take the invitation; its hosts read so."""
    found = store.find(tx, party_id)
    if found is not None:
        store.save(tx, replace(found, card_refused=True))


def try_again(tx: Transaction, guild_id: int) -> None:
    """Post and redraw what the channels of a server's parties refused."""
    for one in store.to_come(tx, guild_id):
        store.save(tx, replace(one, card_refused=False))
    for channel_id in store.channels(tx, guild_id):
        outbox.revive(tx, channel_id, ("party.card", "party.redraw", *_OF_THE_EVENING))


def event_made(tx: Transaction, party_id: str, guild_id: int, event_id: int, now: datetime) -> None:
    """Note the scheduled event of a party; that of one which is off is deleted. 0 stands for none."""
    if event_id == 0:
        return
    found = store.find(tx, party_id)
    if found is None or found.state not in (State.PLANNED, State.BEGUN):
        notices.put_event_off(tx, guild_id, event_id, now)
    else:
        store.save(tx, replace(found, event_id=event_id, event_trouble=None))


def event_refused(tx: Transaction, party_id: str, trouble: EventTrouble) -> None:
    """Note why a party has no scheduled event, or none any more; the invitation alone serves."""
    found = store.find(tx, party_id)
    if found is None:
        return
    lost = trouble is EventTrouble.GONE
    store.save(tx, replace(found, event_id=None if lost else found.event_id, event_trouble=trouble))


def other_events(tx: Transaction, party_id: str, guild_id: int) -> tuple[int, ...]:
    """Return the scheduled events that belong to other parties of a server."""
    found = store.find(tx, party_id)
    own = None if found is None else found.event_id
    return tuple(one for one in store.events(tx, guild_id) if one != own)
