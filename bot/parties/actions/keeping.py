from datetime import datetime

from bot.kernel.transaction import Transaction
from bot.parties import notices
from bot.parties.actions.changing import step_back, withdraw_event
from bot.parties.actions.taking_out import fall_silent, spoken_in, take_down
from bot.parties.model import Party, State
from bot.parties.store import planning as store
from bot.parties.store import replies

_STANDING = (State.PLANNED, State.BEGUN, State.MISSED)


def count_in(tx: Transaction, member_id: int, guild_id: int) -> int:
    """Count the parties that a member gives in a server, and what they said to invitations and at parties there."""
    replied = len(_replied_in(tx, member_id, guild_id))
    return len(_given_in(tx, member_id, guild_id)) + replied + spoken_in(tx, member_id, guild_id)


def leave(tx: Transaction, member_id: int, guild_id: int, now: datetime) -> int:
    """Step back from every party in a server, take back what was said to invitations and at parties, and count it."""
    given, replied = _given_in(tx, member_id, guild_id), _replied_in(tx, member_id, guild_id)
    silenced = fall_silent(tx, member_id, now, guild_id=guild_id)
    store.delete_drafts(tx, guild_id, member_id)
    for one in given:
        step_back(tx, member_id, one.id, now)
    for one in replied:
        replies.drop(tx, one.id, member_id)
        notices.put_redraw(tx, one, now)
    return len(given) + len(replied) + silenced


def forget_member(tx: Transaction, member_id: int, now: datetime) -> int:
    """Forget a member's parties, what they said to invitations, and what they said at parties, and count it.

    What others give with them goes on without them; the rest goes with its invitation and its event.
    """
    given, replied = store.hosted_by(tx, member_id), replies.of_member(tx, member_id)
    silenced = fall_silent(tx, member_id, now)
    for party in given:
        store.drop_host(tx, party.id, member_id)
        if len(party.hosts) == 1:
            _remove(tx, party, now)
        elif party.state in _STANDING:
            notices.put_redraw(tx, party, now)
    for said in replied:
        replies.drop(tx, said.party_id, member_id)
        if (replied_to := store.find(tx, said.party_id)) is not None:
            notices.put_redraw(tx, replied_to, now)
    return len(given) + len(replied) + silenced


def _remove(tx: Transaction, party: Party, now: datetime) -> None:
    """Delete a party; what is on its way is recognised as not wanted when it arrives."""
    withdraw_event(tx, party, now)
    notices.take_back(tx, party)
    if party.message_id:
        notices.put_retraction(tx, party.channel_id, party.message_id, now)
    take_down(tx, party, now)
    store.delete(tx, party.id)


def _given_in(tx: Transaction, member_id: int, guild_id: int) -> tuple[Party, ...]:
    return tuple(one for one in store.hosted_by(tx, member_id) if one.guild_id == guild_id and one.state in _STANDING)


def _replied_in(tx: Transaction, member_id: int, guild_id: int) -> tuple[Party, ...]:
    found = (store.find(tx, said.party_id) for said in replies.of_member(tx, member_id))
    return tuple(one for one in found if one is not None and one.guild_id == guild_id)
