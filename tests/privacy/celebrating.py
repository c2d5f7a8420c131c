"""A party that a member gives, reads at, and drinks to."""

from datetime import datetime, timedelta

from bot.journal import actions as journal
from bot.kernel.transaction import Transaction
from bot.parties import actions as parties
from bot.parties.evening import Picked
from bot.parties.model import Award, Host, Plan, Ritual
from tests.privacy.words import said


def celebrate(tx: Transaction, member_id: int, guild_id: int, channel_id: int, now: datetime) -> None:
    """Give a party that is under way, and raise a glass at every other."""
    at = (now + timedelta(hours=2)).replace(tzinfo=None)
    plan = Plan(at, "Europe/Berlin", said("party place", member_id), "", Ritual.TOAST)
    party = parties.draft(tx, guild_id, channel_id, Host(member_id), plan, now).invitation.party
    parties.plan(tx, member_id, party.id, now)
    line = journal.everything(tx, member_id)[0]
    parties.choose(tx, member_id, party.id, [Picked(line.id, line.line)], (), now)
    parties.begin(tx, member_id, party.id, now)
    parties.evening_posted(tx, party.id, party.channel_id, channel_id + 1, now)
    read = parties.chosen(tx, member_id, party.id)
    parties.honour(tx, member_id, party.id, Award.KINDEST, read[0].id, now)
    for one in parties.to_come(tx, guild_id):
        if parties.evening(tx, one.party.id) is not None:
            parties.raise_glass(tx, member_id, one.party.id, said("glass", member_id), now)
