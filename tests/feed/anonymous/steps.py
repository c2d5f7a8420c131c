"""Sharing without a name, step by step."""

from datetime import datetime, timedelta

from bot.feed import actions as feed
from bot.feed import coming_and_going
from bot.feed.model import Audience, Manner, Share, ShareDraft
from bot.guilds import actions as guilds
from bot.kernel import outbox
from bot.kernel.database import Database
from tests.conftest import NOW
from tests.feed.shares import ADA, FEED, GUILD, take_up, waiting
from tests.journal.entries import log

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OUT = NOW + 2 * HOUR
"""When every share of NOW is out."""
GONE = NOW + 16 * DAY
"""When everything has vanished that was left behind until OUT."""


async def allow(db: Database, guild: int = GUILD, channel: int = FEED) -> None:
    """Give a server a feed in which one may share without a name."""
    await db.run(guilds.change, guild, NOW, feed_channel=channel, anonymous=True)


async def tell(
    db: Database,
    text: str = "Not shortlisted",
    *,
    by: int = ADA,
    own: str | None = None,
    guild: int = GUILD,
    manner: Manner | None = None,
    now: datetime = NOW,
) -> Share:
    """Log a failure, or find it again, and share it without a name."""
    failure = (await log(db, text, by)).failure
    draft = ShareDraft(guild, by, failure.id, text, own, Audience.ANONYMOUS, manner or Manner())
    return await db.run(feed.share, draft, now)


async def beat(db: Database, now: datetime) -> None:
    """Do what the heartbeat does for anonymous shares."""
    for guild in await db.read(coming_and_going.due, now):
        await db.run(coming_and_going.release, guild, now)


async def post_all(db: Database, first_message: int = 7, now: datetime = OUT) -> list[int]:
    """Post the cards that wait, and return their messages."""
    messages: list[int] = []
    for notice in await waiting(db):
        if notice.kind == "feed.card":
            messages.append(first_message + len(messages))
            await db.run(take_up, notice)
            await db.run(outbox.sent, notice, messages[-1])
            await db.run(feed.posted, str(notice.payload["share"]), notice.lane, messages[-1], now)
    return messages


async def told(db: Database, text: str = "Not shortlisted", *, by: int = ADA, message: int = 7) -> Share:
    """Share a failure without a name, and let its card stand."""
    made = await tell(db, text, by=by)
    await beat(db, OUT)
    await post_all(db, message)
    return await db.read(feed.find, by, made.id)


async def kinds(db: Database) -> list[str]:
    """Return the kinds of all notices that wait."""
    pending = "SELECT kind FROM outbox WHERE dead_reason IS NULL ORDER BY id"
    return [row["kind"] for row in await db.read(lambda tx: tx.all(pending))]
