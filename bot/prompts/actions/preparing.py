"""What organisers see of the weeks to come, and do about the next one."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.guilds import actions as guilds
from bot.kernel.errors import Refused
from bot.kernel.schedule import Occurrence, next_occurrence
from bot.kernel.transaction import Transaction
from bot.prompts import own, store
from bot.prompts.actions.choosing import banked, chosen, whole_bank
from bot.prompts.choose import REST
from bot.prompts.model import COMING, RECENT, Coming, Preview, Schedule, Standing, Status

KEPT = timedelta(weeks=4)
"""How long it is remembered that a date was skipped, or what was passed over for it."""


def preview(tx: Transaction, guild_id: int, locale: str) -> Preview:
    """Return what comes next as things stand; Refused `prompts_rules.no_schedule` where nothing does."""
    coming = _schedule(tx, guild_id).next
    if store.is_skipped(tx, guild_id, coming.local_date):
        return Preview(coming, None, skipped=True)
    key = chosen(tx, guild_id, coming.local_date)
    return Preview(coming, None if key is None else banked(tx, guild_id, key, locale))


def pass_over(tx: Transaction, guild_id: int, on: date, key: str, locale: str) -> Preview:
    """Have another prompt come on a date in place of this one, and return what comes next.

    Where everything was passed over it starts anew. A date that is not the next one any more is left as it is.
    """
    if on == _schedule(tx, guild_id).next.local_date:
        store.pass_over(tx, guild_id, on, key)
        if chosen(tx, guild_id, on) in store.passed_over(tx, guild_id, on):
            store.forget_passed_over(tx, guild_id, on)
            store.pass_over(tx, guild_id, on, key)
    return preview(tx, guild_id, locale)


def skip(tx: Transaction, guild_id: int, on: date | None = None) -> Coming:
    """Let the next date pass without a prompt, and return the one after it; again changes nothing.

    With a date, only if that is still the next one. Raises Refused `prompts_rules.no_schedule`.
    """
    schedule = _schedule(tx, guild_id)
    store.forget_preparations(tx, guild_id, schedule.next.local_date - KEPT)
    if on in (None, schedule.next.local_date):
        store.skip(tx, guild_id, schedule.next.local_date)
    return _coming(tx, schedule)[1]


def unskip(tx: Transaction, guild_id: int, on: date) -> Coming:
    """Let a prompt come on a date after all, and return the next date."""
    store.unskip(tx, guild_id, on)
    return _coming(tx, _schedule(tx, guild_id))[0]


def status(tx: Transaction, guild_id: int, now: datetime) -> Status:
    """Return what organisers are told about their server's prompts."""
    schedule = store.find_schedule(tx, guild_id)
    zone = schedule.rule.zone if schedule else guilds.find(tx, guild_id).zone
    today = now.astimezone(ZoneInfo(zone)).date()
    resting = {used.key for used in store.history(tx, guild_id) if today - used.local_date < REST}
    unused = sum(prompt.key not in resting for prompt in whole_bank(tx, guild_id))
    return Status(
        schedule,
        store.recent(tx, guild_id, RECENT),
        unused,
        coming=_coming(tx, schedule) if schedule else (),
        own={one.key: one.words for one in own.of_guild(tx, guild_id, Standing.APPROVED)},
        suggested=len(own.of_guild(tx, guild_id, Standing.SUGGESTED)),
        empty=schedule is not None and chosen(tx, guild_id, schedule.next.local_date) is None,
    )


def _schedule(tx: Transaction, guild_id: int) -> Schedule:
    schedule = store.find_schedule(tx, guild_id)
    if schedule is None:
        raise Refused("prompts_rules.no_schedule")
    return schedule


def _coming(tx: Transaction, schedule: Schedule) -> tuple[Coming, ...]:
    dates: list[Occurrence] = [schedule.next]
    while len(dates) < COMING:
        dates.append(next_occurrence(schedule.rule, dates[-1].instant))
    return tuple(Coming(one, store.is_skipped(tx, schedule.guild_id, one.local_date)) for one in dates)
