from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TypedDict, Unpack
from zoneinfo import ZoneInfo

from bot.experience import actions as experience
from bot.feed import actions as feed
from bot.guilds import actions as guilds
from bot.guilds.model import zone_named
from bot.kernel import outbox
from bot.kernel.errors import Refused
from bot.kernel.schedule import Weekly, instant_of, next_occurrence
from bot.kernel.transaction import Transaction
from bot.members import store
from bot.members.model import CHECKIN, NO_ZONE, REVIEW_DAYS, Kept, Left, Member, Notify, Pausable, Pause
from bot.parties import actions as parties
from bot.prompts import actions as prompts
from bot.quests import actions as quests
from bot.together import actions as together

A_WEEK = timedelta(days=7)


class Changes(TypedDict, total=False):
    """What a member can change; what is left out stays as it is.

    None gives the choice of `locale` or `zone` back. `heard` is the locale in which Discord says that they read, and
    `guild_id` the server where they say it; these count as long as they have chosen none. `weekday` is 0 for Monday.
    """

    heard: str
    guild_id: int | None
    locale: str | None
    zone: str | None
    notify: Notify
    review_days: int
    weekday: int
    at: time


def find(tx: Transaction, member_id: int) -> Member:
    """Return how a member wants to be spoken to, the defaults where they have set nothing."""
    return store.find(tx, member_id) or Member(member_id)


def find_in(tx: Transaction, member_id: int, guild_id: int | None) -> Member:
    """Return how a member wants to be spoken to, whose server is this one where they are in any."""
    member = find(tx, member_id)
    return member if guild_id is None else _met(member, guilds.find(tx, guild_id).zone)


def change(tx: Transaction, member_id: int, now: datetime, **changes: Unpack[Changes]) -> Member:
    """Change settings and return them all; the next check-in moves along, never to within a week of the last one.

    An unknown zone raises Refused `members.unknown_zone`, a delay out of range `members.review_days_out_of_range`.
    """
    before = find_in(tx, member_id, changes.get("guild_id"))
    zone = changes.get("zone", before.zone)
    if zone is not None and (named := zone_named(zone)) is None:
        raise Refused("members.unknown_zone", zone=zone)
    review_days = changes.get("review_days", before.review_days)
    if review_days not in REVIEW_DAYS:
        raise Refused("members.review_days_out_of_range", least=REVIEW_DAYS[0], most=REVIEW_DAYS[-1])
    member = replace(
        _heard(before, changes.get("heard", before.locale)),
        zone=None if zone is None else named,
        notify=changes.get("notify", before.notify),
        review_days=review_days,
        weekday=changes.get("weekday", before.weekday),
        at=changes.get("at", before.at),
    )
    if "locale" in changes:
        chosen = changes["locale"]
        member = replace(member, locale=chosen or member.locale, locale_chosen=chosen is not None)
    if before.next_checkin and member.checkin != before.checkin:
        member = _moved(tx, member, now)
    elif member.notify != before.notify:
        member = _scheduled(member, now)
    store.save(tx, member)
    return member


def expect_checkin(tx: Transaction, member_id: int, *, locale: str, guild_zone: str | None, now: datetime) -> None:
    """Make sure that a check-in will come, for there is something now that one could be about.

    `locale` is the one in which the member reads now, `guild_zone` that of the server where they are, None outside.
    """
    before = store.find(tx, member_id)
    member = _met(_heard(before or Member(member_id), locale), guild_zone)
    if before is None or before.next_checkin is None:
        member = _scheduled(member, now)
    elif member.checkin != before.checkin:
        member = _moved(tx, member, now)
    if member != before:
        store.save(tx, member)


def expected(tx: Transaction, now: datetime, limit: int) -> tuple[int, ...]:
    """Return members whose check-in has come, the longest awaited first."""
    return store.expected(tx, now, limit)


def checked_in(tx: Transaction, member: Member, now: datetime, *, again: bool) -> None:
    """Move a member's check-in on to the first one to come, or, unless `again`, expect none."""
    store.save(tx, _scheduled(member, now) if again else replace(member, next_checkin=None))


def zone_for(tx: Transaction, member_id: int, guild_id: int | None) -> str:
    """Return the zone that a member's days are meant in: their own, else that of the server where they are or were."""
    return find_in(tx, member_id, guild_id).checkin.zone


def languages(tx: Transaction) -> dict[int, str]:
    """Return the locale of each member who has chosen one."""
    return store.languages(tx)


