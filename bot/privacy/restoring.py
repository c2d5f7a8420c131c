"""Put an export back as far as it is not there already; nothing is shared, announced or celebrated by it."""

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, TypeVar

from bot.asks import actions as asks
from bot.asks.model import Ask
from bot.cv import actions as cv
from bot.cv.model import Heading
from bot.cv.model import Kept as CvKept
from bot.journal import actions as journal
from bot.journal.model import Failure
from bot.kernel.transaction import Transaction
from bot.members import actions as members
from bot.members.model import Kept as Settings
from bot.privacy.model import MemberData, Restored
from bot.prompts import actions as prompts
from bot.quests import actions as quests
from bot.resurfacing import actions as resurfacing
from bot.resurfacing.model import Kept as Resurfacing
from bot.reviews import actions as reviews
from bot.reviews.model import FeedbackTask, Review
from bot.stings import actions as stings
from bot.stories import actions as stories
from bot.stories.model import Story

T = TypeVar("T")
Own = TypeVar("Own", Failure, Ask, Review, FeedbackTask, Story)


class _Hanging(Protocol):
    @property
    def failure_id(self) -> int: ...


Hung = TypeVar("Hung", bound=_Hanging)


@dataclass(frozen=True, slots=True)
class _News:
    """What of an export is not there yet, and how many of its entries are."""

    data: MemberData
    known: int

    @property
    def counts(self) -> Restored:
        holdings = self.data.holdings
        return Restored(
            failures=holdings.failures,
            known=self.known,
            quests=holdings.quests,
            asks=holdings.asks,
            answers=holdings.answers,
            others=holdings.looking_back + holdings.settings,
        )


def restorable(tx: Transaction, member_id: int, data: MemberData) -> Restored:
    """Count what `restore` would put back now; it only reads."""
    return _news(tx, member_id, data).counts


def restore(tx: Transaction, member_id: int, data: MemberData, *, batch: int, now: datetime) -> Restored:
    """Put back what is not there yet, its entries and asks as one import, and count it; again finds nothing new.

    It may be another account's export. Shares and presses do not come back, and quests come back unannounced. What its
    topic would not take raises that topic's Refused.
    """
    news = _news(tx, member_id, data)
    fresh = news.data
    # A quest that is there already takes in the entries that counted toward it.
    quest_ids = quests.put_back(tx, member_id, data.quests, data.milestones)

    def now_in(quest_id: int | None) -> int | None:
        return None if quest_id is None else quest_ids.get(quest_id)

    journal.put_back(tx, (replace(one, quest_id=now_in(one.quest_id), batch=batch) for one in fresh.failures))
    asks.put_back(tx, (replace(one, quest_id=now_in(one.quest_id), batch=batch) for one in fresh.asks))
    stings.put_back(tx, member_id, fresh.stings)
    reviews.put_back(tx, fresh.reviews, fresh.feedback_tasks)
    stories.put_back(tx, fresh.stories)
    prompts.put_back(tx, member_id, fresh.answers)
    if fresh.cv is not None:
        cv.restore(tx, member_id, fresh.cv)
    if fresh.settings is not None:
        members.restore(tx, member_id, fresh.settings, now)
    if fresh.resurfacing is not None:
        resurfacing.restore(tx, member_id, fresh.resurfacing)
    if _asks_for_checkins(fresh):
        locale = members.find(tx, member_id).locale
        members.expect_checkin(tx, member_id, locale=locale, guild_zone=None, now=now)
    return news.counts


def _news(tx: Transaction, member_id: int, data: MemberData) -> _News:
    entries = {one.id for one in journal.everything(tx, member_id)}
    asked = {one.id for one in asks.of_member(tx, member_id)}
    started = {one.started_at for one in quests.of_member(tx, member_id)}
    brought = _once(data.failures, lambda one: one.id)
    there = entries.union(one.id for one in brought)

    def hanging(rows: Iterable[Hung], known: Iterable[_Hanging]) -> tuple[Hung, ...]:
        """Return what hangs on an entry that is there, or will be, where nothing of its kind does yet."""
        free = there.difference(one.failure_id for one in known)
        return tuple(one for one in _once(rows, lambda one: one.failure_id) if one.failure_id in free)

    return _News(
        MemberData(
            failures=_owned(member_id, (one for one in brought if one.id not in entries)),
            quests=tuple(
                one for one in _once(data.quests, lambda one: one.started_at) if one.started_at not in started
            ),
            asks=_owned(member_id, (one for one in _once(data.asks, lambda one: one.id) if one.id not in asked)),
            stings=hanging(data.stings, stings.of_member(tx, member_id)),
            reviews=_owned(member_id, hanging(data.reviews, reviews.of_member(tx, member_id))),
            feedback_tasks=_owned(member_id, hanging(data.feedback_tasks, reviews.feedback_of_member(tx, member_id))),
            stories=_owned(member_id, hanging(data.stories, stories.of_member(tx, member_id))),
            answers=prompts.unanswered(tx, member_id, _once(data.answers, lambda one: (one.guild_id, one.local_date))),
            cv=_fresh_cv(data.cv, cv.of_member(tx, member_id), there),
            settings=_fresh_settings(data.settings, members.of_member(tx, member_id)),
            resurfacing=_fresh_resurfacing(data.resurfacing, resurfacing.of_member(tx, member_id), there),
        ),
        known=sum(1 for one in brought if one.id in entries),
    )


def _asks_for_checkins(fresh: MemberData) -> bool:
    waiting = any(one.answer is None for one in fresh.asks)
    comes_back = fresh.resurfacing is not None and fresh.resurfacing.wish is not None
    return waiting or comes_back or any(one.sting is not None for one in fresh.failures)


def _fresh_cv(brought: CvKept | None, there: CvKept, entries: Collection[int]) -> CvKept | None:
    if brought is None:
        return None
    picked = (one for one in dict.fromkeys(brought.chosen) if one in entries and one not in there.chosen)
    return CvKept(brought.heading if there.heading == Heading() else Heading(), tuple(picked))


def _fresh_settings(brought: Settings | None, there: Settings) -> Settings | None:
    if brought is None:
        return None
    paused = {one.what for one in there.pauses}
    pauses = (one for one in _once(brought.pauses, lambda one: one.what) if one.what not in paused)
    return Settings(brought.member if there.member is None else None, tuple(pauses))


def _fresh_resurfacing(brought: Resurfacing | None, there: Resurfacing, entries: Collection[int]) -> Resurfacing | None:
    if brought is None:
        return None
    spared = (one for one in dict.fromkeys(brought.spared) if one in entries and one not in there.spared)
    return Resurfacing(brought.wish if there.wish is None else None, tuple(spared))


def _once(rows: Iterable[T], name: Callable[[T], Hashable]) -> tuple[T, ...]:
    """Leave out what a file has twice."""
    return tuple({name(one): one for one in reversed(tuple(rows))}.values())[::-1]


def _owned(member_id: int, rows: Iterable[Own]) -> tuple[Own, ...]:
    """Return rows as this member's, whoever exported them."""
    return tuple(replace(one, member_id=member_id) for one in rows)
