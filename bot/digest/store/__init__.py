"""Digests as the database keeps them."""

from bot.digest.store.happened import contributions, ended_by, standing
from bot.digest.store.months import (
    find,
    insert,
    of_month,
    overdue,
    set_due,
    set_posted,
    set_state,
    take_stale,
    waiting,
)
from bot.digest.store.quotes import allow, allowed, candidates, disallow, offered, places, quote, quoted
from bot.digest.store.schedules import delete_schedule, due_schedules, find_schedule, save_schedule

__all__ = (
    "allow",
    "allowed",
    "candidates",
    "contributions",
    "delete_schedule",
    "disallow",
    "due_schedules",
    "ended_by",
    "find",
    "find_schedule",
    "insert",
    "of_month",
    "offered",
    "overdue",
    "places",
    "quote",
    "quoted",
    "save_schedule",
    "set_due",
    "set_posted",
    "set_state",
    "standing",
    "take_stale",
    "waiting",
)
