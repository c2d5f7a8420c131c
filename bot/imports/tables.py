"""From the text of a table to its rows, whatever separates its cells and however its quotation marks are broken."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence

from bot.imports.model import MOST, Table, Trouble, Unread
from bot.imports.sniffing import SEPARATORS, too_many
from bot.kernel.errors import Refused

_SEPARATOR_LINE = re.compile(r"sep=(.)", re.IGNORECASE)
_LOOKED_AT = 50
_MOST_BROKEN = 100
"""Rows with broken quotation marks; a file with more is not the one that its owner thinks it is."""
_FORMULA = re.compile(r"'\s*[=+\-@|%＝＋－＠]")
_MOST_WITH_BLANKS = 20 * MOST
_WIDEST = 200

Headings = Callable[[Sequence[str]], int]
"""Tells how many cells of a row are known headings."""


def read_table(text: str, headings: Headings) -> Table:
    """Return the rows of a table; refuse one of too many rows, or with quotation marks beyond repair."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    skipped = 0
    given = _SEPARATOR_LINE.fullmatch(lines[0].strip())
    if given is not None:
        skipped = 1
    separator = given[1] if given is not None else _separator(lines, headings)
    rows: list[tuple[int, tuple[str, ...]]] = []
    unread: list[Unread] = []
    for number, cells in _records(lines[skipped:], separator):
        row = number + skipped
        if isinstance(cells, Trouble):
            unread.append(Unread(row, cells))
            if len(unread) > _MOST_BROKEN:
                raise Refused("imports.broken_quotes", row=unread[0].row)
        elif any(cells):
            rows.append((row, cells))
        if len(rows) > MOST or row > _MOST_WITH_BLANKS:
            raise too_many()
    return Table(tuple(rows), tuple(unread))


def _separator(lines: list[str], headings: Headings) -> str:
    """Choose what makes the most headings known, then what makes the rows alike, then what makes them wide."""

    def worth(separator: str) -> tuple[int, float, int]:
        found = csv.reader((line for line in lines[:_LOOKED_AT] if line.strip()), delimiter=separator)
        rows = list(_until_broken(found))
        if not rows:
            return 0, 0.0, 0
        width = max(map(len, rows))
        alike = sum(1 for row in rows if len(row) == len(rows[0]) > 1) / len(rows)
        return max(headings(row) for row in rows[:5]), alike, width if alike else 0

    return max(SEPARATORS, key=worth)


def _until_broken(found: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from found
    except csv.Error:
        return


def _records(lines: list[str], separator: str) -> Iterator[tuple[int, tuple[str, ...] | Trouble]]:
    """Give each row with its number, or what is wrong with it: after a broken one the next line goes on.

    A row may stand on several lines, so rows are counted as a spreadsheet counts them.
    """
    at, number = 0, 0
    while at < len(lines):
        reader = csv.reader(_lines_from(lines, at), delimiter=separator, strict=True)
        start = at
        try:
            for cells in reader:
                number += 1
                yield number, tuple(map(_bare, cells[:_WIDEST]))
                start = at + reader.line_num
        except csv.Error:
            number += 1
            yield number, _alone(lines[start], separator)
            at = start + 1
        else:
            return


def _alone(line: str, separator: str) -> tuple[str, ...] | Trouble:
    """Read a line that is odd but whole, such as one with words behind a closed quotation mark."""
    if len(line) > csv.field_size_limit():
        return Trouble.LONG
    if line.count('"') % 2:
        return Trouble.QUOTES
    try:
        (cells,) = csv.reader([line], delimiter=separator)
    except (csv.Error, ValueError):
        return Trouble.QUOTES
    return tuple(map(_bare, cells[:_WIDEST]))


def _lines_from(lines: list[str], at: int) -> Iterator[str]:
    return (f"{lines[index]}\n" for index in range(at, len(lines)))


def _bare(cell: str) -> str:
    """Take off what keeps a spreadsheet from running a cell as a formula."""
    cell = cell.strip()
    return cell[1:] if _FORMULA.match(cell) else cell
