"""What a member can do with their asks: one function, one transaction, one deed."""

from bot.asks.actions.answer import answered, reopen, settle, withdraw
from bot.asks.actions.look import find, fitting, of_member, page, suggest, waiting, waiting_of_quest
from bot.asks.actions.note import add, bring, change, forget, forget_member, put_back, take_back_batch

__all__ = (
    "add",
    "answered",
    "bring",
    "change",
    "find",
    "fitting",
    "forget",
    "forget_member",
    "of_member",
    "page",
    "put_back",
    "reopen",
    "settle",
    "suggest",
    "take_back_batch",
    "waiting",
    "waiting_of_quest",
    "withdraw",
)
