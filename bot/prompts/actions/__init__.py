"""What can be done about prompts, each in one transaction: plan and prepare weeks, post, answer, and write own ones."""

from bot.kernel.transaction import Transaction
from bot.prompts.actions.answering import answer, answer_to, answers, forget_answers, put_back, unanswered
from bot.prompts.actions.preparing import pass_over, preview, skip, status, unskip
from bot.prompts.actions.suggesting import (
    decide,
    forget_written,
    leave,
    look,
    news,
    suggested_by,
    take_back,
    take_out,
    whole,
    write,
    written_by,
)
from bot.prompts.actions.unnamed import Unnamed, look_unnamed, settle_unnamed, take_back_unnamed, write_unnamed
from bot.prompts.actions.weeks import (
    AT_ONCE,
    card,
    find,
    plan,
    post_due,
    post_now,
    posted,
    stop,
    thread,
    threaded,
    try_again,
    undeliverable,
)

__all__ = (
    "AT_ONCE",
    "Unnamed",
    "answer",
    "answer_to",
    "answers",
    "card",
    "decide",
    "find",
    "forget_member",
    "leave",
    "look",
    "look_unnamed",
    "news",
    "pass_over",
    "plan",
    "post_due",
    "post_now",
    "posted",
    "preview",
    "put_back",
    "settle_unnamed",
    "skip",
    "status",
    "stop",
    "suggested_by",
    "take_back",
    "take_back_unnamed",
    "take_out",
    "thread",
    "threaded",
    "try_again",
    "unanswered",
    "undeliverable",
    "unskip",
    "whole",
    "write",
    "write_unnamed",
    "written_by",
)


def forget_member(tx: Transaction, member_id: int) -> int:
    """Delete what a member answered and the prompts that they wrote, and count both."""
    return forget_answers(tx, member_id) + forget_written(tx, member_id)
