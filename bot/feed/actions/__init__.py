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

__all__ = [
    "audiences",
    "by_message",
    "card",
    "find",
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
    "resume",
    "retell",
    "share",
    "shared_in",
    "undecided",
    "undeliverable",
    "vanished",
    "vanished_message",
    "withdraw",
    "withdraw_failure",
]
