from datetime import datetime

from bot.feed import actions as feed
from bot.journal import actions as journal
from bot.kernel.database import Transaction
from bot.privacy.model import Holdings, MemberData
from bot.prompts import actions as prompts
from bot.quests import actions as quests


def export(tx: Transaction, member_id: int) -> MemberData:
    """Return everything that is kept of a member, opened."""
    return MemberData(
        member_id=member_id,
        failures=journal.everything(tx, member_id),
        quests=quests.of_member(tx, member_id),
        shares=feed.of_member(tx, member_id),
        answers=prompts.answers(tx, member_id),
        presses=feed.presses(tx, member_id),
    )


def overview(tx: Transaction, member_id: int) -> Holdings:
    """Count what is kept of a member."""
    return export(tx, member_id).holdings


def erase(tx: Transaction, member_id: int, now: datetime) -> Holdings:
    """Erase a member, have what stands in channels deleted, and count what there was; again finds nothing."""
    presses = feed.presses(tx, member_id)
    # Shares hold on to their failures, so they go first.
    shares = feed.forget_member(tx, member_id, now)
    return Holdings(
        shares=shares,
        presses=presses,
        failures=journal.forget_member(tx, member_id),
        quests=quests.forget_member(tx, member_id, now),
        answers=prompts.forget_member(tx, member_id),
    )
