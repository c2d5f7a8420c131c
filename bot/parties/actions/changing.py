from dataclasses import replace
from datetime import datetime

from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.parties import notices
from bot.parties.actions.looking import hosted, invitation, organised
from bot.parties.actions.planning import checked
from bot.parties.actions.taking_out import redraw, take_out_lines
from bot.parties.model import OVER_LASTS, Invitation, Party, Plan, Reply, State
from bot.parties.store import lines, replies
from bot.parties.store import planning as store

_OPEN_TO_HOSTS = (State.PLANNED, State.BEGUN, State.MISSED)


def change(tx: Transaction, member_id: int, party_id: str, plan: Plan, now: datetime) -> Invitation:
    """Change a planned party; the invitation and the event follow. With another day nobody has said that they come.

    Refuses as `planning.checked` does; raises Refused `parties_rules.gone`, `.not_yours` for a host who came to it
    later, and `.day_taken` where another party is planned for that day.
    """
    found = organised(tx, member_id, party_id)
    changed = checked(tx, found, plan, now)
    if changed.local_date != found.local_date:
        if store.planned_on(tx, found.guild_id, changed.local_date) is not None:
            raise Refused("parties_rules.day_taken")
        replies.clear(tx, party_id)
    if changed != found:
        store.save(tx, changed)
        notices.put_redraw(tx, changed, now)
        notices.put_event(tx, changed, now)
    return invitation(tx, party_id)


def call_off(tx: Transaction, member_id: int, party_id: str, now: datetime) -> Party:
    """Call a planned party off for everybody; its place and its guests' answers are forgotten.

    Raises Refused `parties_rules.gone`, and `.not_yours` for a host who came to it later.
    """
    found = organised(tx, member_id, party_id)
    close(tx, found, now)
    return found


def step_back(tx: Transaction, member_id: int, party_id: str, now: datetime) -> Party:
    """Let a host give a party no longer, nor read at it; the others go on, and without any it is called off.

    Returns the party as it was. Raises Refused `parties_rules.gone`.
    """
    found = hosted(tx, member_id, party_id, _OPEN_TO_HOSTS)
    take_out_lines(tx, member_id, party_id, now)
    store.drop_host(tx, party_id, member_id)
    if len(found.hosts) == 1:
        close(tx, found, now)
    else:
        notices.put_redraw(tx, found, now)
    redraw(tx, party_id, now)
    return found


def reply(tx: Transaction, member_id: int, party_id: str, round_: int, said: Reply | None, now: datetime) -> Party:
    """Write what a member says to an invitation, in place of what they said before; None takes it back.

    `round_` is the planning that the invitation belongs to. Raises Refused `parties_rules.gone` where it is over.
    """
    found = store.find(tx, party_id)
    if found is None or found.state is not State.PLANNED or found.round != round_:
        raise Refused("parties_rules.gone")
    if said is None:
        replies.drop(tx, party_id, member_id)
    else:
        replies.put(tx, party_id, member_id, said)
    notices.put_redraw(tx, found, now)
    return found


def close(tx: Transaction, party: Party, now: datetime) -> None:
    """Call a party off that has nobody to give it, or none who will."""
    over = replace(
        party,
        state=State.CALLED_OFF,
        place="",
        guests="",
        event_id=None,
        kept_until=(now + OVER_LASTS).date(),
    )
    store.save(tx, over)
    replies.clear(tx, party.id)
    lines.clear(tx, party.id)
    notices.put_redraw(tx, over, now)
    withdraw_event(tx, party, now)


def withdraw_event(tx: Transaction, party: Party, now: datetime) -> None:
    """Have the scheduled event of a party deleted, or looked for where it may be there unheard of."""
    if party.event_id is not None:
        notices.put_event_off(tx, party.guild_id, party.event_id, now)
    elif party.state is State.PLANNED and party.event_trouble is None:
        notices.put_event(tx, party, now)
