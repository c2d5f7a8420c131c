"""One line of a written CV of failures: "2019 Moth Song, Night Press (a near miss, sting 7) (2×)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.imports.days import Order, read_day
from bot.imports.model import Context, Ending, Trouble
from bot.imports.texts import Unfit
from bot.imports.vocabulary import named_answer
from bot.imports.written import stings
from bot.journal.model import STINGS, Kind, PartialDate

MOST_COPIES = 100
_MOST_REMARKS = 6
_LONGEST = 1000
"""Characters of a line that is looked into; a longer one is a story, which tells its dates in its own way."""
_BECAME = " → "
_COPIES = re.compile(r"\s*[(\[]\s*(?:(\d{1,3})\s*[×xX]|[×xX]\s*(\d{1,3}))\s*[)\]]")
_IN_FRONT = re.compile(
    r"(?P<day>(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?)(?:\s*[:.|·–—-]\s+|\s+[–—-]\s*|\s+)(?P<rest>\S.*)"
)
_BEFORE_COLON = re.compile(r"(?P<day>[^:]{4,40}):\s+(?P<rest>\S.*)")
_REMARKS = re.compile(r"(?P<rest>.*\S)\s*\((?P<remarks>[^()]*)\)\.?")
_AT_END = re.compile(r"(?P<rest>.*\S)(?:,|\s[–—-])\s*(?P<day>(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?)\.?")


@dataclass(frozen=True, slots=True)
class Told:
    """What one line tells."""

    text: str = field(repr=False)
    day: PartialDate | None = None
    either_way: bool = False
    kind: Kind | None = None
    sting: int | None = None
    became: str | None = field(default=None, repr=False)
    copies: int = 1


@dataclass(frozen=True, slots=True)
class _Remark:
    day: tuple[PartialDate, bool] | None = None
    kind: Kind | None = None
    sting: int | None = None


def read_line(text: str, context: Context) -> Told:
    """Read a line; what is understood in it is taken off, a date that lies ahead makes it Unfit."""
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return Told(text)
    text, copies = _take_copies(text)
    became = None
    remarks: list[_Remark] = []
    found = _REMARKS.fullmatch(text)
    if found is not None:
        parts = found["remarks"].split(",")
        understood = list(_remarks(parts[:_MOST_REMARKS], context))
        remarks = [one for one in understood if one is not None]
        if remarks and len(remarks) == len(understood) and len(parts) <= _MOST_REMARKS:
            text = found["rest"]
    if not remarks and _BECAME in text:
        text, _, became = text.rpartition(_BECAME)
    day = next((one.day for one in remarks if one.day), None)
    if day is None:
        text, day = _take_day(text, context)
    if day is not None and day[0].is_future(context.today):
        raise Unfit(Trouble.FUTURE)
    return Told(
        text=text,
        day=day[0] if day else None,
        either_way=day is not None and day[1],
        kind=next((one.kind for one in remarks if one.kind), None),
        sting=next((one.sting for one in remarks if one.sting is not None), None),
        became=became,
        copies=copies,
    )


def year_of(text: str) -> int | None:
    """Return the year that a heading consists of."""
    return int(text) if re.fullmatch(r"(?:19|20)\d{2}", text.strip(" :.")) else None


def _take_copies(text: str) -> tuple[str, int]:
    found = _COPIES.search(text)
    if found is None:
        return text, 1
    copies = int(found[1] or found[2])
    if not 0 < copies <= MOST_COPIES:
        return text, 1
    return " ".join((text[: found.start()] + text[found.end() :]).split()), copies


def _take_day(text: str, context: Context) -> tuple[str, tuple[PartialDate, bool] | None]:
    for pattern in (_IN_FRONT, _AT_END, _BEFORE_COLON):
        found = pattern.fullmatch(text)
        day = None if found is None else _day(found["day"], context)
        if found is not None and day is not None:
            return found["rest"], day
    return text, None


def _day(text: str, context: Context) -> tuple[PartialDate, bool] | None:
    return read_day(text, Order(context.month_first, sure=False), context.today)


def _remarks(parts: Sequence[str], context: Context) -> Iterator[_Remark | None]:
    """Give what remarks say, None for one that says nothing to us; a name of a kind may have a comma in it."""
    while parts:
        ends = range(1, len(parts) + 1)
        tried = ((end, _remark(",".join(parts[:end]).strip(), context)) for end in ends)
        end, remark = next((one for one in tried if one[1] is not None), (1, None))
        yield remark
        parts = parts[end:]


def _remark(text: str, context: Context) -> _Remark | None:
    if day := _day(text, context):
        return _Remark(day=day)
    for pattern in stings():
        if (found := pattern.fullmatch(text)) and int(found[1]) in STINGS:
            return _Remark(sting=int(found[1]))
    answer = named_answer(text)
    if isinstance(answer, Kind):
        return _Remark(kind=answer)
    return _Remark() if answer is Ending.REFUSED else None
