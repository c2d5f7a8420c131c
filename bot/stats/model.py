"""A member's own numbers, as pure functions over what they logged, asked for and felt."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean, median

from bot.asks.model import Answer, Ask
from bot.journal.model import Failure, Kind
from bot.stings.model import Told

FEWEST = 5
"""Under this many items there are counts, and no shares, medians or means: they would say more than is known."""
MOST_YEARS = 20
"""Years that are told one by one; those before are told together."""
MOST_SECTIONS = 10
"""Headings that are told one by one; the smaller ones are told together."""
_ANSWERS = tuple(kind for kind in Kind if kind is not Kind.SETBACK)
"""The kinds that say how an answer came, or did not come; a setback had none to wait for."""


@dataclass(frozen=True, slots=True)
class Year:
    """How many failures a year holds; `and_before` takes in all earlier years."""

    year: int
    count: int
    and_before: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """How many failures stand under a heading: a key of SECTIONS, an own one, or None for none."""

    section: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Sections:
    """The headings with the most failures, and how many other headings and failures there are."""

    most: tuple[Section, ...]
    other_headings: int
    other_failures: int


@dataclass(frozen=True, slots=True)
class Kinds:
    """How many failures ended with each kind of answer, in the order of the kinds; `total` is those that have one."""

    counts: tuple[tuple[Kind, int], ...]
    total: int

    @property
    def has_shares(self) -> bool:
        """Tell whether there are enough to compare them."""
        return self.total >= FEWEST


@dataclass(frozen=True, slots=True)
class Response:
    """Days from sending to a written answer; `answer` is None for all answers together."""

    answer: Answer | None
    count: int
    least: int
    median: float
    most: int


@dataclass(frozen=True, slots=True)
class Responses:
    """How long answers took: first all together, then each answer that came often enough; none where there are few.

    `known` is how many answers are known to the day.
    """

    known: int
    spans: tuple[Response, ...]


@dataclass(frozen=True, slots=True)
class Stings:
    """How stings were when they were logged and when they were told last; the means are None where there are few."""

    told: int
    fell: int
    stayed: int
    rose: int
    then: float | None
    later: float | None


@dataclass(frozen=True, slots=True)
class Endings:
    """How many asks ended how, in the order of the answers; `waiting` have not, and `total` is all of them."""

    counts: tuple[tuple[Answer, int], ...]
    waiting: int
    total: int

    @property
    def has_shares(self) -> bool:
        """Tell whether there are enough to compare them."""
        return self.total >= FEWEST


@dataclass(frozen=True, slots=True)
class Figures:
    """All numbers of one member; what they let go is in none of them."""

    failures: int
    years: tuple[Year, ...]
    sections: Sections
    kinds: Kinds
    responses: Responses
    stings: Stings
    endings: Endings

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to count."""
        return not (self.failures or self.endings.total)


def figures(failures: Iterable[Failure], asks: Iterable[Ask], told: Iterable[Told]) -> Figures:
    """Return the numbers of these failures, asks and stings."""
    entries, asked = tuple(failures), tuple(asks)
    return Figures(
        failures=len(entries),
        years=years(entries),
        sections=sections(entries),
        kinds=kinds(entries),
        responses=responses(asked),
        stings=stings(told),
        endings=endings(asked),
    )


def years(failures: Iterable[Failure]) -> tuple[Year, ...]:
    """Return every year from the first to the last, those without a failure too; many are cut at the beginning.

    A failure belongs to the year in which it happened, or else in which it was logged.
    """
    counts = Counter((one.happened or one.logged_at).year for one in failures)
    if not counts:
        return ()
    first, last = min(counts), max(counts)
    if last - first < MOST_YEARS:
        return tuple(Year(year, counts[year]) for year in range(first, last + 1))
    cut = last - MOST_YEARS + 1
    before = sum(count for year, count in counts.items() if year <= cut)
    return (Year(cut, before, and_before=True), *(Year(year, counts[year]) for year in range(cut + 1, last + 1)))


def sections(failures: Iterable[Failure]) -> Sections:
    """Return the headings, the fullest first; own ones are alike whatever their case, and named as they were first."""
    counts, names = Counter[str | None](), dict[str | None, str | None]()
    for one in failures:
        folded = None if one.section is None else one.section.casefold()
        names.setdefault(folded, one.section)
        counts[folded] += 1
    ordered = [Section(names[folded], count) for folded, count in counts.most_common()]
    shown = ordered[:MOST_SECTIONS] if len(ordered) > MOST_SECTIONS + 1 else ordered
    others = ordered[len(shown) :]
    return Sections(tuple(shown), len(others), sum(one.count for one in others))


def kinds(failures: Iterable[Failure]) -> Kinds:
    """Return how answers came, of the failures for which that is known."""
    counts = Counter(one.kind for one in failures if one.kind in _ANSWERS)
    return Kinds(tuple((kind, counts[kind]) for kind in _ANSWERS if counts[kind]), counts.total())


def responses(asks: Iterable[Ask]) -> Responses:
    """Return how long answers took, where both days are known."""
    known = [(one.answer, days) for one in asks if one.answer is not None and (days := one.days_to_answer) is not None]
    groups: list[tuple[Answer | None, list[int]]] = [(None, [days for _, days in known])]
    groups += [(answer, [days for given, days in known if given is answer]) for answer in Answer]
    spans = (
        Response(answer, len(days), min(days), float(median(days)), max(days))
        for answer, days in groups
        if len(days) >= FEWEST
    )
    return Responses(len(known), tuple(spans))


def stings(told: Iterable[Told]) -> Stings:
    """Return how stings went on, of the failures whose sting was told again."""
    pairs = [(one.then, one.now) for one in told]
    enough = len(pairs) >= FEWEST
    return Stings(
        told=len(pairs),
        fell=sum(later < then for then, later in pairs),
        stayed=sum(later == then for then, later in pairs),
        rose=sum(later > then for then, later in pairs),
        then=fmean(then for then, _ in pairs) if enough else None,
        later=fmean(later for _, later in pairs) if enough else None,
    )


def endings(asks: Iterable[Ask]) -> Endings:
    """Return how asks ended."""
    counts = Counter(one.answer for one in asks)
    ended = tuple((answer, counts[answer]) for answer in Answer if counts[answer])
    return Endings(ended, counts[None], counts.total())
