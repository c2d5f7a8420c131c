"""What a server has shared, all together: figures in which nobody can be found.

Whoever looks twice and subtracts learns what happened in between. So these figures change once a month, and only when
there is something new by enough people; a heading, a year or a kind of answer is told where enough people have it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import TypeVar

from bot.journal.model import SECTIONS, Kind
from bot.stats.model import FEWEST, MOST_YEARS, Kinds

FEWEST_ALIKE = 3
"""Headings, years and kinds of answers are told from this many members on who have something there."""

T = TypeVar("T", bound=int | str | None)


@dataclass(frozen=True, slots=True)
class Item:
    """One failure that was counted in a server or shared there by name, as far as it goes into figures.

    `month` is the first day of the month in which it was shared, `year` that in which it happened or was logged.
    """

    member_id: int
    month: date
    year: int
    section: str | None = field(repr=False)
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """A server's numbers up to the end of a month, whose first day is `until`.

    Years are the latest that can be told. Sections are keys of SECTIONS, or None for those that stand under no heading;
    own ones are only in `failures`.
    """

    until: date
    failures: int
    people: int
    years: tuple[tuple[int, int], ...]
    sections: tuple[tuple[str | None, int], ...]
    kinds: Kinds


def figures(items: Collection[Item]) -> GroupFigures | None:
    """Return what can be told of these, None where they are of too few people."""
    told = told_together(items)
    if not told:
        return None
    answers = _alike(told, lambda one: one.kind and one.kind.value)
    kinds = tuple((kind, answers[kind.value]) for kind in Kind if kind is not Kind.SETBACK and kind.value in answers)
    sections = _alike([one for one in told if one.section in (None, *SECTIONS)], lambda one: one.section)
    return GroupFigures(
        until=max(one.month for one in told),
        failures=len(told),
        people=len({one.member_id for one in told}),
        years=tuple(sorted(_alike(told, lambda one: one.year).items()))[-MOST_YEARS:],
        sections=tuple(sections.most_common()),
        kinds=Kinds(kinds, sum(number for _, number in kinds)),
    )


def told_together(items: Collection[Item]) -> list[Item]:
    """Return the items of the first months, up to the last that FEWEST people have filled since the one before.

    So what is told of one month more is told of so many people at least.
    """
    told, waiting = list[Item](), list[Item]()
    for _, month in groupby(sorted(items, key=lambda one: one.month), key=lambda one: one.month):
        waiting += month
        if len({one.member_id for one in waiting}) >= FEWEST:
            told, waiting = told + waiting, []
    return told


def _alike(items: Collection[Item], what: Callable[[Item], T]) -> Counter[T]:
    """Count the items that are alike, where they are of enough people."""
    members: defaultdict[T, list[int]] = defaultdict(list)
    for one in items:
        members[what(one)].append(one.member_id)
    return Counter({alike: len(found) for alike, found in members.items() if len(set(found)) >= FEWEST_ALIKE})
