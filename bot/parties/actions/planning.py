import secrets
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.guilds import actions as guilds
from bot.kernel.errors import Refused
from bot.kernel.schedule import instant_of
from bot.kernel.transaction import Transaction
from bot.parties import notices
from bot.parties.actions.looking import hosted, invitation
from bot.parties.model import (
    DRAFT_LASTS,
    FURTHEST,
    MOST_HOSTS,
    MOST_PLANNED,
    TEXT_LIMIT,
    Host,
    Party,
    Plan,
    Proposal,
    State,
)
from bot.parties.store import planning as store
from bot.parties.store import replies
from bot.quests import actions as quests

NO_ZONE = "UTC"
"""The zone of a server where nobody has named one."""
_OPEN = (State.DRAFT, State.MISSED)
"""What can be planned."""


def draft(tx: Transaction, guild_id: int, channel_id: int, host: Host, plan: Plan, now: datetime) -> Proposal:
    """Keep what a member is about to plan, in place of what they were about to before; a day long only they see it.

    The invitation will go to the server's party channel, or to `channel_id` where there is none. Refuses as `checked`
    does, a quest that is not theirs with `quests.unknown`, and more than a few parties with `parties_rules.many`.
    """
    _check_many(tx, guild_id, host.member_id)
    if host.quest_id is not None:
        quests.find(tx, host.member_id, host.quest_id)
    guild = guilds.find(tx, guild_id)
    fresh = Party(
        id=secrets.token_urlsafe(12),
        guild_id=guild_id,
        channel_id=guild.party_channel or channel_id,
        starts_at=now,
        zone=plan.zone,
        local_date=now.date(),
        place="",
        guests="",
        ritual=plan.ritual,
        state=State.DRAFT,
        kept_until=(now + DRAFT_LASTS).date(),
    )
    store.delete_drafts(tx, guild_id, host.member_id)
    store.save(tx, checked(tx, fresh, plan, now))
    store.put_host(tx, fresh.id, host)
    return proposal(tx, host.member_id, fresh.id)


def redate(tx: Transaction, member_id: int, party_id: str, plan: Plan, now: datetime) -> Proposal:
    """Keep what a host wants of a party that was missed, until they plan it anew. Refuses as `checked` does.

    Raises Refused `parties_rules.gone` for any other party.
    """
    found = hosted(tx, member_id, party_id, (State.MISSED,))
    store.save(tx, checked(tx, found, plan, now))
    return proposal(tx, member_id, party_id)


def proposal(tx: Transaction, member_id: int, party_id: str) -> Proposal:
    """Return what a host is about to plan, or has just planned. Raises Refused `parties_rules.gone`."""
    found = hosted(tx, member_id, party_id, (*_OPEN, State.PLANNED))
    other = store.planned_on(tx, found.guild_id, found.local_date)
    taken_by = invitation(tx, other.id) if other is not None and other.id != found.id else None
    return Proposal(invitation(tx, found.id), taken_by)


def plan(tx: Transaction, member_id: int, party_id: str, now: datetime) -> Proposal:
    """Plan what a host looked at: it is announced, and stands in the calendar. Again changes nothing.

    Where another party has that day by now nothing is planned either, and `taken_by` tells which. Raises Refused
    `parties_rules.gone`, `.past` and `.many`.
    """
    found, shown = hosted(tx, member_id, party_id, (*_OPEN, State.PLANNED)), proposal(tx, member_id, party_id)
    if found.state is State.PLANNED or shown.taken_by is not None:
        return shown
    if found.starts_at <= now:
        raise Refused("parties_rules.past")
    _check_many(tx, found.guild_id, member_id)
    planned = replace(
        found,
        channel_id=guilds.find(tx, found.guild_id).party_channel or found.channel_id,
        state=State.PLANNED,
        round=found.round + 1,
        event_id=None,
        event_trouble=None,
        message_id=None,
        card_refused=False,
        kept_until=None,
    )
    store.save(tx, planned)
    replies.clear(tx, party_id)
    notices.put_card(tx, planned, now)
    notices.put_event(tx, planned, now)
    return proposal(tx, member_id, party_id)


def join(tx: Transaction, member_id: int, party_id: str, now: datetime) -> Party:
    """Give the party that is planned for the day of a host's own plan together with its hosts, and drop that plan.

    Raises Refused `parties_rules.gone` where there is none on that day, `.many_hosts`.
    """
    own = hosted(tx, member_id, party_id, _OPEN)
    other = store.planned_on(tx, own.guild_id, own.local_date)
    if other is None:
        raise Refused("parties_rules.gone")
    if not other.is_hosted_by(member_id) and len(other.hosts) >= MOST_HOSTS:
        raise Refused("parties_rules.many_hosts", most=MOST_HOSTS)
    store.put_host(tx, other.id, next(host for host in own.hosts if host.member_id == member_id))
    store.drop_host(tx, own.id, member_id)
    if len(own.hosts) == 1:
        store.delete(tx, own.id)
    notices.put_redraw(tx, other, now)
    return hosted(tx, member_id, other.id, (State.PLANNED,))


def drop_draft(tx: Transaction, member_id: int, party_id: str) -> None:
    """Forget what a member was about to plan; again changes nothing. What was missed stays as it is."""
    found = store.find(tx, party_id)
    if found is not None and found.state is State.DRAFT and found.is_hosted_by(member_id):
        store.delete(tx, party_id)


def checked(tx: Transaction, party: Party, plan: Plan, now: datetime) -> Party:
    """Return a party as a host wants it; a start that is planned already is not looked at again.

    Raises Refused `parties_rules.empty_place`, `.place_too_long`, `.guests_too_long`, `.past`, `.far`.
    """
    place, guests = " ".join(plan.place.split()), " ".join(plan.guests.split())
    if not place:
        raise Refused("parties_rules.empty_place")
    if len(place) > TEXT_LIMIT:
        raise Refused("parties_rules.place_too_long", limit=TEXT_LIMIT)
    if len(guests) > TEXT_LIMIT:
        raise Refused("parties_rules.guests_too_long", limit=TEXT_LIMIT)
    changed = replace(party, place=place, guests=guests, ritual=plan.ritual)
    if party.state is State.PLANNED and plan.zone == party.zone and plan.at == party.wall_time:
        return changed
    starts_at = instant_of(plan.at.date(), plan.at.time(), ZoneInfo(plan.zone))
    if starts_at <= now:
        raise Refused("parties_rules.past")
    if starts_at > now + FURTHEST:
        raise Refused("parties_rules.far")
    day = _day_of(tx, party.guild_id, starts_at, plan.zone)
    return replace(changed, starts_at=starts_at, zone=plan.zone, local_date=day)


def _day_of(tx: Transaction, guild_id: int, starts_at: datetime, zone: str) -> date:
    named = guilds.find(tx, guild_id).zone
    return starts_at.astimezone(ZoneInfo(zone if named == NO_ZONE else named)).date()


def _check_many(tx: Transaction, guild_id: int, member_id: int) -> None:
    standing = [one for one in store.to_come(tx, guild_id) if one.organiser == member_id]
    if len(standing) >= MOST_PLANNED:
        raise Refused("parties_rules.many", most=MOST_PLANNED)
