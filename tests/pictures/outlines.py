"""Where the words of a picture stand: the boxes around their outlines, read from the picture as SVG."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree as ET

import regex
import typst

from bot.pictures.charts import TEMPLATE, Chart, data
from bot.pictures.compiling import inputs
from bot.pictures.fonts import fonts

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
_STEP = regex.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = regex.compile(r"-?[0-9.]+(?:e-?[0-9]+)?")
Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle around a run of letters, in points from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box", play: float = 0.5) -> bool:
        """Tell whether two boxes share more than a hair."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > play and down > play


@dataclass(frozen=True)
class Page:
    """The size of a picture in points, and the boxes of its runs of letters."""

    width: float
    height: float
    runs: tuple[Box, ...]

    def complaints(self) -> list[str]:
        """Return which runs leave the page or come over one another."""
        wrong = [
            f"{run} leaves the page"
            for run in self.runs
            if run.left < 0 or run.top < 0 or run.right > self.width or run.bottom > self.height
        ]
        wrong += [f"{one} comes over {two}" for one, two in combinations(self.runs, 2) if one.overlaps(two)]
        return wrong


def laid_out(chart: Chart) -> Page:
    """Lay a chart out, and find its words."""
    svg = typst.compile(
        TEMPLATE, root=TEMPLATE.parent, font_paths=fonts(), format="svg", sys_inputs=inputs(data(chart, "dark"))
    )
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    glyphs = {
        symbol.attrib["id"]: [point for path in symbol.iter(f"{SVG}path") for point in _points(path.attrib["d"])]
        for symbol in root.iter(f"{SVG}symbol")
    }
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    return Page(width, height, tuple(_runs(root, (1, 0, 0, 1, 0, 0), glyphs)))


def _runs(element: ET.Element, matrix: tuple[float, ...], glyphs: dict[str, list[Point]]) -> Iterator[Box]:
    matrix = _within(matrix, element.attrib.get("transform", ""))
    a, b, c, d, e, f = matrix
    points: list[Point] = []
    for inner in element:
        if inner.tag == f"{SVG}use":
            dx, dy = float(inner.attrib["x"]), float(inner.attrib["y"])
            outline = ((x + dx, y + dy) for x, y in glyphs[inner.attrib[LINK].removeprefix("#")])
            points += [(a * x + c * y + e, b * x + d * y + f) for x, y in outline]
        else:
            yield from _runs(inner, matrix, glyphs)
    if points:
        across, down = [x for x, _ in points], [y for _, y in points]
        yield Box(min(across), min(down), max(across), max(down))


def _within(outer: tuple[float, ...], transform: str) -> tuple[float, ...]:
    """Return the matrix of something that is moved within something that is moved already."""
    numbers = [float(number) for number in _NUMBER.findall(transform)]
    match transform.partition("(")[0]:
        case "":
            return outer
        case "translate":
            inner = [1.0, 0.0, 0.0, 1.0, *(numbers if len(numbers) == 2 else [*numbers, 0.0])]
        case "matrix":
            inner = numbers
        case other:
            raise ValueError(other)
    (a, b, c, d, e, f), (p, q, r, s, t, u) = outer, inner
    return (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f)


def _points(path: str) -> Iterator[Point]:
    """Give the points that a path's outline passes or leans to."""
    x = y = 0.0
    start = (x, y)
    for command, numbers in _STEP.findall(path):
        values = [float(number) for number in _NUMBER.findall(numbers)]
        base = (x, y) if command.islower() else (0.0, 0.0)
        match command.upper():
            case "Z":
                x, y = start
            case "H":
                x = base[0] + values[-1]
                yield x, y
            case "V":
                y = base[1] + values[-1]
                yield x, y
            case _:
                pairs = [(base[0] + dx, base[1] + dy) for dx, dy in zip(values[::2], values[1::2], strict=True)]
                yield from pairs
                x, y = pairs[-1]
                start = (x, y) if command in "Mm" else start
