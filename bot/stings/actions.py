from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import STINGS, Failure
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.members import actions as members
from bot.stings import store
from bot.stings.model import AFTER, FORECAST_FOR, Course, Due, Ending, Rating, Step, Told, next_step, step_reached


def due(tx: Transaction, member_id: int, now: datetime, *, unasked: bool = False) -> tuple[Due, ...]:
    """Return the failures whose sting may be told again, oldest first: of each the latest step, while it is unanswered.

    Left out are those let go, those that ended, those without a sting, and those that an import brought, whose steps
    are not counted from the day of the import. With `unasked` only what no check-in has brought up yet, so that each
    step comes to a member once and never again by itself.
    """
    return tuple(Due(journal.find(tx, member_id, one), step) for one, step in _due(tx, member_id, now, unasked=unasked))


def next_due(tx: Transaction, member_id: int, now: datetime) -> datetime | None:
    """Return when the next sting will be asked for after `now`, None where none will."""
    courses = store.courses(tx, member_id)
    coming = (
        next_step(logged_at, now)
        for one, logged_at in store.stinging(tx, member_id, imported=False)
        if courses.get(one, Course(one)).ending is None
    )
    return min((instant for instant in coming if instant is not None), default=None)


def asked(tx: Transaction, member_id: int, now: datetime) -> None:
    """Remember that a check-in brought up all that is due; to be called where its delivery is recorded."""
    for one, step in _due(tx, member_id, now, unasked=True):
        store.save(tx, member_id, replace(store.course(tx, member_id, one), asked=step))


def rate(tx: Transaction, member_id: int, failure_id: int, step: Step, sting: int, now: datetime) -> Told:
    """Keep what a sting is now; while no later step has come, another rating takes the place of the first.

    Refuses `stings.over` for a step that has passed, `stings.none` for a failure without a sting.
    """
    _check(sting)
    return _answer(tx, member_id, failure_id, Rating(step, sting, now), now)


def skip(tx: Transaction, member_id: int, failure_id: int, step: Step, now: datetime) -> Told:
    """Pass over a step; the next one is asked for in its time. Refuses as `rate` does."""
    return _answer(tx, member_id, failure_id, Rating(step, None, now), now)


def stop(tx: Transaction, member_id: int, failure_id: int) -> Told:
    """Never ask for this sting again."""
    return _end(tx, member_id, failure_id, Ending.STOPPED)


def reorient(tx: Transaction, member_id: int, failure_id: int) -> Told:
    """Note that the member no longer wants what they had tried for; its sting is not asked for again."""
    return _end(tx, member_id, failure_id, Ending.REORIENTED)


def ask_again(
    tx: Transaction, member_id: int, failure_id: int, *, locale: str, guild_id: int | None, now: datetime
) -> Told:
    """Take an ending back, so that the steps still to come are asked for; where the member is now says how and when."""
    again = _end(tx, member_id, failure_id, None)
    zone = None if guild_id is None else guilds.find(tx, guild_id).zone
    members.expect_checkin(tx, member_id, locale=locale, guild_zone=zone, now=now)
    return again


def forecast(tx: Transaction, member_id: int, failure_id: int, sting: int, now: datetime) -> Told:
    """Keep what a member expects of a sting in a month; another one takes the place of the first.

    Once the month is over it would be no forecast: refuses `stings.forecast_late`.
    """
    _check(sting)
    failure = _stinging(tx, member_id, failure_id)
    if not may_forecast(failure, now):
        raise Refused("stings.forecast_late")
    changed = replace(store.course(tx, member_id, failure_id), forecast=sting)
    store.save(tx, member_id, changed)
    return Told(failure, changed)


def may_forecast(failure: Failure, now: datetime) -> bool:
    """Tell whether there is still something to forecast."""
    felt_now = failure.sting is not None and failure.batch is None
    return felt_now and now - failure.logged_at < AFTER[FORECAST_FOR]


def course(tx: Transaction, member_id: int, failure_id: int) -> Told:
    """Return how a failure's sting went on so far; refuse `stings.none` where none was noted."""
    return Told(_stinging(tx, member_id, failure_id), store.course(tx, member_id, failure_id))


def told(tx: Transaction, member_id: int) -> tuple[Told, ...]:
    """Return the failures whose sting was told again at least once, newest first; those let go are left out."""
    rated = {one: found for one, found in store.courses(tx, member_id).items() if found.given}
    shown = (one for one, _ in reversed(store.stinging(tx, member_id, imported=True)) if one in rated)
    return tuple(Told(journal.find(tx, member_id, one), rated[one]) for one in shown)


def of_member(tx: Transaction, member_id: int) -> tuple[Course, ...]:
    """Return all courses that something is known of, by failure."""
    return tuple(store.courses(tx, member_id).values())


def put_back(tx: Transaction, member_id: int, courses: Iterable[Course]) -> None:
    """Write courses down as they were; their failures must be there."""
    for one in courses:
        store.save(tx, member_id, one)
        for rating in one.ratings:
            store.rate(tx, member_id, one.failure_id, rating)


def forget_member(tx: Transaction, member_id: int) -> None:
    """Erase all that is known of a member's stings but what their entries themselves say."""
    store.forget_member(tx, member_id)


def _due(tx: Transaction, member_id: int, now: datetime, *, unasked: bool) -> list[tuple[int, Step]]:
    courses, found = store.courses(tx, member_id), list[tuple[int, Step]]()
    for one, logged_at in store.stinging(tx, member_id, imported=False):
        step, known = step_reached(logged_at, now), courses.get(one, Course(one))
        if step is None or known.ending is not None or known.rated(step):
            continue
        if not (unasked and known.asked is step):
            found.append((one, step))
    return found


def _answer(tx: Transaction, member_id: int, failure_id: int, rating: Rating, now: datetime) -> Told:
    failure = _stinging(tx, member_id, failure_id)
    if step_reached(failure.logged_at, now) is not rating.step:
        raise Refused("stings.over")
    store.rate(tx, member_id, failure_id, rating)
    return Told(failure, store.course(tx, member_id, failure_id))


def _end(tx: Transaction, member_id: int, failure_id: int, ending: Ending | None) -> Told:
    failure = _stinging(tx, member_id, failure_id)
    changed = replace(store.course(tx, member_id, failure_id), ending=ending)
    store.save(tx, member_id, changed)
    return Told(failure, changed)


def _stinging(tx: Transaction, member_id: int, failure_id: int) -> Failure:
    failure = journal.find(tx, member_id, failure_id)
    if failure.sting is None:
        raise Refused("stings.none")
    return failure


def _check(sting: int) -> None:
    if sting not in STINGS:
        raise Refused("journal.sting_off_scale", least=STINGS[0], most=STINGS[-1])
