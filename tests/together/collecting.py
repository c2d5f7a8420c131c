"""A server that collects together, morning after morning."""

from datetime import datetime, timedelta

from bot.guilds import actions as guilds
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.outbox import Notice
from bot.together import actions as together
from bot.together.model import Together
from tests.conftest import NOW

GUILD, PARTY = 7, 70
ZONE = "Europe/Berlin"
DAY = timedelta(days=1)
FIRST_COUNTING = datetime.fromisoformat("2026-03-16T09:00+01:00")
"""The first that takes in what is logged NOW, which is noon of the 14th."""


async def begin(db: Database, goal: int = 10, *, party_channel: int | None = PARTY) -> Together:
    """Let a server begin to collect."""
    await db.run(guilds.change, GUILD, NOW, zone=ZONE, party_channel=party_channel)
    return await db.run(together.set_goal, GUILD, goal, NOW)


async def join(db: Database, *members: int, now: datetime = NOW) -> None:
    """Let members join in."""
    for member_id in members:
        await db.run(together.join, GUILD, member_id, now)


async def counted(db: Database, now: datetime = FIRST_COUNTING) -> Together:
    """Let the heartbeat look at a moment, and return what everybody sees then."""
    for guild_id in await db.read(together.due, now):
        await db.run(together.count, guild_id, now)
    return await shown(db)


async def shown(db: Database) -> Together:
    """Return what everybody sees."""
    found = await db.read(together.find, GUILD)
    assert found is not None
    return found


async def deliver(db: Database, message_id: int = 9000, *, now: datetime = FIRST_COUNTING + DAY) -> list[Notice]:
    """Carry everything away that waits, let cards arrive as messages numbered from this id, and return it in order."""
    found = list[Notice]()
    while notices := await db.read(outbox.due, now, busy=(), limit=50):
        for notice in notices:
            arrived = message_id + len(found)
            await db.run(outbox.sent, notice, arrived)
            if notice.kind == "group.card":
                guild_id, number = int(notice.payload["guild"]), int(notice.payload["number"])
                await db.run(together.posted, guild_id, number, notice.lane, arrived, now)
            found.append(notice)
    return found


def parties(notices: list[Notice]) -> list[tuple[int, int | str]]:
    """Return where parties are held, and at how many."""
    return [(notice.lane, notice.payload["n"]) for notice in notices if notice.kind == "group.party"]
