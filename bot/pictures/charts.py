"""Draw a member's own numbers: bars, spans and lines, each with its figures written beside it.

No colour says anything alone: parts have figures and a legend in their order, lines have marks of their own and their
names at their end. The colours are Okabe and Ito's, which people of every kind of colour vision tell apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, assert_never

from bot.pictures.compiling import to_png
from bot.pictures.fonts import families
from bot.pictures.lettering import printable

WIDTH = 1600
"""The width of every chart in pixels; its height follows from what is in it.

It is 640 points wide, so that its words can still be read where Discord shrinks it to a third.
"""
MOST_ROWS = 20
"""Bars or spans in one chart."""
MOST_PARTS = 5
"""Parts of a bar: as many colours as are told apart on both grounds."""
MOST_LINES = 10
LEAST_STEPS, MOST_STEPS = 2, 6

Theme = Literal["dark", "light"]

_PIXELS_PER_INCH = 180.0
TEMPLATE = Path(__file__).with_name("charts.typ")


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its name, the lengths of its parts (one for a plain bar, at least 0), and what stands at its end."""

    label: str
    values: tuple[float, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that lie, one below the other; `parts` names the parts of every bar, and is empty for plain ones."""

    title: str
    bars: tuple[Bar, ...]
    parts: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.bars) <= MOST_ROWS or len(self.parts) > MOST_PARTS:
            raise ValueError(f"A chart shows 1 to {MOST_ROWS} bars of at most {MOST_PARTS} parts")
        if any(len(bar.values) != max(1, len(self.parts)) or min(bar.values) < 0 for bar in self.bars):
            raise ValueError("A chart shows bars with a value for each part, none below 0")


@dataclass(frozen=True, slots=True)
class Span:
    """One row from the least to the most with a mark at the median, and what stands at its end."""

    label: str
    least: float
    median: float
    most: float
    shown: str


@dataclass(frozen=True, slots=True)
class Spans:
    """Ranges that lie on one scale from 0, one below the other."""

    title: str
    spans: tuple[Span, ...]
    note: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.spans) <= MOST_ROWS:
            raise ValueError(f"A chart shows 1 to {MOST_ROWS} spans")
        if not all(0 <= one.least <= one.median <= one.most for one in self.spans):
            raise ValueError("A chart shows spans from 0 up whose median lies within them")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its name and a value at each step, None where there is none; `dashed` for what was only expected."""

    label: str
    values: tuple[float | None, ...]
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines over named steps on a scale from 0 to `top`; with two steps it shows then and now.

    Figures have one decimal at most, behind the reader's `decimal_mark`.
    """

    title: str
    steps: tuple[str, ...]
    lines: tuple[Line, ...]
    top: int = 10
    note: str = ""
    decimal_mark: str = "."

    def __post_init__(self) -> None:
        if not LEAST_STEPS <= len(self.steps) <= MOST_STEPS or not 1 <= len(self.lines) <= MOST_LINES:
            raise ValueError(f"A chart shows {LEAST_STEPS} to {MOST_STEPS} steps and 1 to {MOST_LINES} lines")
        for line in self.lines:
            known = [value for value in line.values if value is not None]
            if len(line.values) != len(self.steps) or not known or min(known) < 0 or max(known) > self.top:
                raise ValueError(f"A chart shows lines with a place for each step and values from 0 to {self.top}")


Chart = Bars | Spans | Lines


def draw(chart: Chart, theme: Theme = "dark") -> bytes:
    """Return the chart as a PNG, WIDTH pixels wide.

    The same chart gives the same bytes on every machine. Call it in a thread: it takes about a tenth of a second.
    """
    return to_png(TEMPLATE, data(chart, theme), _PIXELS_PER_INCH)


def data(chart: Chart, theme: Theme) -> dict[str, object]:
    """Return what TEMPLATE draws."""
    return {"theme": theme, "title": _words(chart.title), "note": _words(chart.note), **_content(chart)}


def _content(chart: Chart) -> dict[str, object]:
    match chart:
        case Bars():
            rows = [{**_row(bar.label, bar.shown), "values": bar.values} for bar in chart.bars]
            return {"kind": "bars", "rows": rows, "parts": [_words(part) for part in chart.parts]}
        case Spans():
            spans = [
                {**_row(one.label, one.shown), "least": one.least, "median": one.median, "most": one.most}
                for one in chart.spans
            ]
            return {"kind": "spans", "rows": spans}
        case Lines():
            lines = [
                {"label": _words(line.label), "values": line.values, "dashed": line.dashed} for line in chart.lines
            ]
            steps = [_words(step) for step in chart.steps]
            return {"kind": "lines", "lines": lines, "steps": steps, "top": chart.top, "mark": chart.decimal_mark}
        case _:
            assert_never(chart)


def _row(label: str, shown: str) -> dict[str, object]:
    return {"label": _words(label), "shown": _words(shown)}


def _words(text: str) -> dict[str, object]:
    return {**printable(text), "fonts": families(text)}
