from datetime import datetime

from bot.feed import notices, store
from bot.feed.model import Audience, Share
from bot.kernel import outbox
from bot.kernel.transaction import Transaction


def remove(tx: Transaction, found: Share, now: datetime) -> None:
    """Delete a share. A card under way finds nothing to draw, or is taken away by `posted`.

    Of an anonymous one, what was written just before must not be read off the file either.
    """
    if found.audience is Audience.ANONYMOUS:
        tx.scrub()
    store.delete(tx, found.id)
    for key in (notices.card_key(found.id), notices.release_key(found.id), notices.thread_key(found.id)):
        outbox.take_back(tx, key)
    if found.channel_id is not None and found.message_id is not None:
        outbox.forget(tx, notices.card_key(found.id))
        notices.put_retraction(tx, found.channel_id, found.message_id, now)
