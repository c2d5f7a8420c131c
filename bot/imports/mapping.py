"""Which column of a table is what: by its heading, and by what stands in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from bot.imports.days import Order, apart, order_of, read_day
from bot.imports.model import Column, Context, Role, Table
from bot.imports.vocabulary import answer_of, coarse_role, exact_role, likely_role
from bot.kernel.errors import Refused

DATES = (Role.SENT, Role.ANSWERED, Role.HAPPENED)
_NAMING = (Role.LINE, Role.WHAT, Role.WHERE)
_HEADING_WITHIN = 5
"""Rows in which headings are looked for: a title may stand above them."""
_SURELY = 3
"""Known headings that make a row one of headings even if none of them stands in the vocabulary as a whole."""
_ANY_ORDER = Order(month_first=False, sure=False)
_JUDGED_BY = 200
"""Cells of a column that show what it is."""
_SHOWN = 8
"""Headings that a refusal names."""

Row = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Mapped:
    """A table whose columns are understood: where each role stands, how dates are written, and the rows below."""

    columns: tuple[Column, ...]
    at: Mapping[Role, int]
    order: Order
    rows: tuple[Row, ...] = field(repr=False)

    def cell(self, cells: Sequence[str], role: Role) -> str:
        """Return what stands under a role in a row, or nothing."""
        index = self.at.get(role)
        return cells[index] if index is not None and index < len(cells) else ""

    def has(self, role: Role) -> bool:
        """Tell whether a column has this role."""
        return role in self.at


def count_headings(cells: Sequence[str]) -> int:
    """Tell how many cells of a row are known headings."""
    return sum(1 for cell in cells if exact_role(cell) or likely_role(cell) or coarse_role(cell))


def understand(table: Table, context: Context) -> Mapped:
    """Find out what each column is; refuse an empty table, and one without anything that could be a line."""
    if not table.rows:
        raise Refused("imports.empty")
    heading = _heading(table.rows, context)
    rows = table.rows if heading is None else table.rows[heading + 1 :]
    width = max(len(cells) for _, cells in table.rows)
    names = [""] * width if heading is None else [*table.rows[heading][1], *[""] * width][:width]
    roles = [None] * width if heading is None else _by_heading(names)
    roles = _by_content(_believed(roles, rows, context), rows, context)
    names = [name or str(index) for index, name in enumerate(names, 1)]
    if not any(role in roles for role in _NAMING):
        raise Refused("imports.no_line", columns=", ".join(names[:_SHOWN]))
    at = {role: index for index, role in enumerate(roles) if role is not None}
    # One program wrote all of them, so that a 14 in one column tells how to read a 3 in another.
    written = [cell for role in DATES if role in at for cell in _column(rows, at[role])]
    order = order_of(written, context.today, usually_month_first=context.month_first)
    columns = tuple(Column(name, role) for name, role in zip(names, roles, strict=True))
    return Mapped(columns, at, order, rows)


def _heading(rows: Sequence[Row], context: Context) -> int | None:
    """Return which of the first rows holds the headings, None for a table without any."""
    return next((at for at, (_, cells) in enumerate(rows[:_HEADING_WITHIN]) if _is_heading(cells, at, context)), None)


def _is_heading(cells: Sequence[str], at: int, context: Context) -> bool:
    """Tell a row of headings from one that only has such words in it: "Journal of Moss" is no heading."""
    if any(read_day(cell, _ANY_ORDER, context.today) for cell in cells):
        return False
    known = count_headings(cells)
    return known >= _SURELY or (any(map(exact_role, cells)) and (known > 1 or at == 0))


def _by_heading(names: Sequence[str]) -> list[Role | None]:
    """Give each role to one column: to the first that bears its name, else to the first that has its word."""
    roles: list[Role | None] = [None] * len(names)
    for meaning in (exact_role, likely_role, coarse_role):
        for index, name in enumerate(names):
            role = meaning(name)
            if roles[index] is None and role is not None and role not in roles:
                roles[index] = role
    return roles


def _believed(roles: Sequence[Role | None], rows: Sequence[Row], context: Context) -> list[Role | None]:
    """Take roles back that most of a column contradicts: a column of dates without dates, of answers in free words."""
    believed = list(roles)
    for index, role in enumerate(roles):
        filled = _filled(rows, index)
        if role in DATES and not _mostly_dates(filled, context):
            believed[index] = None
        if role is Role.ANSWER and not _mostly_answers(filled):
            believed[index] = None if Role.STORY in roles else Role.STORY
    return believed


def _by_content(roles: list[Role | None], rows: Sequence[Row], context: Context) -> list[Role | None]:
    """Find a line, and in a table without headings also dates and answers, by what stands in the columns."""
    if any(role in roles for role in _NAMING):
        return roles
    texts, answers = list[int](), list[int]()
    for index, role in enumerate(roles):
        filled = _filled(rows, index)
        if role is not None or not filled:
            continue
        if _mostly_dates(filled, context):
            if not any(one in roles for one in DATES):
                roles[index] = Role.HAPPENED
        elif _mostly_answers(filled):
            answers.append(index)
        elif not all(cell.isdecimal() for cell in filled):
            texts.append(index)
    # In a list without anything else, what sounds like an answer ("No grant from Fen") is the failure itself.
    for index, role in zip(texts or answers, (Role.WHAT, Role.WHERE), strict=False):
        roles[index] = role
    if texts and answers and Role.ANSWER not in roles:
        roles[answers[0]] = Role.ANSWER
    return roles


def _column(rows: Sequence[Row], index: int) -> Iterator[str]:
    return (cells[index] for _, cells in rows if index < len(cells))


def _filled(rows: Sequence[Row], index: int) -> list[str]:
    """Return the first cells of a column that are not empty: enough to judge it by."""
    return list(islice((cell for cell in _column(rows, index) if cell), _JUDGED_BY))


def _mostly_dates(filled: Sequence[str], context: Context) -> bool:
    return 2 * sum(1 for cell in filled if read_day(apart(cell)[0], _ANY_ORDER, context.today)) >= len(filled)


def _mostly_answers(filled: Sequence[str]) -> bool:
    return 2 * sum(1 for cell in filled if answer_of(cell)) >= len(filled)
