from collections.abc import Collection, Iterable
from datetime import datetime

from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.parties import notices
from bot.parties.actions.looking import find
from bot.parties.evening import MOST_LINES, Picked
from bot.parties.model import Line, Party, Ritual, State
from bot.parties.store import lines

OPEN = (State.PLANNED, State.BEGUN)
"""While lines can be chosen."""


def of_host(tx: Transaction, member_id: int, party_id: str, states: Collection[State]) -> Party:
    """Return a party that a member gives and that stands at one of these.

    Raises Refused `evening_rules.only_hosts` for everybody else, and `parties_rules.gone`.
    """
    found = find(tx, party_id)
    if found is None or found.state not in states:
        raise Refused("parties_rules.gone")
    if not found.is_hosted_by(member_id):
        raise Refused("evening_rules.only_hosts")
    return found


def chosen(tx: Transaction, member_id: int, party_id: str) -> tuple[Line, ...]:
    """Return the lines that a host chose for a party, in the order of reading. Refuses as `of_host` does."""
    of_host(tx, member_id, party_id, OPEN)
    return tuple(one for one in lines.of_party(tx, party_id) if one.member_id == member_id)


def choose(
    tx: Transaction, member_id: int, party_id: str, picked: Iterable[Picked], dropped: Collection[int], now: datetime
) -> tuple[Line, ...]:
    """Add failures to what a host reads at a party, and leave those with the ids `dropped` out; return all of theirs.

    At a party that has begun it is seen at once, unless lines are read one by one there. Refuses as `of_host` does, and
    with `evening_rules.no_lines` where the ritual has none, `.too_many_lines`.
    """
    party = of_host(tx, member_id, party_id, OPEN)
    if party.ritual is Ritual.QUIET:
        raise Refused("evening_rules.no_lines")
    for line in chosen(tx, member_id, party_id):
        if line.failure_id in dropped:
            lines.delete(tx, line.id)
    seen = party.state is State.BEGUN and party.ritual is not Ritual.READ_ALOUD  # a quiet one has none
    for one in picked:
        lines.add(tx, party_id, member_id, one, read=seen)
    if len(lines.of_party(tx, party_id)) > MOST_LINES:
        raise Refused("evening_rules.too_many_lines", n=MOST_LINES)
    if party.state is State.BEGUN:
        notices.put_evening_redraw(tx, party, now)
    return chosen(tx, member_id, party_id)
