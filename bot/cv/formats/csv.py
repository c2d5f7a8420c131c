"""A CV as a table: a row a line, under names that are English in every language, so that programs can rely on them."""

import csv
from io import StringIO

import regex

from bot.cv.formats import words
from bot.cv.model import Cv

COLUMNS = ("section", "year", "date", "line", "count", "became")

# What spreadsheets take for the beginning of a formula, also behind blanks; OWASP's list and the full-width signs.
_FORMULA = regex.compile(r"^[\s\p{Cf}]*[=+\-@|%＝＋－＠]")
_HARMLESS = "'"


def write(cv: Cv, locale: str) -> bytes:
    """Write a CV as CSV in UTF-8 with a byte order mark, without which Excel takes it for something else."""
    written = StringIO(newline="")
    rows = csv.writer(written, quoting=csv.QUOTE_ALL)
    rows.writerow(COLUMNS)
    for part in cv.parts:
        for item in part.items:
            section = "" if item.section is None else words.section_name(item.section, locale)
            outcome = words.outcome(item, locale)
            cells = (section, str(item.year), words.dates(item), item.line, str(item.count), outcome)
            rows.writerow([cell(text) for text in cells])
    return written.getvalue().encode("utf-8-sig", "replace")


def cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: one that begins like one gets an apostrophe in front."""
    on_one_line = " ".join(text.split())
    return f"{_HARMLESS}{on_one_line}" if _FORMULA.match(on_one_line) else on_one_line
