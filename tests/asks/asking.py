"""Asks to test with."""

from datetime import datetime
from typing import TypedDict, Unpack

from bot.asks import actions as asks
from bot.asks.model import Answer, Answered, Ask, AskDraft
from bot.journal.model import PartialDate
from bot.kernel.database import Database
from tests.conftest import NOW
from tests.journal.entries import ADA

MARCH_FIRST = PartialDate(2026, 3, 1)
TODAY = PartialDate(2026, 3, 14)


class Fields(TypedDict, total=False):
    """What a draft may have besides its line."""

    section: str
    quest_id: int
    sent_on: PartialDate
    guild_id: int


async def ask_for(
    db: Database,
    text: str = "Chair in Oslo",
    member_id: int = ADA,
    now: datetime = NOW,
    *,
    origin: int | None = None,
    **fields: Unpack[Fields],
) -> Ask:
    """Note an ask."""
    return (await db.run(asks.add, AskDraft(member_id, origin, text, **fields), now)).ask


async def hear(
    db: Database,
    ask: Ask,
    answer: Answer,
    answered_on: PartialDate | None = TODAY,
    now: datetime = NOW,
    *,
    unless_answered: bool = False,
) -> Answered:
    """Note how an ask ended."""
    return await db.run(
        asks.answered,
        ask.member_id,
        ask.id,
        answer,
        answered_on,
        now,
        unless_answered=unless_answered,
    )
