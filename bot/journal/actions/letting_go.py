from dataclasses import replace
from datetime import datetime

from bot.feed import actions as feed
from bot.feed.model import Audience
from bot.journal import store
from bot.journal.actions.log import expect_checkin
from bot.journal.actions.look import find
from bot.journal.model import Failure
from bot.kernel.transaction import Transaction
from bot.parties import actions as parties


def let_go(tx: Transaction, member_id: int, failure_id: int, now: datetime) -> Failure:
    """Hide an entry from every list and reminder, and take back what others see of it; it goes on counting.

    That holds for a group's total too: a share that is only counted stays. Again changes nothing.
    """
    failure = replace(find(tx, member_id, failure_id), let_go=True)
    store.save(tx, failure)
    for share in feed.of_failure(tx, member_id, failure_id):
        if share.audience is not Audience.COUNTED:
            feed.withdraw(tx, member_id, share.id, now)
    feed.withdraw_anonymous(tx, member_id, failure_id, now)
    parties.withdraw_failure(tx, member_id, failure_id, now)
    return failure


def bring_back(
    tx: Transaction, member_id: int, failure_id: int, now: datetime, *, locale: str, guild_id: int | None
) -> Failure:
    """Put an entry that was let go into the lists and reminders again; what was shared of it stays private.

    `locale` and `guild_id` tell in which language and where the member asked for it.
    """
    failure = replace(find(tx, member_id, failure_id), let_go=False)
    store.save(tx, failure)
    if failure.sting is not None:
        expect_checkin(tx, member_id, now, locale=locale, guild_id=guild_id)
    return failure
