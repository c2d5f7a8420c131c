"""A month in a server, to be told of."""

from datetime import UTC, datetime, time, timedelta

from bot.digest import actions as digest
from bot.digest.actions.months import POST
from bot.digest.model import Figures, Schedule
from bot.feed import actions as feed
from bot.feed.model import Audience, Manner, Share, ShareDraft
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import Draft, Kind
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.outbox import Notice
from bot.kernel.schedule import Monthly
from bot.kernel.transaction import Transaction
from tests.conftest import NOW

GUILD, FEED, PLACE = 70, 71, 72
THIRD_OF_APRIL = datetime(2026, 4, 3, 16, 0, tzinfo=UTC)
"""18:00 in Berlin on the day of the digest."""
A_MONTH = timedelta(days=30)


async def set_up(db: Database, *, day: int = 3, zone: str = "Europe/Berlin") -> Schedule:
    """Let the server have a feed, and a digest on a day of the month at six."""
    await db.run(guilds.change, GUILD, NOW, zone="Europe/Berlin", feed_channel=FEED, anonymous=True)
    rule = Monthly(day, time(18), zone)
    return await db.run(digest.plan, GUILD, channel_id=PLACE, rule=rule, now=NOW)


async def share(
    db: Database,
    member_id: int,
    line: str = "A polite no",
    audience: Audience = Audience.NAMED,
    *,
    section: str | None = None,
    kind: Kind | None = None,
    note: str | None = None,
    now: datetime = NOW,
) -> Share:
    """Log a failure and share it; its card stands at once where it has one."""

    def deed(tx: Transaction) -> Share:
        failure = journal.log_failure(tx, Draft(member_id, None, line, kind, section), now).failure
        draft = ShareDraft(GUILD, member_id, failure.id, line, None, audience, Manner(note=note))
        found = feed.share(tx, draft, now)
        if audience is Audience.NAMED:
            feed.posted(tx, found.id, FEED, 9_000_000 + member_id * 1000 + len(line), now)
        return found

    return await db.run(deed)


async def crowd(db: Database, people: int, audience: Audience = Audience.NAMED, *, now: datetime = NOW) -> list[Share]:
    """Let this many people share a failure each."""
    return [await share(db, 100 + one, f"No number {one}", audience, now=now) for one in range(people)]


async def heartbeat(db: Database, now: datetime) -> list[Notice]:
    """Look after the digests as the heartbeat does, and return what is to be said of them."""
    await db.run(digest.look_after, now)
    for guild_id in await db.read(digest.due, now):
        await db.run(digest.take_up, guild_id, now)
    found = await db.read(outbox.due, now, busy=(FEED,), limit=50)
    return [one for one in found if one.kind.startswith("digest.")]


async def deliver(db: Database, notice: Notice) -> None:
    """Record that a notice was sent, as delivery does."""

    def deed(tx: Transaction) -> None:
        outbox.sent(tx, notice, 5000 + notice.id)
        if notice.kind == POST:
            digest.posted(tx, int(notice.payload["digest"]), 5000 + notice.id)

    await db.run(deed)


async def figures(db: Database, now: datetime = THIRD_OF_APRIL) -> Figures | None:
    """Return the figures of the month before, None where there is nothing to say."""
    return (await db.run(digest.preview, GUILD, now)).digest.figures
