from datetime import datetime

from bot.journal.model import clean_line, is_blank
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.parties import notices
from bot.parties.actions.choosing import of_host
from bot.parties.actions.evening import evening
from bot.parties.actions.looking import find
from bot.parties.actions.taking_out import redraw
from bot.parties.evening import MOST_TOASTS, TOAST_LIMIT, Evening
from bot.parties.model import Award, Party, Ritual, State, Toast
from bot.parties.store import evening as store
from bot.parties.store import lines, toasts


def read_next(tx: Transaction, member_id: int, party_id: str, number: int, now: datetime) -> None:
    """Let everybody see the next line, where `number` have been read; for any other number nothing changes.

    Raises Refused `parties_rules.gone` and `evening_rules.only_hosts`.
    """
    party = of_host(tx, member_id, party_id, (State.BEGUN,))
    held = _held(tx, party_id)
    if held.following is not None and len(held.read) == number:
        lines.set_read(tx, held.following.id)
        notices.put_evening_redraw(tx, party, now)


def shred(tx: Transaction, member_id: int, party_id: str, line_id: str, now: datetime) -> None:
    """Strike a line through; the entry stays in its member's journal. Again changes nothing.

    Raises Refused `parties_rules.gone`, and `evening_rules.not_your_line` for everybody but the host who chose it.
    """
    held = _held(tx, party_id)
    line = next((one for one in held.read if one.id == line_id), None)
    if line is None or held.party.ritual is not Ritual.SHRED:
        raise Refused("parties_rules.gone")
    if line.member_id != member_id:
        raise Refused("evening_rules.not_your_line")
    lines.set_shredded(tx, line_id)
    notices.put_evening_redraw(tx, held.party, now)


def toast_of(tx: Transaction, member_id: int, party_id: str) -> str:
    """Return a member's toast at a party that is under way, empty where they have none.

    Raises Refused `parties_rules.gone`, and `evening_rules.no_toasts` at a quiet one.
    """
    party = _under_way(tx, party_id)
    found = next((one for one in toasts.of_party(tx, party.id) if one.member_id == member_id), None)
    return "" if found is None else found.text


def raise_glass(tx: Transaction, member_id: int, party_id: str, text: str, now: datetime) -> str:
    """Keep a member's toast, in place of the one they had, and return it; an empty one takes it back.

    Refuses as `toast_of` does, and with `evening_rules.toast_too_long`, `.too_many_toasts`.
    """
    party, words = _under_way(tx, party_id), clean_line(text)
    if len(words) > TOAST_LIMIT:
        raise Refused("evening_rules.toast_too_long", limit=TOAST_LIMIT)
    if not is_blank(words):
        toasts.put(tx, Toast(party_id, member_id, words))
        if len(toasts.of_party(tx, party_id)) > MOST_TOASTS:
            raise Refused("evening_rules.too_many_toasts")
    else:
        toasts.drop(tx, party_id, member_id)
    notices.put_evening_redraw(tx, party, now)
    return "" if is_blank(words) else words


def lower_glass(tx: Transaction, member_id: int, party_id: str, now: datetime) -> bool:
    """Take a member's toast back, at a party that is over too, and tell whether there was one."""
    party = find(tx, party_id)
    if party is None or not toasts.drop(tx, party_id, member_id):
        return False
    redraw(tx, party_id, now)
    return True


def leave_out(tx: Transaction, member_id: int, party_id: str, guest_id: int, now: datetime) -> Evening:
    """Take a guest's toast out, as a host may; again changes nothing.

    Raises Refused `parties_rules.gone` and `evening_rules.only_hosts`.
    """
    held = honourable(tx, member_id, party_id)
    if any(toast.member_id == guest_id for toast in held.toasts):
        toasts.drop(tx, party_id, guest_id)
        notices.put_evening_redraw(tx, held.party, now)
    return _held(tx, party_id)


def honourable(tx: Transaction, member_id: int, party_id: str) -> Evening:
    """Return a party whose letters a host may honour. Refuses as `honour` does."""
    of_host(tx, member_id, party_id, (State.BEGUN,))
    return _held(tx, party_id)


def honour(tx: Transaction, member_id: int, party_id: str, award: Award, line_id: str | None, now: datetime) -> Evening:
    """Give an award to a line that was read, in place of the one that has it; None gives it to no line.

    Raises Refused `parties_rules.gone` and `evening_rules.only_hosts`.
    """
    held = honourable(tx, member_id, party_id)
    if line_id is None:
        store.take_award(tx, party_id, award)
    elif any(line.id == line_id for line in held.read):
        store.award(tx, party_id, award, line_id)
    else:
        raise Refused("parties_rules.gone")
    notices.put_evening_redraw(tx, held.party, now)
    return _held(tx, party_id)


def _under_way(tx: Transaction, party_id: str) -> Party:
    found = find(tx, party_id)
    if found is None or found.state is not State.BEGUN:
        raise Refused("parties_rules.gone")
    if found.ritual is Ritual.QUIET:
        raise Refused("evening_rules.no_toasts")
    return found


def _held(tx: Transaction, party_id: str) -> Evening:
    found = evening(tx, party_id)
    if found is None or found.party.state is not State.BEGUN:
        raise Refused("parties_rules.gone")
    return found
