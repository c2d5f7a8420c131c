"""A member who answers a week's prompt without their name, and thinks of another version."""

from datetime import datetime

from bot.kernel.transaction import Transaction
from bot.prompts import actions as prompts
from tests.privacy.words import said

THREAD = 998880011223344556


def answer_unnamed(tx: Transaction, member_id: int, guild_id: int, occurrence_id: int, now: datetime) -> None:
    """Give the prompt a thread, and answer in it."""
    prompts.threaded(tx, occurrence_id, THREAD)
    prompts.write_unnamed(tx, guild_id, member_id, occurrence_id, said("unnamed answer", member_id), now)
    prompts.settle_unnamed(tx, guild_id, member_id, occurrence_id, frozenset({guild_id}), now)
    prompts.write_unnamed(tx, guild_id, member_id, occurrence_id, said("undecided answer", member_id), now)
