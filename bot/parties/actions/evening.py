from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.parties import notices
from bot.parties.actions.changing import withdraw_event
from bot.parties.actions.choosing import OPEN, of_host
from bot.parties.actions.looking import find
from bot.parties.evening import LASTS_AT_MOST, OPEN_BEFORE, Evening
from bot.parties.model import OVER_LASTS, Party, Ritual, State
from bot.parties.store import evening as store
from bot.parties.store import lines, planning, toasts

_READ_AT_ONCE = (Ritual.TOAST, Ritual.SHRED)
"""Where all lines are seen as soon as it begins; those of a party that was made a quiet one stay unread."""
_HOUR = timedelta(hours=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_HELD = (State.BEGUN, State.ENDED, State.CALLED_OFF)


def evening(tx: Transaction, party_id: str) -> Evening | None:
    """Return what the card and the keepsake of a party are made from, or None where it has not begun."""
    found, messages = find(tx, party_id), store.messages(tx, party_id)
    if found is None or messages is None or found.state not in _HELD:
        return None
    return Evening(
        found, lines.of_party(tx, party_id), toasts.of_party(tx, party_id), store.awards(tx, party_id), *messages
    )


def upcoming(tx: Transaction, member_id: int, party_id: str, now: datetime) -> Evening:
    """Return what a host's party would be if it began now, with their own lines alone.

    Refuses as `begin` does.
    """
    party = _to_begin(tx, member_id, party_id, now)
    seen = party.ritual in _READ_AT_ONCE
    own = tuple(replace(one, read=seen) for one in lines.of_party(tx, party_id) if one.member_id == member_id)
    return Evening(party, own, (), {})


def begin(tx: Transaction, member_id: int, party_id: str, now: datetime) -> Party:
    """Begin a planned party: its card is posted, with all lines unless they are read one by one. Again changes nothing.

    Raises Refused `parties_rules.gone`, `evening_rules.only_hosts`, `.too_early`, and `.nothing_to_read` where the
    ritual needs lines and nobody has chosen any.
    """
    found = _to_begin(tx, member_id, party_id, now)
    if found.state is State.BEGUN:
        return found
    begun = replace(found, state=State.BEGUN)
    planning.save(tx, begun)
    store.begin(tx, party_id, _full_hour(now + LASTS_AT_MOST))
    if found.ritual in _READ_AT_ONCE:
        lines.read_all(tx, party_id)
    notices.put_evening(tx, begun, now)
    notices.put_redraw(tx, begun, now)
    return begun


def end(tx: Transaction, member_id: int, party_id: str, now: datetime) -> Party:
    """End a party that is under way: what is left of it is posted. Again changes nothing.

    Raises Refused `parties_rules.gone` and `evening_rules.only_hosts`.
    """
    found = of_host(tx, member_id, party_id, (State.BEGUN, State.ENDED))
    return _end(tx, found, now) if found.state is State.BEGUN else found


def end_overdue(tx: Transaction, now: datetime) -> None:
    """End the parties that have lasted as long as they may."""
    for party_id in store.overdue(tx, now):
        found = find(tx, party_id)
        if found is not None:
            _end(tx, found, now)


def keepsake(tx: Transaction, member_id: int, party_id: str) -> Evening:
    """Return what a host's own copy is made from.

    Raises Refused `parties_rules.gone` and `evening_rules.only_hosts`.
    """
    of_host(tx, member_id, party_id, (State.ENDED,))
    found = evening(tx, party_id)
    if found is None or not found.has_keepsake:
        raise Refused("parties_rules.gone")
    return found


def evening_posted(tx: Transaction, party_id: str, channel_id: int, message_id: int, now: datetime) -> None:
    """Note where a party's card stands; that of a party which is gone is deleted. 0: somebody has deleted it."""
    if not store.set_message(tx, party_id, message_id) and message_id:
        notices.put_retraction(tx, channel_id, message_id, now)


def keepsake_posted(tx: Transaction, party_id: str, channel_id: int, message_id: int, now: datetime) -> None:
    """Note where a keepsake stands, as `evening_posted` does for the card."""
    if not store.set_keepsake(tx, party_id, message_id) and message_id:
        notices.put_retraction(tx, channel_id, message_id, now)


def _end(tx: Transaction, party: Party, now: datetime) -> Party:
    ended = replace(party, state=State.ENDED, kept_until=(now + OVER_LASTS).date())
    if now < party.starts_at:
        ended = replace(ended, event_id=None)
        withdraw_event(tx, party, now)
    planning.save(tx, ended)
    held = evening(tx, party.id)
    if held is not None and held.has_keepsake:
        # Before the redraws: Discord takes few edits of messages that are older than an hour.
        notices.put_keepsake(tx, ended, now)
    notices.put_evening_redraw(tx, ended, now)
    notices.put_redraw(tx, ended, now)
    return ended


def _to_begin(tx: Transaction, member_id: int, party_id: str, now: datetime) -> Party:
    found = of_host(tx, member_id, party_id, OPEN)
    if found.state is State.BEGUN:
        return found
    if now < found.starts_at - OPEN_BEFORE:
        raise Refused("evening_rules.too_early", at=int((found.starts_at - OPEN_BEFORE).timestamp()))
    if found.ritual in (Ritual.SHRED, Ritual.READ_ALOUD) and not lines.of_party(tx, party_id):
        raise Refused("evening_rules.nothing_to_read")
    return found


def _full_hour(at: datetime) -> datetime:
    """Return the next full hour, which does not tell when somebody pressed a button."""
    return _EPOCH - (-(at - _EPOCH) // _HOUR) * _HOUR
