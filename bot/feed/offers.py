"""An offer to share: the version a member is looking at before anything is shared, and what they decide."""

from datetime import datetime

from bot.feed import actions, drafts
from bot.feed.model import TEXT_LIMIT, Audience, Share, ShareDraft
from bot.kernel.database import Transaction
from bot.kernel.errors import Refused


def reword(tx: Transaction, guild_id: int, member_id: int, failure_id: int, text: str) -> None:
    """Keep the member's own version for one server until they decide, in the place of an earlier one."""
    if not text.strip():
        raise Refused("feed_rules.empty")
    if len(text) > TEXT_LIMIT:
        raise Refused("feed_rules.too_long", limit=TEXT_LIMIT)
    drafts.save(tx, guild_id, member_id, failure_id, text)


def wording(tx: Transaction, guild_id: int, member_id: int, failure_id: int) -> str | None:
    """Return the own version that waits for a decision, or that is shared already; None where there is neither."""
    draft = drafts.find(tx, guild_id, member_id, failure_id)
    if draft is not None:
        return draft
    shared = _shared(tx, guild_id, member_id, failure_id)
    return shared.text if shared and shared.own_version else None


def settle(
    tx: Transaction, guild_id: int, member_id: int, failure_id: int, line: str, audience: Audience, now: datetime
) -> tuple[Share | None, int]:
    """Give a failure the audience its author decided on; return the share (None: private) and the group's total."""
    if audience is Audience.PRIVATE:
        share = None
        if shared := _shared(tx, guild_id, member_id, failure_id):
            actions.withdraw(tx, member_id, shared.id, now)
    else:
        own = wording(tx, guild_id, member_id, failure_id)
        share = actions.share(tx, ShareDraft(guild_id, member_id, failure_id, line, own, audience), now)
    drafts.forget(tx, guild_id, member_id, failure_id)
    return share, actions.group_total(tx, guild_id)


def _shared(tx: Transaction, guild_id: int, member_id: int, failure_id: int) -> Share | None:
    of_failure = actions.of_failure(tx, member_id, failure_id)
    return next((share for share in of_failure if share.guild_id == guild_id), None)
