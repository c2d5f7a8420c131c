"""The shares of failures and the presses on their cards, as the database keeps them."""

from bot.feed.store.presses import forget_presses, presses, toggle
from bot.feed.store.reading import (
    audiences,
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
from bot.feed.store.writing import delete, insert, insert_anonymous, own_failure, set_channel, set_posted, set_text

__all__ = (
    "audiences",
    "delete",
    "find",
    "forget_presses",
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
    "set_posted",
    "set_text",
    "tag",
    "toggle",
    "total",
    "waiting",
    "with_member",
)
