"""What can be done with shares, each in one transaction: share, withdraw, keep cards true, press buttons."""

from bot.feed.actions.cards import card, posted, refused, resume, ruled, undeliverable, vanished, vanished_message
from bot.feed.actions.consenting import compare, to_compare
from bot.feed.actions.sharing import (
    audiences,
    find,
    forget_member,
    group_total,
    leave,
    named,
    of_failure,
    of_member,
    retell,
    share,
    shared_in,
    undecided,
    withdraw,
    withdraw_failure,
)
from bot.feed.actions.support import ask_me, asked, press, presses, readable, support, supported
from bot.feed.actions.talking import forget_thread, is_shut, talk, talking
from bot.feed.actions.timing import call, called, first_state, release, scheduled, send
from bot.feed.anonymous import withdraw_failure as withdraw_anonymous

__all__ = [
    "ask_me",
    "asked",
    "audiences",
    "call",
    "called",
    "card",
    "compare",
    "find",
    "first_state",
    "forget_member",
    "forget_thread",
    "group_total",
    "is_shut",
    "leave",
    "named",
    "of_failure",
    "of_member",
    "posted",
    "press",
    "presses",
    "readable",
    "refused",
    "release",
    "resume",
    "retell",
    "ruled",
    "scheduled",
    "send",
    "share",
    "shared_in",
    "support",
    "supported",
    "talk",
    "talking",
    "to_compare",
    "undecided",
    "undeliverable",
    "vanished",
    "vanished_message",
    "withdraw",
    "withdraw_anonymous",
    "withdraw_failure",
]
