"""Meeting earlier entries again, for those who asked for it: at most one a week, within the check-in."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.feed import actions as feed
from bot.feed.model import Audience
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import STINGS, Failure, PartialDate
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.members import actions as members
from bot.resurfacing import store
from bot.resurfacing.model import SETTLED, Candidate, Kept, Resurfaced, Resurfacing, draw, monday_of, years_round
from bot.stings import actions as stings


def find(tx: Transaction, member_id: int) -> Resurfacing | None:
    """Return what a member wants to meet again, None where they have not asked for it."""
    return store.find(tx, member_id)


def begin(
    tx: Transaction,
    member_id: int,
    *,
    least: int | None,
    most: int | None,
    locale: str,
    guild_id: int | None,
    now: datetime,
) -> Resurfacing:
    """Have earlier entries come back, within limits of their sting, and make sure that a check-in will bring them.

    `least` is about what an entry stung at first, `most` about what it stings by now; an entry without a sting fits no
    limit. Limits off the scale raise Refused `journal.sting_off_scale`.
    """
    if any(limit is not None and limit not in STINGS for limit in (least, most)):
        raise Refused("journal.sting_off_scale", least=STINGS[0], most=STINGS[-1])
    before = store.find(tx, member_id)
    wish = Resurfacing(least, most, before.brought if before else None)
    store.save(tx, member_id, wish)
    zone = None if guild_id is None else guilds.find(tx, guild_id).zone
    members.expect_checkin(tx, member_id, locale=locale, guild_zone=zone, now=now)
    return wish


def end(tx: Transaction, member_id: int) -> bool:
    """Let none come back any more, and tell whether any would have; what is spared stays spared."""
    return store.delete(tx, member_id)


def never(tx: Transaction, member_id: int, failure_id: int) -> Failure:
    """Let one entry never come back by itself, and return it."""
    found = journal.find(tx, member_id, failure_id)
    store.spare(tx, member_id, failure_id)
    return found


def again(tx: Transaction, member_id: int, failure_id: int) -> Failure:
    """Let an entry come back after all, and return it."""
    found = journal.find(tx, member_id, failure_id)
    store.unspare(tx, member_id, failure_id)
    return found


def coming(tx: Transaction, member_id: int, due_at: datetime, *, besides: Collection[int] = ()) -> Resurfaced | None:
    """Return the entry that comes back with the check-in of an instant, or None.

    Nothing that was let go comes, nor what is told without a name anywhere: its author could be known by what they do
    next. An imported entry comes round by the date it was given, or never. `besides` are entries that the same
    check-in asks about.
    """
    wish = store.find(tx, member_id)
    monday = _week(tx, member_id, due_at)
    if wish is None or (wish.brought is not None and wish.brought >= monday):
        return None
    left_out = {*besides, *store.spared(tx, member_id)}
    candidates = [
        one
        for one in _candidates(tx, member_id, due_at)
        if one.failure_id not in left_out and years_round(one.of, monday) is not None
    ]
    told = feed.audiences(tx, member_id, [one.failure_id for one in candidates]) if candidates else {}
    named = [one for one in candidates if Audience.ANONYMOUS not in told.get(one.failure_id, ())]
    drawn = draw(member_id, monday, named, wish)
    years = None if drawn is None else years_round(drawn.of, monday)
    if drawn is None or years is None:
        return None
    return Resurfaced(journal.find(tx, member_id, drawn.failure_id), drawn.of, years, drawn.then, drawn.now)


def brought(tx: Transaction, member_id: int, due_at: datetime) -> None:
    """Note that an entry came back with the check-in of an instant: no other one of its week brings one."""
    wish = store.find(tx, member_id)
    if wish is not None:
        store.save(tx, member_id, replace(wish, brought=_week(tx, member_id, due_at)))


def of_member(tx: Transaction, member_id: int) -> Kept:
    """Return all that is kept of it."""
    return Kept(store.find(tx, member_id), store.spared(tx, member_id))


def restore(tx: Transaction, member_id: int, kept: Kept) -> None:
    """Put back what `of_member` gave; the entries must be there."""
    if kept.wish is not None:
        store.save(tx, member_id, kept.wish)
    for failure_id in kept.spared:
        store.spare(tx, member_id, failure_id)


def forget_member(tx: Transaction, member_id: int) -> None:
    """Erase all that is kept of it."""
    store.forget_member(tx, member_id)


def _candidates(tx: Transaction, member_id: int, due_at: datetime) -> list[Candidate]:
    zone = ZoneInfo(members.find(tx, member_id).checkin.zone)
    stung = {one.failure_id: one.given[-1].sting for one in stings.of_member(tx, member_id) if one.given}
    return [
        Candidate(mark.failure_id, of, mark.sting, stung.get(mark.failure_id, mark.sting))
        for mark in store.marks(tx, member_id)
        if mark.logged_at <= due_at - SETTLED and (of := _day(mark, zone)) is not None
    ]


def _day(mark: store.Mark, zone: ZoneInfo) -> PartialDate | None:
    """Return the day that an entry is of: when it happened, or else when it was logged."""
    if mark.happened is not None:
        return mark.happened
    if mark.imported:
        return None
    logged = mark.logged_at.astimezone(zone).date()
    return PartialDate(logged.year, logged.month, logged.day)


def _week(tx: Transaction, member_id: int, due_at: datetime) -> date:
    return monday_of(due_at.astimezone(ZoneInfo(members.find(tx, member_id).checkin.zone)).date())
