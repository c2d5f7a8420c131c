"""What can be done with shares, each in one transaction: share, withdraw, keep cards true, press buttons."""

from bot.feed.actions.cards import card, posted, refused, resume, undeliverable, vanished, vanished_message
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
from bot.feed.actions.support import press, presses
from bot.feed.actions.talking import talk, talking
from bot.feed.actions.timing import call, called, first_state, release, scheduled, send
from bot.feed.anonymous import withdraw_failure as withdraw_anonymous

__all__ = [
    "audiences",
    "by_message",
    "call",
    "called",
    "card",
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
    "refused",
    "release",
    "resume",
    "retell",
    "scheduled",
    "send",
    "share",
    "shared_in",
    "talk",
    "talking",
    "undecided",
    "undeliverable",
    "vanished",
    "vanished_message",
    "withdraw",
    "withdraw_anonymous",
    "withdraw_failure",
]
