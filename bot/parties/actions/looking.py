from collections.abc import Collection
from dataclasses import replace

from bot.guilds import actions as guilds
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.parties.model import Answered, Bottle, Invitation, Party, State
from bot.parties.store import planning as store
from bot.parties.store import replies
from bot.quests import actions as quests


def find(tx: Transaction, party_id: str) -> Party | None:
    """Return a party, whoever gives it, or None."""
    return store.find(tx, party_id)


def hosted(tx: Transaction, member_id: int, party_id: str, states: Collection[State]) -> Party:
    """Return a party that a member gives and that stands at one of these; else raise Refused `parties_rules.gone`."""
    found = store.find(tx, party_id)
    if found is None or not found.is_hosted_by(member_id) or found.state not in states:
        raise Refused("parties_rules.gone")
    return found


def organised(tx: Transaction, member_id: int, party_id: str) -> Party:
    """Return a planned party that this member changes and may call off.

    Raises Refused `parties_rules.gone`, and `parties_rules.not_yours` for a host who came to it later.
    """
    found = hosted(tx, member_id, party_id, (State.PLANNED,))
    if found.organiser != member_id:
        raise Refused("parties_rules.not_yours")
    return found


def invitation(tx: Transaction, party_id: str) -> Invitation:
    """Return what the card of a party is made from. Raises Refused `parties_rules.gone`."""
    found = store.find(tx, party_id)
    if found is None:
        raise Refused("parties_rules.gone")
    return Invitation(
        party=found,
        bottles=_bottles(tx, found),
        replies=replies.count(tx, party_id),
        locale=guilds.find(tx, found.guild_id).locale,
    )


def to_come(tx: Transaction, guild_id: int) -> tuple[Invitation, ...]:
    """Return what is planned or under way in a server, the soonest first."""
    return tuple(invitation(tx, one.id) for one in store.to_come(tx, guild_id))


def given_by(tx: Transaction, member_id: int, states: Collection[State]) -> tuple[Party, ...]:
    """Return the parties that a member gives anywhere and that stand at one of these, the soonest first."""
    return tuple(one for one in store.hosted_by(tx, member_id) if one.state in states)


def of_member(tx: Transaction, member_id: int) -> tuple[Party, ...]:
    """Return every party of a member's, without its other hosts."""
    return tuple(_alone(one, member_id) for one in store.hosted_by(tx, member_id))


def answered_by(tx: Transaction, member_id: int) -> tuple[Answered, ...]:
    """Return what a member said to invitations."""
    return replies.of_member(tx, member_id)


def _alone(party: Party, member_id: int) -> Party:
    return replace(party, hosts=tuple(host for host in party.hosts if host.member_id == member_id))


def _bottles(tx: Transaction, party: Party) -> tuple[Bottle, ...]:
    found = []
    for host in party.hosts:
        if host.quest_id is not None:
            quest = quests.find(tx, host.member_id, host.quest_id)
            found.append(Bottle(host.member_id, quest.goal, quest.toast))
    return tuple(found)
