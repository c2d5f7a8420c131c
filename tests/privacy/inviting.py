"""Parties that a member gives, was about to give, and was invited to."""

from datetime import datetime, timedelta

from bot.kernel.transaction import Transaction
from bot.parties import actions as parties
from bot.parties.model import Host, Plan, Reply, Ritual, State
from tests.privacy.words import said

EVENT = 999001122334455667


def invite_and_reply(tx: Transaction, member_id: int, guilds: tuple[int, int], card: int, now: datetime) -> None:
    """Plan a party, or find that its day is taken, think about another, and answer all invitations."""
    at = (now + timedelta(days=10)).replace(tzinfo=None)
    plan = Plan(at, "Europe/Berlin", said("party place", member_id), said("party guests", member_id), Ritual.SHRED)
    proposed = parties.draft(tx, guilds[0], card, Host(member_id), plan, now).invitation.party
    if parties.plan(tx, member_id, proposed.id, now).taken_by is None:
        parties.posted(tx, proposed.id, 1, proposed.channel_id, card, now)
        parties.event_made(tx, proposed.id, guilds[0], EVENT, now)
    thought = Plan(at, "Europe/Berlin", said("party draft", member_id), "", Ritual.QUIET)
    parties.draft(tx, guilds[1], card, Host(member_id), thought, now)
    for one in parties.to_come(tx, guilds[0]):
        if one.party.state is not State.PLANNED:
            continue
        parties.reply(tx, member_id, one.party.id, 1, Reply.COMING, now)
