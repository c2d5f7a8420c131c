"""Shares to test with, and a delivery that only notes what Discord would have been asked."""

from datetime import datetime, timedelta

from bot.feed import actions as feed
from bot.feed.model import Audience, Share, ShareDraft, State
from bot.guilds import actions as guilds
from bot.journal.model import Failure
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.outbox import Notice
from bot.kernel.transaction import Transaction
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, log

__all__ = ("ADA", "BEN", "CLEO", "FEED", "GUILD", "OTHER_FEED", "open_feed", "share", "shared", "take_up", "waiting")

CLEO = 13
GUILD, OTHER_GUILD = 1000, 1001
FEED, OTHER_FEED = 2000, 2001
TOMORROW = NOW + timedelta(days=1)


async def open_feed(db: Database, channel: int = FEED, guild: int = GUILD) -> None:
    """Give a server a feed."""
    await db.run(guilds.change, guild, NOW, feed_channel=channel)


async def share(
    db: Database,
    failure: Failure,
    audience: Audience = Audience.NAMED,
    *,
    own: str | None = None,
    guild: int = GUILD,
    by: int = ADA,
) -> Share:
    """Share a failure."""
    return await db.run(feed.share, ShareDraft(guild, by, failure.id, failure.line, own, audience), NOW)


async def shared(db: Database, text: str = "Not shortlisted", *, message: int | None = None) -> Share:
    """Log a failure and share it with the name under it; with `message`, its card stands."""
    made = await share(db, (await log(db, text)).failure)
    if message is not None:
        notice = (await waiting(db))[-1]
        await db.run(take_up, notice)
        await db.run(outbox.sent, notice, message)
        await db.run(feed.posted, made.id, notice.lane, message, NOW)
    found = await db.read(feed.find, ADA, made.id)
    assert isinstance(found, Share)
    return found


async def waiting(db: Database, until: datetime = TOMORROW) -> list[Notice]:
    """Return everything that waits to be sent by an instant, in the order of the deeds."""

    def look(tx: Transaction) -> list[Notice]:
        found: list[Notice] = []
        while more := outbox.due(tx, until, busy=(), limit=1):
            found += more
            tx.execute("UPDATE outbox SET dead_reason = 'seen' WHERE id = ?", more[0].id)
        tx.execute("UPDATE outbox SET dead_reason = NULL WHERE dead_reason = 'seen'")
        return sorted(found, key=lambda notice: notice.id)

    return await db.run(look)


def take_up(tx: Transaction, notice: Notice) -> bool:
    """Begin a request, as the delivery does before it renders."""
    return outbox.attempt(tx, notice.id, NOW)


async def kinds(db: Database) -> list[str]:
    """Return the kinds of what waits to be said."""
    return [notice.kind for notice in await waiting(db)]


async def state_of(db: Database, share_id: str) -> State:
    """Return what has become of one of Ada's shares."""
    return (await db.read(feed.find, ADA, share_id)).state
