"""A server with a weekly prompt, and what its organisers would see of it."""

from datetime import UTC, datetime, time, timedelta

from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.outbox import Notice
from bot.kernel.schedule import Weekly
from bot.kernel.transaction import Transaction
from bot.prompts import actions as prompts
from bot.prompts.model import OccurrenceRecord, Schedule, State
from tests.conftest import NOW

GUILD, OTHER_GUILD = 1000, 1001
CHANNEL, OTHER_CHANNEL = 2000, 2001
MONDAY, SUNDAY = 0, 6
MONDAYS_AT_NINE = Weekly(MONDAY, time(9), "Europe/Berlin")
FIRST = datetime(2026, 3, 16, 8, tzinfo=UTC)
"""The first Monday at nine in Berlin after NOW, a Saturday."""
WEEK = timedelta(weeks=1)


async def plan(
    db: Database, rule: Weekly = MONDAYS_AT_NINE, *, guild: int = GUILD, channel: int = CHANNEL, now: datetime = NOW
) -> Schedule:
    """Give a server a weekly prompt."""
    return await db.run(
        prompts.plan, guild, channel_id=channel, rule=rule, ping_role=None, archive_minutes=1440, now=now
    )


async def recent(db: Database, guild: int = GUILD) -> tuple[OccurrenceRecord, ...]:
    """Return the latest occurrences, newest first."""
    return (await db.read(prompts.status, guild, NOW)).recent


async def states(db: Database, guild: int = GUILD) -> list[tuple[str, State, bool]]:
    """Return date, state and lateness of the latest occurrences, newest first."""
    return [(one.local_date.isoformat(), one.state, one.late) for one in await recent(db, guild)]


async def waiting(db: Database, now: datetime = FIRST + 4 * WEEK) -> list[Notice]:
    """Return what is to be sent next in each lane."""
    return await db.read(outbox.due, now, busy=(), limit=1000)


async def deliver(db: Database, now: datetime, message: int = 7) -> None:
    """Post every prompt that waits, and open the threads under them."""
    while notices := await waiting(db, now):
        for notice in notices:
            await db.run(_deliver, notice, message, now)


def _deliver(tx: Transaction, notice: Notice, message: int, now: datetime) -> None:
    occurrence = int(notice.payload["occurrence"])
    outbox.attempt(tx, notice.id, now)
    outbox.sent(tx, notice, message)
    if notice.kind == "prompt.thread":
        prompts.threaded(tx, occurrence, message)
    else:
        prompts.posted(tx, occurrence, message, now)
