from datetime import datetime

from bot.asks import actions as asks
from bot.checkins.model import CheckIn
from bot.kernel import outbox
from bot.kernel.clock import to_stored
from bot.kernel.schedule import Occurrence, Punctuality, next_occurrence, punctuality
from bot.kernel.transaction import Transaction
from bot.members import actions as members
from bot.members.model import CHECKIN, Member, Notify, Pausable
from bot.resurfacing import actions as resurfacing
from bot.reviews import actions as reviews
from bot.stings import actions as stings

AT_ONCE = 200
"""Check-ins that are looked for together; the rest are looked for when these are done."""
KIND = CHECKIN


def due(tx: Transaction, now: datetime) -> tuple[int, ...]:
    """Return the members whose check-in has come, at most AT_ONCE."""
    return members.expected(tx, now, AT_ONCE)


def send(tx: Transaction, member_id: int, now: datetime) -> bool:
    """Ask for a member's check-in where it has come and there is something in it, and tell whether it was asked for.

    After a time of silence only the latest date counts: it is sent, late if need be, or skipped, and the next one lies
    in the future. With nothing to ask now and nothing to come none is expected any more.
    """
    member = members.find(tx, member_id)
    if member.checkin_at is None or member.checkin_at > now:
        return False
    latest = _latest(member, now)
    wanted = not is_over(latest.instant, now) and not gather(tx, member_id, latest.instant).is_empty
    if wanted:
        _put(tx, member_id, latest, now)
    members.checked_in(tx, member, now, again=_has_more(tx, member_id, now))
    return wanted


def gather(tx: Transaction, member_id: int, due_at: datetime) -> CheckIn:
    """Return what a member's check-in of an instant is about, as far as they want to be asked and have not paused it.

    Whenever it is sent, it asks what was due at that instant, so that what was asked can be told afterwards.
    """
    wanted = _wanted(tx, member_id, due_at)
    again = stings.due(tx, member_id, due_at, unasked=True) if wanted.stings else ()
    ripe = reviews.ripe(tx, member_id, due_at) if wanted.reviews else ()
    asked = {one.failure.id for one in again}.union(one.id for one in ripe)
    looks_back = not members.is_paused(tx, member_id, Pausable.REVIEWS, due_at)
    return CheckIn(
        asks=asks.waiting(tx, member_id) if wanted.asks else (),
        stings=again,
        reviews=ripe,
        resurfaced=resurfacing.coming(tx, member_id, due_at, besides=asked) if looks_back else None,
    )


def is_over(due_at: datetime, now: datetime) -> bool:
    """Tell whether it is too late for a check-in that was due at an instant."""
    return punctuality(due_at, now) is Punctuality.MISSED


def delivered(tx: Transaction, member_id: int, due_at: datetime) -> None:
    """Note that the check-in of an instant arrived: what it asked or brought, the next one does not bring up again."""
    if gather(tx, member_id, due_at).resurfaced:
        resurfacing.brought(tx, member_id, due_at)
    if _wanted(tx, member_id, due_at).stings:
        stings.asked(tx, member_id, due_at)


def _latest(member: Member, now: datetime) -> Occurrence:
    """Return the latest date that has come, from the expected one on."""
    assert member.next_checkin is not None  # noqa: S101 - it is due
    latest = member.next_checkin
    while (following := next_occurrence(member.checkin, latest.instant)).instant <= now:
        latest = following
    return latest


def _put(tx: Transaction, member_id: int, occurrence: Occurrence, now: datetime) -> None:
    on = occurrence.local_date.isoformat()
    payload: dict[str, int | str] = {"member": member_id, "date": on, "due": to_stored(occurrence.instant)}
    outbox.put(tx, KIND, key=f"{KIND}:{member_id}:{on}", lane=member_id, payload=payload, due=now, bulk=True)


def _has_more(tx: Transaction, member_id: int, now: datetime) -> bool:
    """Tell whether there is something that a later check-in could be about, paused or not."""
    notify = members.find(tx, member_id).notify
    return bool(
        (notify.asks and asks.waiting(tx, member_id))
        or (notify.stings and (stings.due(tx, member_id, now, unasked=True) or stings.next_due(tx, member_id, now)))
        # To log a failure without a sting makes no check-in expected, so that a later look has to find it.
        or notify.reviews
        or resurfacing.find(tx, member_id)
    )


def _wanted(tx: Transaction, member_id: int, now: datetime) -> Notify:
    """Return what a member wants to be asked and has not paused."""
    notify = members.find(tx, member_id).notify
    return Notify(
        asks=notify.asks and not members.is_paused(tx, member_id, Pausable.ASKS, now),
        stings=notify.stings and not members.is_paused(tx, member_id, Pausable.STINGS, now),
        reviews=notify.reviews and not members.is_paused(tx, member_id, Pausable.REVIEWS, now),
    )
