"""When and where a server reads its digest."""

from dataclasses import replace
from datetime import datetime

from bot.digest import store
from bot.digest.actions.months import give_up
from bot.digest.model import Schedule
from bot.guilds.model import zone_named
from bot.kernel.errors import Refused
from bot.kernel.schedule import Monthly, next_in_month
from bot.kernel.transaction import Transaction


def plan(tx: Transaction, guild_id: int, *, channel_id: int, rule: Monthly, now: datetime) -> Schedule:
    """Give a server its digest from its next day on, in place of the schedule it may have.

    The day is one of DAYS. An unknown zone raises Refused `prompts_rules.unknown_zone`.
    """
    zone = zone_named(rule.zone)
    if zone is None:
        raise Refused("prompts_rules.unknown_zone", zone=rule.zone)
    rule = replace(rule, zone=zone)
    schedule = Schedule(guild_id, channel_id, rule, next_in_month(rule, now))
    store.save_schedule(tx, schedule)
    return schedule


def find(tx: Transaction, guild_id: int) -> Schedule | None:
    """Return a server's schedule, or None where it has none."""
    return store.find_schedule(tx, guild_id)


def stop(tx: Transaction, guild_id: int) -> bool:
    """End a server's digest, and what is on its way with it; tell whether there was a schedule."""
    for digest_id in store.waiting(tx, guild_id):
        give_up(tx, digest_id)
    return store.delete_schedule(tx, guild_id)
