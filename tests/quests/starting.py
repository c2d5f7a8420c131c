"""A quest to test with."""

from bot.kernel.database import Database
from bot.quests import actions as quests
from bot.quests.model import Quest, QuestDraft
from tests.conftest import NOW

ADA, BEN = 11, 12


async def start(
    db: Database,
    member_id: int = ADA,
    *,
    origin: int | None = None,
    goal: int = 10,
    scope: str = "",
    toast: str = "tea",
    guild_id: int | None = None,
    announced: bool = False,
) -> Quest:
    """Start a quest; without an origin it is a deed of its own."""
    draft = QuestDraft(
        member_id,
        origin or 1000 * member_id + len(await db.read(quests.of_member, member_id)),
        goal,
        toast,
        scope,
        announced=announced,
        guild_id=guild_id,
    )
    return await db.run(quests.start, draft, NOW)
