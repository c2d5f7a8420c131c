"""What members answer for themselves alone."""

from collections.abc import Iterable
from datetime import datetime

from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.prompts import answers as answer_store
from bot.prompts.model import ANSWER_LIMIT, Answer


def answer(tx: Transaction, occurrence_id: int, member_id: int, text: str, now: datetime) -> None:
    """Keep what a member answers for themselves alone, in place of an earlier answer of theirs.

    Raises Refused `prompts_rules.empty_answer`, `prompts_rules.long_answer`, or `prompts_rules.unknown_occurrence`.
    """
    text = text.strip()
    if not text:
        raise Refused("prompts_rules.empty_answer")
    if len(text) > ANSWER_LIMIT:
        raise Refused("prompts_rules.long_answer", limit=ANSWER_LIMIT)
    answer_store.save(tx, occurrence_id, member_id, text, now)


def answer_to(tx: Transaction, occurrence_id: int, member_id: int) -> str | None:
    """Return what a member answered to one prompt, or None."""
    return answer_store.find(tx, occurrence_id, member_id)


def answers(tx: Transaction, member_id: int) -> tuple[Answer, ...]:
    """Return what a member answered for themselves, newest first."""
    return answer_store.of_member(tx, member_id)


def unanswered(tx: Transaction, member_id: int, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Return those of these answers whose prompt is still known, and has no answer by the member now."""
    return answer_store.unanswered(tx, member_id, answers)


def put_back(tx: Transaction, member_id: int, answers: Iterable[Answer]) -> None:
    """Keep what an export held, as far as `unanswered` has it."""
    answer_store.put_back(tx, member_id, answers)


def forget_answers(tx: Transaction, member_id: int) -> int:
    """Delete what a member answered, and count it."""
    return answer_store.forget(tx, member_id)
