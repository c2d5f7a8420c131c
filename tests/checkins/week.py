"""A week to test check-ins in."""

from datetime import UTC, datetime, timedelta

from bot.asks import actions as asks
from bot.asks.model import AskDraft
from bot.checkins import actions as checkins
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.outbox import Notice
from bot.members import actions as members
from tests.conftest import NOW
from tests.journal.entries import ADA

SUNDAY = datetime(2026, 3, 15, 17, tzinfo=UTC)
"""The first check-in after NOW."""
WEEK = timedelta(days=7)


async def ask(db: Database, text: str = "Chair in Oslo", member_id: int = ADA) -> int:
    """Note an ask, so that a check-in is expected, and return its id."""
    return (await db.run(asks.add, AskDraft(member_id, None, text), NOW)).ask.id


async def upcoming(db: Database, member_id: int = ADA) -> datetime | None:
    """Return when a member's next check-in is expected."""
    return (await db.read(members.find, member_id)).checkin_at


async def heartbeat(db: Database, now: datetime) -> list[Notice]:
    """Take up what is due, and return the check-ins that are to be sent, as if delivery carried them away."""
    for member_id in await db.read(checkins.due, now):
        await db.run(checkins.send, member_id, now)
    notices = await db.read(outbox.due, now, busy=(), limit=50)
    for notice in notices:
        await db.run(outbox.sent, notice, 9000 + notice.id)
    return notices
