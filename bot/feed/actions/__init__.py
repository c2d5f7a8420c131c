"""What can be done with shares, each in one transaction: share, withdraw, keep cards true, press buttons."""

from bot.feed.actions.cards import card, posted, refused, resume, undeliverable, vanished, vanished_message
from bot.feed.actions.consenting import compare, to_compare
from bot.feed.actions.sharing import (
    audiences,
    by_message,
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
from bot.feed.actions.talking import talk, talking
from bot.feed.actions.timing import call, called, first_state, release, scheduled, send
from bot.feed.anonymous import withdraw_failure as withdraw_anonymous

__all__ = [
    "ask_me",
    "asked",
    "audiences",
    "by_message",
    "call",
    "called",
    "card",
    "compare",
    "find",
    "first_state",
    "forget_member",
    "group_total",
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