def pause(tx: Transaction, member_id: int, what: Pausable, until: datetime | None, now: datetime) -> Pause:
    """Hold something back until an instant, or until it is resumed; in place of an earlier pause of the same.

    An instant that has passed raises Refused `members.pause_is_past`.
    """
    if until is not None and until <= now:
        raise Refused("members.pause_is_past")
    one = Pause(what, until)
    store.pause(tx, member_id, one)
    return one


def resume(tx: Transaction, member_id: int) -> int:
    """End all pauses of a member, and count them; what fell into them is not made up for."""
    return store.resume(tx, member_id)


def is_paused(tx: Transaction, member_id: int, what: Pausable, now: datetime) -> bool:
    """Tell whether a member has this, or everything, held back."""
    return store.is_paused(tx, member_id, what, now)


def pauses(tx: Transaction, member_id: int, now: datetime) -> tuple[Pause, ...]:
    """Return what a member has held back at present."""
    return tuple(one for one in store.pauses(tx, member_id) if one.until is None or one.until > now)


def leaving(tx: Transaction, member_id: int, guild_id: int) -> Left:
    """Count what leaving a server would take back."""
    return Left(
        shares=len(feed.shared_in(tx, member_id, guild_id)),
        quests=len(quests.announced_in(tx, member_id, guild_id)),
        experiences=experience.count_in(tx, member_id, guild_id),
        together=int(together.since(tx, guild_id, member_id) is not None),
        parties=parties.count_in(tx, member_id, guild_id),
        suggestions=len(prompts.suggested_by(tx, guild_id, member_id)),
        presses=feed.presses(tx, member_id, guild_id),
    )


def leave(tx: Transaction, member_id: int, guild_id: int, now: datetime) -> Left:
    """Take back what a member shows in a server: shares, quests' announcements, offers, presses. The journal stays."""
    presses = feed.presses(tx, member_id, guild_id)
    announced = quests.announced_in(tx, member_id, guild_id)
    for quest in announced:
        quests.keep_private(tx, quest.id, now)
    return Left(
        shares=feed.leave(tx, member_id, guild_id, now),
        quests=len(announced),
        experiences=experience.leave(tx, member_id, guild_id),
        together=int(together.leave(tx, guild_id, member_id)),
        parties=parties.leave(tx, member_id, guild_id, now),
        suggestions=prompts.leave(tx, guild_id, member_id),
        presses=presses,
    )


def of_member(tx: Transaction, member_id: int) -> Kept:
    """Return everything that is kept of how a member wants to be spoken to."""
    return Kept(store.find(tx, member_id), store.pauses(tx, member_id))


def restore(tx: Transaction, member_id: int, kept: Kept, now: datetime) -> None:
    """Put back what `of_member` gave, of this member or of an account they had before."""
    if kept.member is not None:
        member = replace(kept.member, id=member_id)
        store.save(tx, member if member.next_checkin is None else _scheduled(member, now))
    for one in kept.pauses:
        store.pause(tx, member_id, one)


def forget_member(tx: Transaction, member_id: int) -> bool:
    """Delete what a member has set and paused, and tell whether there was anything."""
    paused = store.resume(tx, member_id)
    return store.forget(tx, member_id) or paused > 0


def _heard(member: Member, locale: str) -> Member:
    return member if member.locale_chosen else replace(member, locale=locale)


def _met(member: Member, guild_zone: str | None) -> Member:
    """Return a member who is in a server of this zone; one that is left at its default tells nothing."""
    return member if guild_zone in (None, NO_ZONE) else replace(member, guild_zone=guild_zone)


def _scheduled(member: Member, now: datetime) -> Member:
    return replace(member, next_checkin=next_occurrence(_rule(member), now))


def _moved(tx: Transaction, member: Member, now: datetime) -> Member:
    """Move a check-in to another day or hour, no sooner than a week after the day of the last one that arrived."""
    rule = _rule(member)
    last = outbox.latest_said(tx, f"{CHECKIN}:{member.id}:")
    if last is None:
        return _scheduled(member, now)
    earliest = date.fromisoformat(last.rpartition(":")[2]) + A_WEEK
    before = instant_of(earliest, time(), ZoneInfo(rule.zone)) - timedelta(seconds=1)
    return replace(member, next_checkin=next_occurrence(rule, max(now, before)))


def _rule(member: Member) -> Weekly:
    """Return the rule of the check-in, in UTC where this machine no longer knows the zone."""
    return member.checkin if zone_named(member.checkin.zone) else replace(member.checkin, zone=NO_ZONE)
