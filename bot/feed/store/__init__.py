"""The shares of failures and the presses on their cards, as the database keeps them."""

from bot.feed.store.anonymous import insert_anonymous
from bot.feed.store.changing import set_day, set_due, set_manner, set_released, set_seen_by, set_thread
from bot.feed.store.presses import forget_presses, presses, toggle, totals
from bot.feed.store.reading import (
    audiences,
    due,
    find,
    is_by,
    of_failure,
    of_failure_in,
    of_member,
    of_message,
    tag,
    total,
    waiting,
    with_member,
)
from bot.feed.store.standing import forget_standing, standing
from bot.feed.store.writing import delete, insert, own_failure, set_channel, set_posted, set_text

__all__ = (
    "audiences",
    "delete",
    "due",
    "find",
    "forget_presses",
    "forget_standing",
    "insert",
    "insert_anonymous",
    "is_by",
    "of_failure",
    "of_failure_in",
    "of_member",
    "of_message",
    "own_failure",
    "presses",
    "set_channel",
    "set_day",
    "set_due",
    "set_manner",
    "set_posted",
    "set_released",
    "set_seen_by",
    "set_text",
    "set_thread",
    "standing",
    "tag",
    "toggle",
    "total",
    "totals",
    "waiting",
    "with_member",
)
