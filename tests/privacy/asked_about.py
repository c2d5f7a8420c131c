"""What a member offers to be asked about, and asks others."""

from datetime import datetime

from bot.experience import actions as experience
from bot.kernel.transaction import Transaction
from tests.privacy.words import said


def offer_and_ask(tx: Transaction, member_id: int, guild_id: int, channel_id: int, now: datetime) -> None:
    """Offer one topic, think about another, and ask about everything that others offer; agree with who asked."""
    offered = experience.draft(tx, guild_id, member_id, said("topic", member_id), now)
    experience.offer(tx, member_id, offered.id, now)
    experience.draft(tx, guild_id, member_id, said("topic not offered", member_id), now)
    for one in experience.find(tx, guild_id, member_id, "", 25):
        experience.ask(tx, guild_id, member_id, one.id, channel_id, now)
        experience.agree(tx, one.member_id, one.id, member_id, now)
        experience.opened(tx, one.id, member_id, channel_id + 1, now)
