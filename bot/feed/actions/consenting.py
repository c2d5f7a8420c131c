"""Who can see a card, compared with who could when its author agreed: in the moment before it is posted."""

from datetime import datetime, timedelta

from bot.feed import consent, store
from bot.feed.giving_back import give_back
from bot.feed.model import Audience, Share, State
from bot.feed.store import anonymous as rows
from bot.kernel.transaction import Transaction

FRESH = timedelta(minutes=5)
"""Who agreed so lately to be read by name need not be asked about again: what follows a press has no wait in it."""


def to_compare(tx: Transaction, share_id: str, now: datetime) -> bool:
    """Tell whether Discord is to be asked who can see the place before a card goes there.

    So it is for every anonymous one, and for others that waited: for an hour, for moderators, for a feed that was
    paused or has moved. Where Cork could not look when a named one's author agreed, there is nothing to compare with.
    """
    found = store.find(tx, share_id)
    if found is None or found.state is not State.WAITING:
        return False
    if found.audience is Audience.ANONYMOUS:
        return True
    return found.seen_by is not None and (found.shared_at is None or now - found.shared_at >= FRESH)


def compare(tx: Transaction, share_id: str, onlookers: frozenset[int] | None, now: datetime) -> bool:
    """Tell whether a card may be posted where these can see it (None: nobody knows who); else give it back."""
    found = store.find(tx, share_id)
    if found is None or found.state is not State.WAITING:
        return False
    if onlookers is not None and not _is_wider(tx, found, onlookers):
        return True
    give_back(tx, found, now, cancelled=True)
    return False


def _is_wider(tx: Transaction, found: Share, onlookers: frozenset[int]) -> bool:
    agreed = rows.opened(tx, found).seen_by if found.audience is Audience.ANONYMOUS else found.seen_by
    return agreed is None or consent.is_wider(tx, found.guild_id, agreed, onlookers)
