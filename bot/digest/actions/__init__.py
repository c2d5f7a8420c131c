"""What can be done about a server's digest: plan it, bring each month once, and say what it may quote."""

from bot.digest.actions.months import card, due, look_after, posted, preview, standing, take_up, undeliverable
from bot.digest.actions.planning import find, plan, stop
from bot.digest.actions.quoting import allowed, choices, choose, places

__all__ = (
    "allowed",
    "card",
    "choices",
    "choose",
    "due",
    "find",
    "look_after",
    "places",
    "plan",
    "posted",
    "preview",
    "standing",
    "stop",
    "take_up",
    "undeliverable",
)
