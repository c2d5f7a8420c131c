"""From the rows of a table to failures, to applications that still wait, and to what cannot be read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.imports.days import apart, read_day
from bot.imports.lines import Told, read_line
from bot.imports.mapping import DATES, Mapped, understand
from bot.imports.model import MOST, Context, Ending, Found, Reading, Role, Sent, Table, Trouble, Unread
from bot.imports.sniffing import too_many
from bot.imports.texts import Unfit, fitting, fitting_ask
from bot.imports.vocabulary import Answer, answer_of
from bot.journal.model import STINGS, Kind, PartialDate, is_blank

_STING = re.compile(r"(\d{1,2})(?:\s*(?:/|of|von)\s*10)?")

Day = tuple[PartialDate, bool]


def read_rows(table: Table, encoding: str, context: Context) -> Reading:
    """Read a table."""
    mapped = understand(table, context)
    failures: list[Found] = []
    waiting: list[Sent] = []
    unread = list(table.unread)
    accepted: list[Sent] = []
    for row, cells in mapped.rows:
        try:
            answer = _answer(mapped, cells)
            if answer is Ending.ACCEPTED:
                accepted.append(_sent(mapped, row, cells, context))
            elif answer is Ending.WAITING:
                waiting.append(_sent(mapped, row, cells, context))
            else:
                failures += _found(mapped, row, cells, answer, context)
        except Unfit as unfit:
            unread.append(Unread(row, unfit.trouble))
        if len(failures) > MOST:
            raise too_many()
    unread.sort(key=lambda one: one.row)
    return Reading(
        encoding=encoding,
        columns=mapped.columns,
        failures=tuple(failures),
        waiting=tuple(waiting),
        accepted=tuple(accepted),
        unread=tuple(unread),
        month_first=mapped.order.month_first,
    )


def _answer(mapped: Mapped, cells: Sequence[str]) -> Answer | None:
    """Return what sort of answer a row tells of; None where the table does not say, which makes it a failure."""
    written = mapped.cell(cells, Role.ANSWER)
    if written:
        answer = answer_of(written)
        if answer is None:
            raise Unfit(Trouble.ANSWER)
        return answer
    if mapped.has(Role.ANSWERED):
        unanswered = not mapped.cell(cells, Role.ANSWERED)
    else:
        unanswered = mapped.has(Role.ANSWER) and mapped.has(Role.SENT)
    return Ending.WAITING if unanswered else None


def _found(mapped: Mapped, row: int, cells: Sequence[str], answer: Answer | None, context: Context) -> Iterator[Found]:
    """Give the failure of a row, as often as it has dates or says; its line has a date where no column has."""
    text = _text(mapped, cells)
    told = Told(text) if any(map(mapped.has, DATES)) else read_line(text, context)
    sting = _sting(mapped.cell(cells, Role.STING))
    found = fitting(
        Found(
            row=row,
            text=told.text,
            story=mapped.cell(cells, Role.STORY) or None,
            section=mapped.cell(cells, Role.SECTION),
            kind=answer if isinstance(answer, Kind) else told.kind,
            happened=told.day,
            sent_on=_sent_on(mapped, cells, context),
            sting=told.sting if sting is None else sting,
            became=mapped.cell(cells, Role.BECAME) or told.became,
            either_way=told.either_way,
        )
    )
    days = _days(mapped, cells, (Role.ANSWERED, Role.HAPPENED, Role.SENT), context)
    for number, (day, either_way) in enumerate(days, 1):
        yield replace(found, happened=day, either_way=either_way, copy=number)
    if not days:
        yield from copies(found, told.copies)


def copies(found: Found, times: int) -> Iterator[Found]:
    """Give a failure as often as the file says that it was."""
    return (replace(found, copy=number) for number in range(1, times + 1))


def _sent(mapped: Mapped, row: int, cells: Sequence[str], context: Context) -> Sent:
    days = _days(mapped, cells, (Role.SENT, Role.HAPPENED), context)
    return fitting_ask(
        Sent(
            row=row,
            text=_text(mapped, cells),
            section=mapped.cell(cells, Role.SECTION),
            sent_on=days[0][0] if days else None,
            either_way=bool(days) and days[0][1],
        )
    )


def _text(mapped: Mapped, cells: Sequence[str]) -> str:
    """Say what it was and where, in one line."""
    what = mapped.cell(cells, Role.LINE) or mapped.cell(cells, Role.WHAT)
    return ", ".join(dict.fromkeys(part for part in (what, mapped.cell(cells, Role.WHERE)) if not is_blank(part)))


def _days(mapped: Mapped, cells: Sequence[str], roles: Sequence[Role], context: Context) -> tuple[Day, ...]:
    """Return the dates of the first of these columns that has any."""
    role = next((role for role in roles if mapped.cell(cells, role)), None)
    if role is None:
        return ()
    days = [read_day(part, mapped.order, context.today) for part in apart(mapped.cell(cells, role))]
    known = tuple(day for day in days if day is not None)
    if len(known) < len(days):
        raise Unfit(Trouble.DATE)
    if any(day.is_future(context.today) for day, _ in known):
        raise Unfit(Trouble.FUTURE)
    return known


def _sent_on(mapped: Mapped, cells: Sequence[str], context: Context) -> PartialDate | None:
    """Return when an answered application was sent, where that is clear: it only helps to know it again."""
    day = read_day(mapped.cell(cells, Role.SENT), mapped.order, context.today)
    return None if day is None or day[1] else day[0]


def _sting(written: str) -> int | None:
    if not written:
        return None
    found = _STING.fullmatch(written)
    if found is None or int(found[1]) not in STINGS:
        raise Unfit(Trouble.STING)
    return int(found[1])
