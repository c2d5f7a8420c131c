"""Failures to test with."""

from datetime import datetime, timedelta
from typing import TypedDict, Unpack

from bot.journal import actions as journal
from bot.journal.model import Draft, Failure, Kind, Logged, PartialDate
from bot.kernel.database import Database
from tests.conftest import NOW

ADA, BEN = 11, 12
LATER = NOW + timedelta(hours=1)


class Fields(TypedDict, total=False):
    """What a draft may have besides its line."""

    kind: Kind
    section: str
    happened: PartialDate
    sting: int
    quest_id: int
    story: str
    became: str
    locale: str
    guild_id: int


async def log(
    db: Database,
    text: str,
    member_id: int = ADA,
    now: datetime = NOW,
    *,
    origin: int | None = None,
    **fields: Unpack[Fields],
) -> Logged:
    """Log a failure."""
    return await db.run(journal.log_failure, Draft(member_id, origin, text, **fields), now)


async def log_many(db: Database, number: int, member_id: int = ADA) -> list[Failure]:
    """Log this many failures one after the other."""
    return [(await log(db, f"failure {n}", member_id)).failure for n in range(1, number + 1)]


async def delete_newest(db: Database, now: datetime = NOW) -> Failure:
    """Delete what Ada logged last, and return it."""
    newest = await db.read(journal.newest, ADA)
    return await db.run(journal.delete, ADA, newest.id, now)
