"""Offers and questions to test with."""

from bot.experience import actions as experience
from bot.experience.model import Experience, Request
from bot.kernel.database import Database
from bot.kernel.transaction import Transaction
from tests.conftest import NOW

ADA, BEN, CLEO = 11, 12, 13
GUILD, OTHER_GUILD = 1000, 1001
CHANNEL = 2000
TOPIC = "Marie-Curie fellowships"


async def offered(db: Database, topic: str = TOPIC, by: int = ADA, guild: int = GUILD) -> Experience:
    """Offer to be asked about something."""
    one = await db.run(experience.draft, guild, by, topic, NOW)
    return await db.run(experience.offer, by, one.id, NOW)


async def asked(db: Database, one: Experience, by: int = BEN) -> Request:
    """Ask about it."""
    return await db.run(experience.ask, one.guild_id, by, one.id, CHANNEL, NOW)


async def said(db: Database) -> list[tuple[str, int]]:
    """Return the kinds and lanes of what is to be said, in the order of the deeds."""

    def look(tx: Transaction) -> list[tuple[str, int]]:
        return [(row["kind"], row["lane"]) for row in tx.all("SELECT kind, lane FROM outbox ORDER BY id")]

    return await db.read(look)
