"""Figures from rounds: medians with their ranges, ratios pair by pair, percentiles, and the lines of a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Self


@dataclass(frozen=True, slots=True)
class Figure:
    """What several rounds gave."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, rounds: Iterable[float]) -> Self:
        """Return the median and range of one value a round."""
        values = sorted(rounds)
        return cls(median(values), values[0], values[-1])

    @classmethod
    def ratio(cls, values: Sequence[float], floors: Sequence[float]) -> Self:
        """Return how many times the floor it was, compared within each round and not across rounds."""
        return cls.of(value / floor for value, floor in zip(values, floors, strict=True))

    def spelled(self, digits: int) -> str:
        """Return it as `1.21 (1.10–1.35)`."""
        return f"{self.median:.{digits}f} ({self.least:.{digits}f}–{self.most:.{digits}f})"


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure's median is to reach: at least or at most `bound`."""

    bound: float
    at_least: bool = False

    def verdict(self, figure: Figure) -> str:
        """Return the target and whether it holds."""
        holds = figure.median >= self.bound if self.at_least else figure.median <= self.bound
        return f"{'≥' if self.at_least else '≤'} {self.bound:g} {'holds' if holds else 'MISSED'}"


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value below which this share of the values lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of the same length as a Markdown table; the first is its heading."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join((lines[0], rule, *lines[1:]))
