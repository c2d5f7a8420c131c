"""What of a file is not in the journal yet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.asks.model import Ask
from bot.imports.model import Found, Reading, Sent
from bot.journal.model import Failure, PartialDate, cut_line


@dataclass(frozen=True, slots=True)
class News:
    """The failures and asks of a file that are new; `known` counts what was there already, or twice in the file.

    `ended` holds, for each failure, the ask that still waits for just this answer, if there is one; `granted` the asks
    that still wait and are a yes in the file.
    """

    failures: tuple[Found, ...]
    asks: tuple[Sent, ...]
    known: int
    ended: tuple[Ask | None, ...] = ()
    granted: tuple[Ask, ...] = ()

    @property
    def total(self) -> int:
        """Return how much there is to bring in."""
        return len(self.failures) + len(self.asks) + len(self.granted)


class _Known:
    """Lines that are there, each with its dates; two are the same if one date is only less exact than the other."""

    def __init__(self, there: Iterable[tuple[str, str]]) -> None:
        self._dates: defaultdict[str, list[str]] = defaultdict(list)
        for line, date in there:
            self._dates[line.casefold()].append(date)
        self._seen: set[tuple[str, str, int]] = set()

    def has(self, text: str, date: PartialDate | None, copy: int = 1) -> bool:
        """Tell whether this is known, and use up what it is known by; from now on it is known itself."""
        line, wanted = cut_line(text)[0].casefold(), str(date or "")
        if (line, wanted, copy) in self._seen:
            return True
        self._seen.add((line, wanted, copy))
        dates = self._dates[line]
        same = next((one for one in dates if one.startswith(wanted) or wanted.startswith(one)), None)
        if same is None:
            return False
        dates.remove(same)
        return True


def news_in(reading: Reading, failures: Iterable[Failure], asks: Iterable[Ask]) -> News:
    """Leave out what the journal has, by line and date, whether it was let go or not."""
    asks = tuple(asks)
    logged = _Known((one.line, str(one.happened or one.logged_at.date())) for one in failures)
    asked = _Known((one.line, str(one.sent_on or one.added_at.date())) for one in asks)
    new = tuple(one for one in reading.failures if not logged.has(one.text, one.happened, one.copy))
    new_asks = tuple(one for one in reading.waiting if not asked.has(one.text, one.sent_on))
    known = len(reading.failures) - len(new) + len(reading.waiting) - len(new_asks)
    ended = tuple(_ended((*new, *reading.accepted), asks))
    granted = tuple(ask for ask in ended[len(new) :] if ask is not None)
    return News(new, new_asks, known, ended[: len(new)], granted)


def _ended(rows: Iterable[Found | Sent], asks: Iterable[Ask]) -> Iterator[Ask | None]:
    """Give the ask that each row ends: an answer that came since would be counted twice else."""
    waiting: defaultdict[str, list[Ask]] = defaultdict(list)
    for ask in asks:
        if ask.answer is None:
            waiting[ask.line.casefold()].append(ask)
    for found in rows:
        fitting = waiting[cut_line(found.text)[0].casefold()]
        ended = next((ask for ask in fitting if _same(ask.sent_on, found.sent_on)), None)
        if ended is not None:
            fitting.remove(ended)
        yield ended


def _same(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Tell whether two dates are the same as far as they are known."""
    return str(one or "").startswith(str(other or "")) or str(other or "").startswith(str(one or ""))
